"""Which comments, opinions and hearings staff may see. The actor comes first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet
from django.http import Http404

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.agencies.queries import in_charge_of
from gongkai.apps.proactive import queries as items
from gongkai.apps.proactive.beside import Beside
from gongkai.apps.proactive.models import Column, Item
from gongkai.apps.proactive.queries.staff import above
from gongkai.apps.proactive.states import State as ItemState
from gongkai.apps.public_comments.guards import Facts
from gongkai.apps.public_comments.kinds import (
    COMMENT,
    DECIDED,
    HEARING,
    PERSONAL_DATA_YEARS,
    RESULT,
    RESULT_DAYS,
)
from gongkai.apps.public_comments.models import (
    CommentRule,
    Hearing,
    Opinion,
    PublicComment,
    Representative,
)
from gongkai.apps.public_comments.states import State
from gongkai.lib import clock


@dataclass(frozen=True)
class Rule:
    """What was settled, or what is followed where nothing was."""

    first_day_counts: bool = False
    result_days: int = RESULT_DAYS
    personal_data_years: int = PERSONAL_DATA_YEARS


def _rules_above(agency: Agency) -> QuerySet[CommentRule]:
    return CommentRule.objects.filter(agency__in=above(agency).values("pk")).select_related("agency")


def rule_for(agency: Agency) -> Rule:
    """Of the body itself, or of the nearest above it."""
    return _nearest(_rules_above(agency))


def rule_of(item: Item) -> Rule:
    """That of the body which asks by this item."""
    return _nearest(RULES.of(item))


def _nearest(rules: Iterable[CommentRule]) -> Rule:
    found = max(rules, key=lambda one: len(one.agency.path), default=None)
    if found is None:
        return Rule()
    return Rule(found.first_day_counts, found.result_days, found.personal_data_years)


def keep_until(agency: Agency, since: date) -> date:
    """Last day on which the personal data of opinions are kept."""
    years = rule_for(agency).personal_data_years
    # The last of February for what ends on a 29th that is not there.
    day = min(since.day, 28) if since.month == 2 else since.day
    return since.replace(year=since.year + years, day=day)


def visible_to(actor: Staff) -> QuerySet[PublicComment]:
    return PublicComment.objects.filter(agency__in=items.bodies_in_sight(actor).order_by().values("pk"))


def comment(actor: Staff, pk: int) -> PublicComment:
    """One comment by the number of its item, or 404."""
    rows = visible_to(actor).select_related(
        "item__newest", "item__agency", "agency", "about__newest", "result__newest"
    )
    if (found := rows.filter(item=pk).first()) is None:
        raise Http404
    return found


def comment_item(actor: Staff, pk: int) -> Item:
    """An item by which the public is asked, or 404."""
    return _of_kind(actor, pk, COMMENT)


def hearing_item(actor: Staff, pk: int) -> Item:
    return _of_kind(actor, pk, HEARING)


def _of_kind(actor: Staff, pk: int, kind: str) -> Item:
    found = items.get(actor, pk)
    if found.kind != kind:
        raise Http404
    return found


OWN = Beside(
    "public_comments.own",
    frozenset({COMMENT}),
    lambda item: _with_items(PublicComment.objects.filter(item=item), "about", "result"),
    to="item",
)
RULES = Beside("public_comments.rules", frozenset({COMMENT}), lambda item: _rules_above(item.agency))
ANSWERED = Beside(
    "public_comments.answered",
    frozenset({RESULT}),
    lambda item: _with_items(PublicComment.objects.filter(result=item), "item"),
    to="result",
)
ABOUT = Beside(
    "public_comments.about",
    frozenset(DECIDED),
    lambda item: (
        PublicComment.objects.filter(about=item)
        .exclude(state=State.PREPARING)
        .select_related("agency", "item__newest")
        .only("state", "closes_on", "result_due_on", "about", "agency__name", "item__newest__title")
    ),
    to="about",
)
HELD = Beside(
    "public_comments.hearing",
    frozenset({HEARING}),
    lambda item: Hearing.objects.filter(item=item).select_related("agency", "recorded_by"),
    to="item",
)


BESIDE = (OWN, RULES, ANSWERED, ABOUT, HELD)


def _with_items(rows: QuerySet[PublicComment], *ends: str) -> QuerySet[PublicComment]:
    """The items of which the name is told, without their texts."""
    named = rows.select_related("agency", *(f"{end}__newest" for end in ends))
    return named.defer(*(f"{end}__newest__{long}" for end in ends for long in ("body", "findings")))


def comment_of(item: Item) -> PublicComment | None:
    return next(iter(OWN.of(item)), None)


def answered_by(item: Item) -> PublicComment | None:
    """The asking whose result an item is."""
    return next(iter(ANSWERED.of(item)), None)


def comments_about(item: Item) -> list[PublicComment]:
    """Public askings over the draft of a document or decision."""
    return ABOUT.of(item)


def facts(found: PublicComment) -> Facts:
    return Facts(clock.today(), found.closes_on, has_result=found.state == State.ANSWERED)


def opinions_of(found: PublicComment, verdict: str = "") -> QuerySet[Opinion]:
    """What nobody has sorted first. verdict: none for those without one."""
    rows = Opinion.objects.filter(comment=found).select_related("same_as", "sorted_by", "entered_by")
    if verdict:
        rows = rows.filter(same_as=None, verdict="" if verdict == "none" else verdict)
    return rows.order_by("verdict", F("same_as").asc(nulls_first=True), "pk")


def opinion(actor: Staff, pk: int, number: int) -> Opinion:
    """One opinion on a comment that the actor sees. Raises Http404."""
    found = Opinion.objects.filter(comment=comment(actor, pk), pk=number)
    row = found.select_related(
        "comment__item__newest", "comment__agency", "same_as", "sorted_by", "entered_by"
    ).first()
    if row is None:
        raise Http404
    return row


def documents_about(actor: Staff, agency: Agency) -> QuerySet[Item]:
    """Documents and decisions in work at a body, of which a draft may be put before the public."""
    rows = items.visible_to(actor).filter(agency=agency, kind__in=DECIDED).exclude(state=ItemState.DISCARDED)
    return (
        rows.select_related("newest").defer("newest__body", "newest__findings").order_by("-touched_at", "-pk")
    )


def places_for_results(agency: Agency) -> list[Column]:
    return list(items.columns_for(in_charge_of(agency)).filter(kind=RESULT))


def hearing_of(item: Item) -> Hearing | None:
    return next(iter(HELD.of(item)), None)


def representatives_of(found: Hearing) -> list[Representative]:
    return list(Representative.objects.filter(hearing=found).order_by("pk"))
