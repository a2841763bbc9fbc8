"""One comment and one hearing as terms of a page, and the sentence of the period."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.apps.public_comments import queries
from gongkai.apps.public_comments.kinds import Way
from gongkai.apps.public_comments.models import Hearing, PublicComment
from gongkai.apps.public_comments.show.rows import state_tag
from gongkai.lib.ui.parts import Term
from gongkai.statute.public_comment import comment_period, hearing_papers_by


def period_sentence(found: PublicComment) -> str:
    first_day = queries.rule_for(found.agency).first_day_counts
    said = comment_period(
        found.opens_on, found.closes_on, explanation=found.shortened_because, first_day_counts=first_day
    ).sentence
    return said + (_("（开始当日计入，是本机关的做法）") if first_day else "")


def terms_of(found: PublicComment) -> list[Term]:
    terms = [
        Term(_("状态"), "", tag=state_tag(found)),
        Term(_("期限"), period_sentence(found)),
        Term(_("方式"), _("、").join(str(Way(one).label) for one in found.ways)),
        Term(_("联系"), lines=_contact(found)),
    ]
    if found.about:
        terms.append(
            Term(
                _("所拟的文件或者决策"),
                str(found.about),
                url=reverse("proactive:detail", args=[found.about.pk]),
            )
        )
    for label, text in (
        (_("延长期限的原因"), found.extended_because),
        (_("制定依据"), found.basis),
        (_("起草说明"), found.explanation),
        (_("采纳情况应当公布"), found.result_due_on.isoformat() if found.result_due_on else ""),
        (_("采纳情况公布"), found.answered_on.isoformat() if found.answered_on else ""),
    ):
        if text:
            terms.append(Term(label, lines=tuple(text.splitlines())))
    if found.result:
        terms.append(
            Term(_("采纳情况"), str(found.result), url=reverse("proactive:detail", args=[found.result.pk]))
        )
    return terms


def _contact(found: PublicComment) -> tuple[str, ...]:
    given = (found.contact_unit, found.contact_phone, found.contact_email, found.contact_address)
    return tuple(one for one in given if one)


def terms_of_hearing(found: Hearing) -> list[Term]:
    last = hearing_papers_by(found.held_on)
    papers = found.papers_on.isoformat() if found.papers_on else None
    terms = [
        Term(_("举行日期"), found.held_on.isoformat()),
        Term(_("地点"), found.place),
        Term(_("材料最迟送达"), last.isoformat()),
        Term(_("材料送达参加人"), papers, why=_("还没有登记")),
    ]
    if found.took_place_on:
        terms.append(Term(_("实际举行"), found.took_place_on.isoformat()))
    for label, text in ((_("听证笔录"), found.minutes), (_("听证结果"), found.result)):
        if text:
            terms.append(Term(label, lines=tuple(text.splitlines())))
    return terms
