"""What a file holds: what was asked, of whom, what came back, the letters, the money, what is like it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.apps.disclosure_requests import queries
from gongkai.apps.disclosure_requests.models import (
    DisclosureRequest,
    FeeNotice,
    Letter,
    LetterState,
)
from gongkai.apps.disclosure_requests.paper import grouped
from gongkai.apps.disclosure_requests.queries import Dossier
from gongkai.apps.disclosure_requests.show.menu import address_in
from gongkai.apps.disclosure_requests.show.rows import shortened, state_tone
from gongkai.apps.disclosure_requests.states import State
from gongkai.lib.ui.dates import local_day
from gongkai.lib.ui.parts import Cell, Column, Item, Row, Table, Tag, Term, Text, Tone
from gongkai.statute.outcomes import OUTCOMES

# Letters to people and bodies outside that are not the applicant.
TO_OTHERS = ("consultation_letter.", "disclosure_notice.")
LETTER_TONES: dict[str, Tone] = {
    LetterState.ISSUED: "warn",
    LetterState.SENT: "info",
    LetterState.SERVED: "good",
    LetterState.RETURNED: "bad",
}


def request_terms(of: Dossier, *, in_full: bool) -> tuple[Term, ...]:
    """What was asked, and how it came. in_full: with the code that opens the applicant's page, and the remark of intake."""
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
            " · ".join(filter(None, (unit, of.name_of(case.handler_id)))) or None,
            why=_("还没有分办"),
        ),
        *([Term(_("查询码"), grouped(case.receipt_code))] if in_full else ()),
    ]
    if case.outcome:
        rows.append(Term(_("办理结果"), OUTCOMES[case.outcome].full_label))
    if case.archive_no:
        rows.append(Term(_("档号"), case.archive_no))
    if case.note and in_full:
        rows.append(Term(_("登记备注"), case.note))
    return tuple(rows)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


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
    row = of.notice or next((one for one in reversed(of.notices) if one.round == of.case.round), None)
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
        Term(_("不予收取的理由"), row.waived_because)
        if row.waived_because
        else Term(_("尚未缴清"), _yuan(row.total_yuan - row.paid_yuan)),
    )


def _yuan(amount: int) -> str:
    return _("%(yuan)d元") % {"yuan": amount}


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
            Cell(letter.title, url=address_in(of, "letter", letter.pk) if linked else ""),
            Cell(letter.number),
            Cell(letter.issued_on.isoformat()),
            Cell("", tag=tag),
            Cell(served or None, why=_("没有送达记录")),
        )
    )


def file_names(of: Dossier) -> tuple[tuple[Text, str, str], ...]:
    """Kind, name and page of each file."""
    return tuple((row.get_kind_display(), row.name, address_in(of, "file", row.pk)) for row in of.files)


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
