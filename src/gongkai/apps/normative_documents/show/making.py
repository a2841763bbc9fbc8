"""Opinions that were asked, and the rounds of legality review with their points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from gongkai.apps.normative_documents.models import LegalityReview, ReviewMaterial, SolicitedOpinion
from gongkai.lib.ui.parts import Cell, Column, Row, Table, Tag, Term
from gongkai.statute.legality_review import OPINION_LABELS, REVIEW_POINTS, ReviewOpinion, ReviewPoint


def opinions_table(opinions: Sequence[SolicitedOpinion]) -> Table | None:
    names = (_("对象"), _("征求日期"), _("反馈日期"), _("意见要点"), _("采纳情况"), _("理由"))
    rows = tuple(_opinion(one) for one in opinions)
    return (
        Table(_("征求的意见"), tuple(Column(name) for name in names), rows, caption_hidden=True)
        if rows
        else None
    )


def _opinion(one: SolicitedOpinion) -> Row:
    answered = one.answered_on.isoformat() if one.answered_on else None
    return Row(
        (
            Cell(f"{one.get_kind_display()}：{one.asked}"),
            Cell(one.asked_on.isoformat()),
            Cell(answered, why=_("没有登记")),
            Cell(one.content or None, why=_("没有登记")),
            Cell(one.get_adoption_display()),
            Cell(one.reason or ""),
        )
    )


@dataclass(frozen=True)
class Round:
    """One round as the page shows it. points: None while there is no opinion."""

    title: str
    tag: Tag
    terms: list[Term]
    points: Table | None


def round_of(review: LegalityReview, materials: Sequence[ReviewMaterial]) -> Round:
    return Round(
        title=_("第%(round)d轮合法性审核") % {"round": review.round},
        tag=_tag(review),
        terms=[*_dates(review), *_materials(materials), *_said(review)],
        points=_points(review) if review.opinion else None,
    )


def _tag(review: LegalityReview) -> Tag:
    if review.opinion:
        label = OPINION_LABELS[ReviewOpinion(review.opinion)]
        return Tag(label, "good" if review.opinion == ReviewOpinion.LAWFUL else "bad")
    if review.recalled_at:
        return Tag(_("起草单位撤回"))
    return Tag(_("审核中"), "info") if review.complete_on else Tag(_("等待材料"), "warn")


def _dates(review: LegalityReview) -> list[Term]:
    complete = review.complete_on.isoformat() if review.complete_on else None
    due = review.due_on.isoformat() if review.due_on else None
    return [
        Term(_("送审"), f"{review.submitted_by.name} {review.submitted_at:%Y-%m-%d}"),
        Term(_("材料完备日期"), complete, why=_("材料还没有齐备")),
        Term(_("审核期限"), due, why=_("材料齐备以后计算")),
    ]


def _materials(materials: Sequence[ReviewMaterial]) -> list[Term]:
    return [Term(one.get_kind_display(), lines=tuple(one.content.splitlines())) for one in materials]


def _said(review: LegalityReview) -> list[Term]:
    if not review.opinion or review.reviewer is None or review.given_on is None:
        return []
    found = [Term(_("审核人"), f"{review.reviewer.name} {review.given_on.isoformat()}")]
    if review.hasty_because:
        found.append(Term(_("提前的原因"), review.hasty_because))
    if review.said:
        found.append(Term(_("意见说明"), lines=tuple(review.said.splitlines())))
    return found


def _points(review: LegalityReview) -> Table:
    rows = tuple(
        Row(
            (
                Cell(REVIEW_POINTS[ReviewPoint(one["point"])]),
                Cell("", tag=Tag(_("没有问题"), "good") if one["is_met"] else Tag(_("有问题"), "bad")),
                Cell(one["note"]),
            )
        )
        for one in review.points
    )
    names = (_("审核内容"), _("结论"), _("说明"))
    return Table(_("逐项结论"), tuple(Column(name) for name in names), rows)


@dataclass(frozen=True)
class SentIn:
    """The text and the material that an opinion is given on."""

    title: str
    text: SafeString
    terms: list[Term]


def sent_in(review: LegalityReview) -> SentIn:
    materials = list(review.materials.order_by("pk"))
    text = mark_safe(review.body)  # noqa: S308 (cleaned by markup.clean when it was saved)
    return SentIn(review.title, text, [*_dates(review), *_materials(materials)])
