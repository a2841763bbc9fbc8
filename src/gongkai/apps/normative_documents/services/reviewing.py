"""合法性审核: sent in with its material, its clock from complete material, an opinion on seven points by another person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.holiday_calendar import queries as calendars
from gongkai.apps.normative_documents import events, queries
from gongkai.apps.normative_documents.models import (
    DueFor,
    LegalityReview,
    Material,
    NormativeDocument,
    ReviewMaterial,
)
from gongkai.apps.normative_documents.services.keeping import (
    move_on,
    note,
    ready,
    refuse_future,
    refuse_unless,
    text_of,
)
from gongkai.apps.normative_documents.states import State
from gongkai.lib import clock
from gongkai.lib.errors import NotAllowed
from gongkai.statute.legality_review import (
    REVIEW_POINTS,
    ReviewOpinion,
    ReviewPoint,
    hasty,
    missing_materials,
    review_window,
)


@transaction.atomic
def send_to_review(
    actor: Staff, pk: int, *, materials: Mapping[str, str], version: int | None = None
) -> LegalityReview:
    """Send the text as it is now; the clock starts when all obligatory material is there. Raises Http404, NotAllowed, Stale.

    materials: kind → what it is or where it stands; what is empty is not there yet.
    """
    document, move = ready(actor, pk, "send_to_review", version)
    text = text_of(document)
    review = LegalityReview.objects.create(
        document=document, round=document.reviews.count() + 1, title=text.title, body=text.body,
        digest=queries.digest_of(document.item, text), submitted_by=actor,
    )  # fmt: skip
    due = _take(actor, review, materials)
    move_on(document, move, due_on=due, due_for=DueFor.LEGALITY_REVIEW if due else "")
    note(events.SENT, document, actor, round=review.round, sha256=review.digest, due=due)
    return review


@transaction.atomic
def supplement(
    actor: Staff, pk: int, *, materials: Mapping[str, str], version: int | None = None
) -> LegalityReview:
    """Bring material that was missing. Raises Http404, NotAllowed, Stale."""
    document, move = ready(actor, pk, "supplement", version)
    review = _open(document)
    if not any(words.strip() for words in materials.values()):
        raise NotAllowed(_("没有填写任何材料；请写明材料的内容或者出处。"), act="supplement")
    due = _take(actor, review, materials)
    move_on(document, move, due_on=due, due_for=DueFor.LEGALITY_REVIEW if due else "")
    note(events.SUPPLEMENTED, document, actor, round=review.round, due=due)
    return review


def _open(document: NormativeDocument) -> LegalityReview:
    review = queries.open_review(document)
    assert review is not None  # the state says that there is one
    return review


def _take(actor: Staff, review: LegalityReview, materials: Mapping[str, str]) -> date | None:
    """Keep the material; gives the last day of the review once it is complete."""
    given = set(ReviewMaterial.objects.filter(review=review).values_list("kind", flat=True))
    today = clock.today()
    ReviewMaterial.objects.bulk_create(
        ReviewMaterial(review=review, kind=kind, content=words.strip(), given_on=today, by=actor)
        for kind, words in materials.items()
        if kind in Material.values and kind not in given and words.strip()
    )
    given |= {kind for kind, words in materials.items() if words.strip()}
    if missing_materials(given):
        return None
    due = review_window(today, calendars.provisional(calendars.current())).latest
    LegalityReview.objects.filter(pk=review.pk).update(complete_on=today, due_on=due)
    return due


@transaction.atomic
def recall(actor: Staff, pk: int, *, version: int | None = None) -> NormativeDocument:
    """Take it back before there is an opinion, to go on drafting. Raises Http404, NotAllowed, Stale."""
    document, move = ready(actor, pk, "recall", version)
    review = _open(document)
    LegalityReview.objects.filter(pk=review.pk).update(recalled_at=clock.now())
    move_on(document, move, due_on=None, due_for="")
    note(events.RECALLED, document, actor, round=review.round)
    return document


@dataclass(frozen=True)
class Answer:
    """The answer to one point: met or not, and what is wrong."""

    is_met: bool
    note: str = ""


@transaction.atomic
def opine(
    actor: Staff, pk: int, *, points: Mapping[str, Answer], opinion: str, said: str = "", hasty_because: str = "",
    given_on: date | None = None, version: int | None = None,
) -> LegalityReview:  # fmt: skip
    """Give the opinion: each of the seven points answered. Lawful goes on to the decision, else back to drafting.

    Raises Http404, NotAllowed, Stale.
    """
    document, move = ready(actor, pk, "opine", version)
    review = _open(document)
    day = refuse_future(given_on or clock.today(), "opine")
    answers = _answered(points)
    wanted = _fitting(opinion, answers, said)
    if review.complete_on and day < review.complete_on:
        raise NotAllowed(_("出具日期早于材料完备的日期；请改正。"), act="opine")
    if why := hasty(review.complete_on or day, day, calendars.provisional(calendars.current())):
        refuse_unless(hasty_because, why, "opine")
    is_lawful = wanted is ReviewOpinion.LAWFUL
    LegalityReview.objects.filter(pk=review.pk).update(
        points=answers, opinion=wanted.value, said=said.strip(), hasty_because=hasty_because.strip()[:200],
        reviewer=actor, given_on=day,
    )  # fmt: skip
    move_on(
        document, move, state=move.to if is_lawful else State.DRAFTING, due_on=None, due_for="",
        reviewed_digest=review.digest if is_lawful else "",
    )  # fmt: skip
    note(events.OPINED, document, actor, round=review.round, opinion=wanted.value, sha256=review.digest)
    review.refresh_from_db()
    return review


def _answered(points: Mapping[str, Answer]) -> list[dict[str, object]]:
    """All seven, in their order. Raises NotAllowed."""
    if left := [REVIEW_POINTS[point] for point in ReviewPoint if point.value not in points]:
        words = _("还有%(number)d项没有结论，例如“%(first)s”；请逐项审核。")
        raise NotAllowed(words % {"number": len(left), "first": left[0]}, act="opine")
    for point in ReviewPoint:
        answer = points[point.value]
        if not answer.is_met and not answer.note.strip():
            words = _("“%(point)s”有问题，还没有写明问题在哪里；请写明条款和理由。")
            raise NotAllowed(words % {"point": REVIEW_POINTS[point]}, act="opine")
    return [
        {"point": point.value, "is_met": points[point.value].is_met, "note": points[point.value].note.strip()}
        for point in ReviewPoint
    ]


def _fitting(opinion: str, answers: list[dict[str, object]], said: str) -> ReviewOpinion:
    """# inferred: the opinion follows from the points; 115号 names both and does not say how they hang together."""
    wanted = ReviewOpinion(opinion)
    all_met = all(answer["is_met"] for answer in answers)
    if wanted is ReviewOpinion.LAWFUL and not all_met:
        raise NotAllowed(_("有的审核项有问题，意见不能是“合法”；请改正意见或者该项结论。"), act="opine")
    if wanted is not ReviewOpinion.LAWFUL:
        if all_met:
            raise NotAllowed(_("各项都没有问题，意见却不是“合法”；请指明有问题的审核项。"), act="opine")
        refuse_unless(said, _("还没有写意见说明；不合法或者应当修改的，须写明修改意见。"), "opine")
    return wanted
