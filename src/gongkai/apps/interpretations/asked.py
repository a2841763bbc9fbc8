"""What an interpretation and its document demand of each other before they move on, and who follows their publication."""

from __future__ import annotations

from django.utils.translation import gettext as _

from gongkai.apps.interpretations import guards, queries
from gongkai.apps.interpretations.kinds import INTERPRETATION, NOT_TEXT, POLICY, Form
from gongkai.apps.interpretations.models import Interpretation
from gongkai.apps.interpretations.services import showing
from gongkai.apps.interpretations.states import State
from gongkai.apps.proactive import beside, demands, following
from gongkai.apps.proactive import queries as items
from gongkai.apps.proactive.demands import Before, Demand
from gongkai.apps.proactive.following import Follower
from gongkai.apps.proactive.models import Item


def register() -> None:
    documents, own = frozenset(POLICY), frozenset({INTERPRETATION})
    demands.add(
        Demand("interpretations.plan", documents, Before.FINAL, plan_or_reason, order=60),
        Demand("interpretations.ready", own, Before.REVIEW, ready_for_review, order=10),
        Demand("interpretations.after", own, Before.PUBLICATION, document_is_public, order=14),
    )
    beside.add(*queries.BESIDE)
    following.add(
        Follower("interpretations.document", documents, showing.document_shown, showing.document_gone),
        Follower("interpretations.own", own, showing.interpretation_shown, showing.interpretation_gone),
    )


def plan_or_reason(item: Item) -> str | None:
    plan = queries.plan_of(item)
    if plan is not None and plan.state != State.UNPLANNED:
        return None
    if not queries.must_be_interpreted(item):
        return None
    return _(
        "还没有解读方案：政策文件终审前应当定好由谁解读、什么形式；请在“政策解读”里定方案，不需要解读的写明理由。"
    )


def ready_for_review(item: Item) -> str | None:
    """What an interpretation lacks, the first of it."""
    found = queries.interpretation_of(item)
    if found is None:
        return _("还没有写明这件解读对应哪件文件、是什么形式；请在“政策解读”里关联文件。")
    return (
        guards.points_are_covered(found.points, found.left_out)
        or shown_as_it_says(found)
        or copied_too_much(found)
    )


def shown_as_it_says(found: Interpretation) -> str | None:
    """A diagram that is not there, or a video without a file and without a link."""
    version = found.item.newest
    assert version is not None  # an item is made together with its first version
    if found.form not in NOT_TEXT or "<a " in version.body or version.source_url:
        return None
    if items.files_shown(found.item, version):
        return None
    words = _("解读的形式是“%(form)s”，但没有图片、附件或者链接；请添加，或者改选形式。")
    return words % {"form": Form(found.form).label}


def copied_too_much(found: Interpretation) -> str | None:
    copied = queries.copied(found)
    why = guards.is_more_than_a_copy(copied.overlap, queries.rule_of(found.item).most_copied_percent)
    return why if why and queries.clearance_of(found.item, copied.digest) is None else None


def document_is_public(item: Item) -> str | None:
    found = queries.interpretation_of(item)
    if found is None or found.document.is_public:
        return None
    return _("对应的文件还没有公开，解读不能先于文件发布；请先发布文件。")
