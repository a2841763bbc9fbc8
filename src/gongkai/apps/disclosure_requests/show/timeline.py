"""What has happened on a file, newest first: the events, each with what the rows know of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.apps.disclosure_requests import events
from gongkai.apps.disclosure_requests.models import Draft, Letter, ReviewKind, Verdict
from gongkai.apps.disclosure_requests.queries import Dossier
from gongkai.apps.disclosure_requests.show.versions import version_name
from gongkai.apps.events.models import Event
from gongkai.apps.events.register import sentence
from gongkai.lib.ui.parts import Link, Text
from gongkai.statute.outcomes import OUTCOMES


@dataclass(frozen=True)
class Happening:
    """One thing that happened. who: "" for the applicant and the system. letter: the document it sent or concerns."""

    at: datetime
    title: Text
    who: str
    lines: tuple[str, ...] = ()
    letter: Link | None = None


def timeline_of(of: Dossier, *, in_full: bool) -> tuple[Happening, ...]:
    """A letter that an act issued stands with the act and not by itself.

    in_full: with what was said and written, which names people; else what happened on which day.
    """
    acted = {one.data.get("letter") for one in of.events if one.tag not in _OF_LETTERS}
    shown = (
        one for one in of.events if one.tag != events.LETTER_ISSUED.name or one.data["letter"] not in acted
    )
    rows = _Rows(of)
    return (*(rows.happening(event, in_full=in_full) for event in shown), *_taken_over(of))


def _taken_over(of: Dossier) -> tuple[Happening, ...]:
    """How a request of a register that was kept before came here: the event is that of the whole import."""
    taken = of.case.imported_with
    if taken is None or taken.ended_at is None:
        return ()
    words = _("“%(name)s”第%(row)d行") % {"name": taken.name, "row": of.case.imported_row}
    who = taken.ended_by.name if taken.ended_by else ""
    return (Happening(taken.ended_at, _("由原来的台账导入"), who, (words,)),)


_OF_LETTERS = {events.LETTER_ISSUED.name, events.LETTER_SERVED.name}


class _Rows:
    """The rows of a file by their numbers, as events name them."""

    def __init__(self, of: Dossier) -> None:
        self.of = of
        self.letters = {row.pk: row for row in of.letters}
        self.consultations = {row.pk: row for row in of.consultations}
        self.drafts = {row.pk: row for row in of.drafts}
        self.searches = {row.pk: row for row in of.searches}
        self.talks = {row.pk: row for row in of.talks}
        self.assistances = {row.pk: row for row in of.assistances}
        self.files = {row.pk: row for row in of.files}

    def happening(self, event: Event, *, in_full: bool) -> Happening:
        letter = self.letters.get(event.data.get("letter") or 0) if in_full else None
        told = TELLERS.get(event.tag) if in_full else None
        lines = tuple(filter(None, (*(told(self, event.data) if told else ()), *_dates(event.data))))
        who = self.of.people.get(event.actor, "") if event.actor else ""
        return Happening(event.at, sentence(event.tag), who, lines, _link(letter))


def _link(letter: Letter | None) -> Link | None:
    if letter is None:
        return None
    return Link(str(letter), reverse("disclosure_requests:letter", args=[letter.request_id, letter.pk]))


def _dates(data: Mapping[str, Any]) -> list[str]:
    """The days that an event settles."""
    words = {
        "receipt_date": _("收到日期%(day)s"),
        "due_date": _("答复期限%(day)s"),
        "respond_by": _("请在%(day)s前答复"),
        "until": _("延迟到%(day)s"),
        "replied_on": _("答复日期%(day)s"),
        "sent_on": _("%(day)s发出"),
        "served_on": _("%(day)s签收"),
    }
    return [text % {"day": data[name]} for name, text in words.items() if data.get(name)]


Lines = tuple[str, ...]


def _party(rows: _Rows, number: int | None) -> str:
    row = rows.consultations.get(number or 0)
    return f"{row.get_kind_display()}{_('：')}{row.party_name}" if row else ""


def _consulted(rows: _Rows, data: Mapping[str, Any]) -> Lines:
    found = next((row for row in rows.consultations.values() if row.letter_id == data.get("letter")), None)
    return (_party(rows, found.pk if found else None),)


def _opinion(rows: _Rows, data: Mapping[str, Any]) -> Lines:
    row = rows.consultations.get(data.get("consultation") or 0)
    return (_party(rows, row.pk), str(row.get_opinion_display()), row.opinion_text) if row else ()


def _talked(rows: _Rows, data: Mapping[str, Any]) -> Lines:
    row = rows.talks.get(data.get("talk") or 0)
    if row is None:
        return ()
    return (row.summary, "" if row.is_reached else _("没有联系上"))


def _searched(rows: _Rows, data: Mapping[str, Any]) -> Lines:
    row = rows.searches.get(data.get("search") or 0)
    return (f"{row.place}{_('：')}{row.words}", row.found) if row else ()


def _assisted(rows: _Rows, data: Mapping[str, Any]) -> Lines:
    row = rows.assistances.get(data.get("assistance") or 0)
    return (f"{rows.of.units.get(row.unit_id, '')}{_('：')}{row.question}",) if row else ()


def _answered(rows: _Rows, data: Mapping[str, Any]) -> Lines:
    row = rows.assistances.get(data.get("assistance") or 0)
    return (f"{rows.of.units.get(row.unit_id, '')}{_('：')}{row.answer}",) if row else ()


def _draft(rows: _Rows, data: Mapping[str, Any]) -> Lines:
    row = rows.drafts.get(data.get("draft") or 0)
    return (draft_name(row, rows.of.case.round),) if row else ()


def draft_name(draft: Draft, rounds: int) -> str:
    """rounds: how many the request has had; of a single one nothing is said."""
    outcome = OUTCOMES.get(draft.outcome)
    label = outcome.label if outcome else draft.outcome
    return f"{version_name(draft, rounds)}{_('：')}{label}"


def _reviewed(rows: _Rows, data: Mapping[str, Any]) -> Lines:
    kind, verdict = ReviewKind(data["kind"]).label, Verdict(data["verdict"]).label
    opinion = next(
        (
            one.opinion
            for one in reversed(rows.of.reviews)
            if (one.draft_id, one.kind, one.verdict) == (data.get("draft"), data["kind"], data["verdict"])
        ),
        "",
    )
    return (f"{kind}{_('：')}{verdict}", opinion, *_draft(rows, data))


def _amendment(rows: _Rows, data: Mapping[str, Any]) -> Lines:
    row = rows.of.amendment
    late = _("超过7个工作日") if data.get("late") else ""
    return (row.items, late) if row else ()


def _amended(rows: _Rows, data: Mapping[str, Any]) -> Lines:
    row = rows.of.amendment
    return (_by_applicant(data), row.answer) if row else ()


def _by_applicant(data: Mapping[str, Any]) -> str:
    return _("申请人网上办理") if data.get("by_applicant") else ""


def _outcome(_rows: _Rows, data: Mapping[str, Any]) -> Lines:
    outcome = OUTCOMES.get(data.get("outcome", ""))
    return (outcome.full_label,) if outcome else ()


def _money(_rows: _Rows, data: Mapping[str, Any]) -> Lines:
    return (_("%(yuan)d元") % {"yuan": data["yuan"]},)


def _extended(_rows: _Rows, data: Mapping[str, Any]) -> Lines:
    return (_("延长%(days)d个工作日") % {"days": data["working_days"]},)


def _file(rows: _Rows, data: Mapping[str, Any]) -> Lines:
    row = rows.files.get(data.get("file") or 0)
    return (row.name,) if row else ()


def _delivered(_rows: _Rows, data: Mapping[str, Any]) -> Lines:
    return (_("逾期答复"),) if data.get("overdue") else ()


TELLERS: dict[str, Callable[[_Rows, Mapping[str, Any]], Lines]] = {
    events.AMENDMENT_ASKED.name: _amendment,
    events.AMENDMENT_RECEIVED.name: _amended,
    events.CONSULTED.name: _consulted,
    events.OPINION_RECORDED.name: _opinion,
    events.OVERRIDDEN.name: _opinion,
    events.TALKED.name: _talked,
    events.SEARCHED.name: _searched,
    events.ASSISTANCE_ASKED.name: _assisted,
    events.ASSISTANCE_GIVEN.name: _answered,
    events.DRAFT_SAVED.name: _draft,
    events.DRAFT_SUBMITTED.name: _draft,
    events.DRAFT_REVIEWED.name: _reviewed,
    events.DECIDED.name: _outcome,
    events.CLOSED_UNDECIDED.name: _outcome,
    events.WITHDRAWN.name: lambda _rows, data: (_by_applicant(data),),
    events.FEE_CHARGED.name: _money,
    events.FEE_PAID.name: _money,
    events.EXTENDED.name: _extended,
    events.FILE_ADDED.name: _file,
    events.FILE_OPENED.name: _file,
    events.DELIVERED.name: _delivered,
}
