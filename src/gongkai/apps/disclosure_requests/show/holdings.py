"""What a file holds: what was asked, of whom, what came back, the letters, the money, what is like it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.apps.disclosure_requests import queries
from gongkai.apps.disclosure_requests.models import (
    Consultation,
    DisclosureRequest,
    Draft,
    DraftState,
    FeeNotice,
    Letter,
    LetterState,
    Opinion,
    PartyKind,
)
from gongkai.apps.disclosure_requests.paper import grouped
from gongkai.apps.disclosure_requests.queries import Dossier
from gongkai.apps.disclosure_requests.show.menu import Choice, Menu
from gongkai.apps.disclosure_requests.show.rows import shortened, state_tone, time_left
from gongkai.apps.disclosure_requests.show.timeline import draft_name
from gongkai.apps.disclosure_requests.states import State
from gongkai.lib import clock
from gongkai.lib.ui.dates import local_day
from gongkai.lib.ui.parts import Cell, Column, Item, Link, Row, Table, Tag, Term, Text, Tone
from gongkai.statute.consultation import SILENCE, Consulted
from gongkai.statute.outcomes import OUTCOMES

# Letters to people and bodies outside that are not the applicant.
TO_OTHERS = ("consultation_letter.", "disclosure_notice.")
LETTER_TONES: dict[str, Tone] = {
    LetterState.ISSUED: "warn",
    LetterState.SENT: "info",
    LetterState.SERVED: "good",
    LetterState.RETURNED: "bad",
}


def request_terms(of: Dossier) -> tuple[Term, ...]:
    """What was asked, and how it came."""
    case = of.case
    wanted = " · ".join(
        str(words)
        for words in (
            case.get_wanted_form_display() if case.wanted_form else "",
            case.get_wanted_route_display() if case.wanted_route else "",
        )
        if words
    )
    unit = case.handling_unit.name if case.handling_unit else ""
    rows: list[Term] = [
        Term(_("申请内容"), lines=tuple(case.description.splitlines())),
        *([Term(_("拆分的事项"), lines=tuple(item.description for item in of.items))] if of.items else ()),
        Term(_("获取方式和途径"), wanted or None, why=_("申请人没有写明")),
        Term(_("申请渠道"), str(case.get_channel_display())),
        Term(_("提交日期"), local_day(case.submitted_at).isoformat()),
        Term(_("收到日期"), _day(case.receipt_date), why=_("还没有与申请人确认")),
        Term(
            _("承办"),
            " · ".join(filter(None, (unit, _person(of, case.handler_id)))) or None,
            why=_("还没有分办"),
        ),
        Term(_("查询码"), grouped(case.receipt_code)),
    ]
    if case.outcome:
        rows.append(Term(_("办理结果"), OUTCOMES[case.outcome].full_label))
    if case.archive_no:
        rows.append(Term(_("档号"), case.archive_no))
    if case.note:
        rows.append(Term(_("登记备注"), case.note))
    return tuple(rows)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _person(of: Dossier, number: int | None) -> str:
    return of.people.get(number, "") if number else ""


def amendment_terms(of: Dossier) -> tuple[Term, ...]:
    row = of.amendment
    if row is None:
        return ()
    ends = queries.amendment_ends(row)
    late = Tag(_("超过7个工作日告知"), "bad") if row.was_late else None
    limit = _("%(days)d个工作日") % {"days": row.working_days}
    answer = [*(row.answer.splitlines()), row.reason_for_delay] if row.answered_on else []
    return (
        Term(_("告知日期"), row.asked_on.isoformat(), tag=late),
        Term(_("补正事项"), lines=tuple(row.items.splitlines())),
        Term(_("补正期限"), f"{limit}（{ends.isoformat()}）" if ends else limit),
        Term(_("送达日期"), _day(row.delivered_on), why=_("还没有送达记录，补正期限没有开始")),
        Term(_("收到补正"), _day(row.answered_on), why=_("还没有收到")),
        *((Term(_("补正内容"), lines=tuple(filter(None, answer))),) if answer else ()),
    )


def reason_terms(of: Dossier) -> tuple[Term, ...]:
    row = of.inquiry
    if row is None:
        return ()
    judged = str(row.get_judgement_display()) if row.judgement else None
    return (
        Term(_("要求说明的日期"), row.asked_on.isoformat()),
        Term(_("数量、频次的事实"), row.facts),
        Term(_("收到说明"), _day(row.answered_on), why=_("还没有收到")),
        *((Term(_("说明的理由"), lines=tuple(row.answer.splitlines())),) if row.answer else ()),
        Term(_("认定"), judged, why=_("还没有认定")),
        *((Term(_("认定意见"), row.judgement_reason),) if row.judgement_reason else ()),
    )


def fee_terms(of: Dossier) -> tuple[Term, ...]:
    row = of.notice
    if row is None:
        return ()
    ends = queries.payment_ends(row)
    paid = tuple(
        " ".join(filter(None, (one.paid_on.isoformat(), _yuan(one.yuan), one.receipt_number)))
        for one in of.payments
        if one.notice_id == row.pk
    )
    return (
        Term(_("计收方式"), FeeNotice.Method(row.method).label),
        Term(_("金额"), _yuan(row.total_yuan)),
        Term(_("缴费期限"), _day(ends), why=_("还没有送达记录，缴费期限没有开始")),
        *((Term(_("缴费记录"), lines=paid),) if paid else ()),
        Term(_("尚未缴清"), _yuan(row.total_yuan - row.paid_yuan)),
    )


def _yuan(amount: int) -> str:
    return _("%(yuan)d元") % {"yuan": amount}


@dataclass(frozen=True)
class Note:
    """One consultation, assistance, search or talk as a block: a title, a word on its state, lines, what can be done."""

    title: str
    tag: Tag | None
    lines: tuple[str, ...]
    links: tuple[Link, ...] = ()


def consultation_notes(of: Dossier, menu: Menu) -> tuple[Note, ...]:
    return tuple(_consultation(of, row, menu) for row in of.consultations)


def _consultation(of: Dossier, row: Consultation, menu: Menu) -> Note:
    rule = SILENCE.get(Consulted(row.kind))
    lines = [
        row.subject,
        _("%(sent)s发出，%(until)s前答复")
        % {"sent": row.sent_on.isoformat(), "until": row.respond_by.isoformat()},
        _("对方%(day)s收到") % {"day": row.delivered_on.isoformat()}
        if row.delivered_on
        else _("还没有送达记录"),
        str(rule.words) if rule and row.closed_on is None else "",
        row.opinion_text,
        row.overridden_because,
    ]
    return Note(
        f"{row.get_kind_display()}{_('：')}{row.party_name}",
        _consultation_tag(row),
        tuple(filter(None, lines)),
        _consultation_links(of, row, menu),
    )


def _consultation_tag(row: Consultation) -> Tag:
    if row.closed_on is not None:
        return Tag(Opinion(row.opinion).label, "good")
    tone, words = time_left(row.respond_by, clock.today())
    return Tag(words, tone)


def _consultation_links(of: Dossier, row: Consultation, menu: Menu) -> tuple[Link, ...]:
    links = []
    if row.closed_on is None and "record_opinion" in menu.by_action:
        links.append(Link(_("登记意见"), _address("record_opinion", of, row.pk)))
    objects = row.kind == PartyKind.THIRD_PARTY and row.opinion == Opinion.OBJECTS
    if objects and not row.overridden_because and menu.works_here:
        links.append(Link(_("因公共利益决定公开"), _address("override", of, row.pk)))
    return tuple(links)


def _address(name: str, of: Dossier, number: int) -> str:
    return reverse(f"disclosure_requests:{name}", args=[of.case.pk, number])


def assistance_notes(of: Dossier, menu: Menu) -> tuple[Note, ...]:
    notes = []
    for row in of.assistances:
        if row.answered_on:
            tag = Tag(_("已答复"), "good")
        else:
            tone, words = time_left(row.respond_by, clock.today())
            tag = Tag(words, tone)
        answerable = row.answered_on is None and of.case.is_open and menu.works_here
        links = (Link(_("登记协办意见"), _address("answer_assistance", of, row.pk)),) if answerable else ()
        asked = _("%(day)s发出，%(until)s前答复") % {
            "day": row.asked_on.isoformat(),
            "until": row.respond_by.isoformat(),
        }
        lines = tuple(filter(None, (row.question, asked, row.answer)))
        notes.append(Note(of.units.get(row.unit_id, ""), tag, lines, links))
    return tuple(notes)


def search_notes(of: Dossier) -> tuple[Note, ...]:
    return tuple(
        Note(
            f"{row.place}{_('：')}{row.words}",
            Tag(_("检索到"), "good") if row.is_found else Tag(_("没有检索到"), "neutral"),
            (row.found, " ".join((row.searched_on.isoformat(), _person(of, row.by_id)))),
        )
        for row in of.searches
    )


def talk_notes(of: Dossier) -> tuple[Note, ...]:
    return tuple(
        Note(
            f"{local_day(row.talked_at).isoformat()} {row.get_way_display()}",
            None if row.is_reached else Tag(_("没有联系上"), "warn"),
            tuple(filter(None, (row.summary, _person(of, row.by_id)))),
        )
        for row in of.talks
    )


def draft_notes(of: Dossier) -> tuple[Note, ...]:
    """The versions of the reply, the newest first, each with what its reviewers said."""
    return tuple(_draft(of, row) for row in sorted(of.drafts, key=lambda row: row.pk, reverse=True))


def _draft(of: Dossier, row: Draft) -> Note:
    reviews = (
        " ".join(
            filter(
                None,
                (
                    str(one.get_kind_display()),
                    str(one.get_verdict_display()),
                    _person(of, one.by_id),
                    one.opinion,
                ),
            )
        )
        for one in of.reviews
        if one.draft_id == row.pk
    )
    written = " ".join((local_day(row.written_at).isoformat(), _person(of, row.written_by_id)))
    link = Link(_("查看这一稿"), _address("draft_version", of, row.pk))
    return Note(draft_name(row), Tag(DraftState(row.state).label), (written, *reviews), (link,))


def letter_table(of: Dossier, letters: Iterable[Letter], *, linked: bool) -> Table:
    """linked: for those who may read letters, which name people."""
    names = (_("文书"), _("文号"), _("签发"), _("状态"), _("送达"))
    rows = tuple(_letter_row(of, letter, linked=linked) for letter in letters)
    return Table(_("文书"), tuple(Column(name) for name in names), rows, caption_hidden=True)


def _letter_row(of: Dossier, letter: Letter, *, linked: bool) -> Row:
    """A slip that is handed over at once is not served, and waits for nothing."""
    is_served = letter.is_for_applicant and letter.code not in queries.NOT_SERVED
    if letter.route or is_served or letter.code.startswith(TO_OTHERS):
        tag = Tag(LetterState(letter.state).label, LETTER_TONES[letter.state])
    else:
        tag = Tag(_("存卷"), "neutral")
    route = str(letter.get_route_display()) if letter.route else ""
    sent = letter.served_on or letter.sent_on
    served = " ".join(filter(None, (route, _day(sent), letter.tracking_number)))
    return Row(
        (
            Cell(letter.title, url=_address("letter", of, letter.pk) if linked else ""),
            Cell(letter.number),
            Cell(letter.issued_on.isoformat()),
            Cell("", tag=tag),
            Cell(served or None, why=_("没有送达记录")),
        )
    )


def file_names(of: Dossier) -> tuple[tuple[Text, str, str], ...]:
    """Kind, name and page of each file."""
    return tuple((row.get_kind_display(), row.name, _address("file", of, row.pk)) for row in of.files)


def items_of(cases: Iterable[DisclosureRequest]) -> tuple[Item, ...]:
    """Other requests, to be compared with this one."""
    return tuple(
        Item(
            f"{case.request_no} {shortened(case.description)}",
            reverse("disclosure_requests:detail", args=[case.pk]),
            body=OUTCOMES[case.outcome].label if case.outcome else "",
            when=local_day(case.submitted_at),
            tag=Tag(State(case.state).label, state_tone(case.state)),
        )
        for case in cases
    )


@dataclass(frozen=True)
class Section:
    """Notes of one kind under their heading, with the act that makes one more."""

    title: str
    notes: tuple[Note, ...]
    empty: str
    add: Choice | None = None


def sections_of(of: Dossier, menu: Menu) -> tuple[Section, ...]:
    """Who was asked, what was looked for, what was said; a section without notes stands only where one can be made."""
    act = menu.by_action.get
    made = (
        Section(
            _("征求意见"), consultation_notes(of, menu), _("没有征求过意见。"), act("consult_third_party")
        ),
        Section(_("协办"), assistance_notes(of, menu), _("没有请内设机构协办。"), act("ask_assistance")),
        Section(_("答复文稿"), draft_notes(of), _("还没有答复文稿。"), act("draft")),
        Section(_("检索记录"), search_notes(of), _("还没有检索记录。"), act("record_search")),
        Section(_("与申请人的沟通"), talk_notes(of), _("还没有沟通记录。"), act("record_talk")),
    )
    return tuple(one for one in made if one.notes or (one.add is not None and not one.add.why))
