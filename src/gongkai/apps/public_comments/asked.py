"""What an asking, its result and a hearing need before they move on, and what follows their publication."""

from __future__ import annotations

from django.utils.translation import gettext as _

from gongkai.apps.proactive import beside, demands, following
from gongkai.apps.proactive.demands import Before, Demand
from gongkai.apps.proactive.following import Follower
from gongkai.apps.proactive.models import Item
from gongkai.apps.public_comments import guards, queries
from gongkai.apps.public_comments.kinds import COMMENT, DECIDED, HEARING, RESULT
from gongkai.apps.public_comments.services import answering
from gongkai.apps.public_comments.states import State
from gongkai.lib import clock


def register() -> None:
    own, result = frozenset({COMMENT}), frozenset({RESULT})
    demands.add(
        Demand("public_comments.settled", own, Before.REVIEW, settled, order=10),
        Demand("public_comments.in_time", own, Before.PUBLICATION, still_long_enough, order=11),
        Demand("public_comments.result", result, Before.REVIEW, says_what_the_rows_say, order=10),
        Demand("public_comments.hearing", frozenset({HEARING}), Before.REVIEW, hearing_arranged, order=10),
        Demand("public_comments.listened", frozenset(DECIDED), Before.FINAL, has_listened, order=70),
    )
    beside.add(*queries.BESIDE)
    following.add(
        Follower("public_comments.comment", own, answering.comment_shown, answering.comment_gone),
        Follower("public_comments.result", result, answering.result_shown, answering.result_gone),
    )


def settled(item: Item) -> str | None:
    if queries.comment_of(item) is None:
        return _("还没有定征求意见的期限、方式和起草说明；请在“征求意见”里填写。")
    return None


def still_long_enough(item: Item) -> str | None:
    """The days that are left when it comes out, not those that were planned."""
    found = queries.comment_of(item)
    if found is None or found.state != State.PREPARING:
        return None
    return guards.period_is_long_enough(
        max(found.opens_on, clock.today()),
        found.closes_on,
        found.shortened_because,
        first_day_counts=queries.rule_of(item).first_day_counts,
    )


def says_what_the_rows_say(item: Item) -> str | None:
    found = queries.answered_by(item)
    if found is None:
        return _(
            "采纳情况须从征求意见的页面起草，才能写入登记的数字；请在“征求意见”里打开那一件，点“起草采纳情况”。"
        )
    assert item.newest is not None  # an item is made together with its first version
    return answering.why_apart(found, item.newest.body)


def hearing_arranged(item: Item) -> str | None:
    """The papers must reach the participants seven days before; the day is fixed before the announcement goes out."""
    found = queries.hearing_of(item)
    assert item.newest is not None  # an item is made together with its first version
    if found is None or found.papers_on is None:
        return _("还没有登记材料哪天送达参加人；请在“征求意见”的听证页面登记，应当在听证7日以前。")
    if (found.held_on.isoformat(), found.place) != (
        item.newest.fields.get("held_on"),
        item.newest.fields.get("place"),
    ):
        return _("公告里的日期或者地点与听证安排不一致；请重新登记听证的安排。")
    return None


def has_listened(item: Item) -> str | None:
    """令713第十八条: opinions are sorted before the decision; while the public is asked nothing is decided."""
    about = queries.comments_about(item)
    unsorted = queries.unsorted(about) if about else {}
    for found in about:
        if found.state in {State.ANNOUNCED, State.OPEN}:
            words = _("《%(title)s》正在公开征求意见，%(day)s截止；截止并整理意见以后才能终审。")
            return words % {"title": found, "day": found.closes_on.isoformat()}
        if number := unsorted.get(found.pk):
            words = _("《%(title)s》还有%(number)d条意见没有整理；请先写明采纳情况。")
            return words % {"title": found, "number": number}
    return None
