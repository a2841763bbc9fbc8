"""The page of one case: its particulars, its limits with their articles, what it leads to, what has happened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.apps.agencies.queries import names_of_staff
from gongkai.apps.events.models import Event
from gongkai.apps.events.register import sentence
from gongkai.apps.events.words import Reader
from gongkai.apps.remedies import limits, queries
from gongkai.apps.remedies.kinds import BODY_LABELS, Kind, Target
from gongkai.apps.remedies.limits import CaseLimit
from gongkai.apps.remedies.models import RemedyCase
from gongkai.apps.remedies.queries.staff import Holdings, grounds_in
from gongkai.apps.remedies.show.rows import item_of, result_cell, target_words
from gongkai.lib.ui.parts import Cell, Column, Item, Link, Row, Table, Term
from gongkai.statute.calendar_limit import in_chinese, length_of
from gongkai.statute.citation import NotInForce
from gongkai.statute.failure_to_reply import route_without_reply
from gongkai.statute.grounds import GROUNDS
from gongkai.statute.remedies import Route, remedy_route
from gongkai.statute.remedy_limits import PARTIES
from gongkai.statute.remedy_results import PROCEEDING_LABELS, Proceeding


def terms_of(case: RemedyCase) -> tuple[Term, ...]:
    request = reverse("disclosure_requests:detail", args=[case.request_id])
    row = PROCEEDING_LABELS[Proceeding(case.row)] if case.row else None
    return (
        Term(_("申请"), f"{case.request.request_no} {case.request.description[:60]}", url=request),
        Term(_("争议的行为"), target_words(case)),
        Term(_("提起人"), str(case.get_brought_by_display())),
        Term(BODY_LABELS[case.kind], case.body_name),
        Term(_("程序"), str(case.get_procedure_display())),
        Term(_("提起日期"), _day(case.applied_on), why=_("没有登记")),
        Term(_("受理（立案）日期"), _day(case.accepted_on), why=_("没有登记，按收到副本的日期统计")),
        Term(_("本机关收到副本的日期"), _day(case.received_on)),
        Term(_("年度报告的行"), row, why=_("投诉举报不列入年度报告的表格")),
        Term(_("承办人"), case.handler.name),
    )


def result_terms(case: RemedyCase) -> tuple[Term, ...]:
    """Empty while there is no result."""
    if not case.result:
        return ()
    result = result_cell(case)
    redo = (
        Term(_("重新办理"), _redo_words(case)) if case.orders_redo else Term(_("重新办理"), _("没有要求")),
    )
    opinion = (Term(_("意见书、建议书或者整改通知"), _opinion_words(case)),) if case.opinion_on else ()
    note = (Term(_("要点"), lines=tuple(case.result_note.splitlines())),) if case.result_note else ()
    return (
        Term(_("结果"), result.text, tag=result.tag),
        Term(_("作出日期"), _day(case.decided_on)),
        Term(_("送达本机关日期"), _day(case.delivered_on)),
        *redo,
        *opinion,
        *note,
    )


def _redo_words(case: RemedyCase) -> str:
    until = _("，须在%(day)s前办结") % {"day": case.redo_until.isoformat()} if case.redo_until else ""
    if case.redone_on is not None:
        return _("已于%(day)s开始重新办理%(until)s") % {"day": case.redone_on.isoformat(), "until": until}
    return _("要求重新办理或者限期答复%(until)s") % {"until": until}


def _opinion_words(case: RemedyCase) -> str:
    came = _("%(day)s收到") % {"day": _day(case.opinion_on)}
    done = (
        _("%(day)s已报送办理情况") % {"day": _day(case.opinion_reported_on)}
        if case.opinion_reported_on
        else _("还没有报送")
    )
    return f"{came}{_('，')}{done}"


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def limits_of(case: RemedyCase) -> Table | None:
    """Every limit of the case that law or letter sets, each with how it was counted."""
    calendar = queries.calendar()
    found = [limits.asking_limit(case, queries.reply_served_on(case), case.follows, calendar)]
    try:
        found += [limits.answer_limit(case, calendar), limits.decision_limit(case, calendar)]
    except NotInForce:  # registered from an old file; the day was refused or set by hand
        found.append(None)
    found += [limits.opinion_limit(case, calendar), *limits.next_limits(case, calendar)]
    rows = tuple(_limit_row(limit) for limit in found if limit is not None)
    if not rows:
        return None
    names = (_("事项"), _("最后一日"), _("怎样计算"), _("依据"))
    return Table(_("期限"), tuple(Column(name) for name in names), rows, caption_hidden=True)


def _limit_row(limit: CaseLimit) -> Row:
    rule = limit.rule
    return Row(
        (
            Cell(_("%(party)s：%(act)s") % {"party": PARTIES[rule.party], "act": rule.act}),
            Cell(_day(limit.day), why=_("没有登记起算的日期（%(event)s）") % {"event": rule.starts}),
            Cell(_counted_words(limit)),
            Cell(_source_words(limit)),
        )
    )


def _counted_words(limit: CaseLimit) -> str:
    if limit.fixed is not None:
        words = _("由“%(paper)s”指定；未指定时为%(day)s。")
        counted = _day(limit.due.day) if limit.due else _("（未知）")
        return words % {"paper": limit.fixed_because or _("意见书"), "day": counted}
    if limit.due is None:
        words = _("自%(event)s的次日起%(length)s。")
        return words % {"event": limit.rule.starts, "length": length_of(limit.rule.limit)}
    return f"{limit.due.words}{limit.rule.note}"


def _source_words(limit: CaseLimit) -> str:
    citations = limit.due.citations if limit.due else (limit.rule.limit.citation,)
    marks = {"unverified": _("（未核实）"), "inferred": _("（推断）"), "secondary": _("（转引）"), "": ""}
    named = (f"{one.instrument.title.removeprefix('中华人民共和国')}{one.place}" for one in citations)
    return "、".join(f"{name}{marks.get(one.mark, '')}" for name, one in zip(named, citations, strict=True))


def warnings_of(case: RemedyCase) -> list[str]:
    """What the agency may object: too late, or reconsideration had to come first."""
    found = []
    asked = limits.asking_limit(case, queries.reply_served_on(case), case.follows, queries.calendar())
    if asked and asked.day and case.applied_on and case.applied_on > asked.day:
        words = _("“%(act)s”的期限到%(day)s届满，对方于%(applied)s提起，已经超过；答复（答辩）时可以提出。")
        given = {"act": asked.rule.act, "day": in_chinese(asked.day), "applied": in_chinese(case.applied_on)}
        found.append(words % given)
    if why := _skipped_reconsideration(case):
        found.append(why)
    return found


def _skipped_reconsideration(case: RemedyCase) -> str:
    if case.row != Proceeding.DIRECT_SUIT or case.kind != Kind.FIRST_INSTANCE or case.follows is not None:
        return ""
    route = _route_against(case)
    words = _("对方没有申请行政复议就直接起诉，而%(why)s答辩时可以提出。")
    return words % {"why": route.why} if route and route.reconsideration_first else ""


def _route_against(case: RemedyCase) -> Route | None:
    """The way that was open against what this case attacks; None where no rule tells it."""
    if case.target == Target.FAILURE_TO_REPLY:
        try:
            return route_without_reply(case.applied_on or case.received_on)
        except NotInForce:  # an old file: no law of that day is known here
            return None
    if case.letter is None:
        return None
    grounds = [GROUNDS[code] for code in grounds_in(case.letter) if code in GROUNDS]
    return remedy_route(grounds, case.letter.issued_on) if grounds else None


@dataclass(frozen=True)
class Happening:
    """One thing that happened, as the time line of a request shows it."""

    at: datetime
    title: str
    who: str
    lines: tuple[str, ...] = ()
    letter: Link | None = None


def timeline_of(events: list[Event]) -> list[Happening]:
    reader = Reader(events)
    names = names_of_staff({event.actor for event in events if event.actor})
    return [
        Happening(
            event.at, sentence(event.tag), names.get(event.actor or 0, ""), tuple(filter(None, (reader.sentence(event),)))
        )
        for event in events
    ]  # fmt: skip


def chain_items(case: RemedyCase, held: Holdings) -> list[Item]:
    """The other cases over the same round of the request, in the order in which they came."""
    others: Iterable[RemedyCase] = (one for one in held.chain if one.pk != case.pk)
    return [item_of(one) for one in others]
