"""Who was asked and what came back, what was looked for, what was said and drafted: blocks of the file."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from gongkai.apps.disclosure_requests.models import (
    Consultation,
    Draft,
    DraftState,
    Opinion,
    PartyKind,
)
from gongkai.apps.disclosure_requests.queries import Dossier
from gongkai.apps.disclosure_requests.show.menu import FileMenu, address_in
from gongkai.apps.disclosure_requests.show.rows import time_left
from gongkai.apps.disclosure_requests.show.timeline import draft_name
from gongkai.lib import clock
from gongkai.lib.shell.menu import Choice
from gongkai.lib.ui.dates import local_day
from gongkai.lib.ui.parts import Link, Tag
from gongkai.statute.consultation import SILENCE, Consulted


@dataclass(frozen=True)
class Note:
    """One consultation, assistance, search or talk as a block: a title, a word on its state, lines, what can be done."""

    title: str
    tag: Tag | None
    lines: tuple[str, ...]
    links: tuple[Link, ...] = ()


def consultation_notes(of: Dossier, menu: FileMenu) -> tuple[Note, ...]:
    return tuple(_consultation(of, row, menu) for row in of.consultations)


def _consultation(of: Dossier, row: Consultation, menu: FileMenu) -> Note:
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


def _consultation_links(of: Dossier, row: Consultation, menu: FileMenu) -> tuple[Link, ...]:
    links = []
    if row.closed_on is None and "record_opinion" in menu.by_action:
        links.append(Link(_("登记意见"), address_in(of, "record_opinion", row.pk)))
    objects = row.kind == PartyKind.THIRD_PARTY and row.opinion == Opinion.OBJECTS
    if objects and not row.overridden_because and "override" in menu.by_action:
        links.append(Link(_("因公共利益决定公开"), address_in(of, "override", row.pk)))
    return tuple(links)


def assistance_notes(of: Dossier, menu: FileMenu) -> tuple[Note, ...]:
    notes = []
    for row in of.assistances:
        if row.answered_on:
            tag = Tag(_("已答复"), "good")
        else:
            tone, words = time_left(row.respond_by, clock.today())
            tag = Tag(words, tone)
        answerable = row.answered_on is None and of.case.is_open and menu.works_here
        links = (Link(_("登记协办意见"), address_in(of, "answer_assistance", row.pk)),) if answerable else ()
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
            (row.found, " ".join((row.searched_on.isoformat(), of.name_of(row.by_id)))),
        )
        for row in of.searches
    )


def talk_notes(of: Dossier) -> tuple[Note, ...]:
    return tuple(
        Note(
            f"{local_day(row.talked_at).isoformat()} {row.get_way_display()}",
            None if row.is_reached else Tag(_("没有联系上"), "warn"),
            tuple(filter(None, (row.summary, of.name_of(row.by_id)))),
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
                    of.name_of(one.by_id),
                    one.opinion,
                ),
            )
        )
        for one in of.reviews
        if one.draft_id == row.pk
    )
    written = " ".join((local_day(row.written_at).isoformat(), of.name_of(row.written_by_id)))
    link = Link(_("查看这一稿"), address_in(of, "draft_version", row.pk))
    return Note(
        draft_name(row, of.case.round), Tag(DraftState(row.state).label), (written, *reviews), (link,)
    )


@dataclass(frozen=True)
class Section:
    """Notes of one kind under their heading, with the act that makes one more."""

    title: str
    notes: tuple[Note, ...]
    empty: str
    add: Choice | None = None


def sections_of(of: Dossier, menu: FileMenu) -> tuple[Section, ...]:
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
