"""The way of remedy where no reply came within the limit: there is no article of a reply from which it could follow."""

from __future__ import annotations

from datetime import date

from gongkai.statute.citation import Citation
from gongkai.statute.instruments import APL_2015, RCL
from gongkai.statute.remedies import Route, remedy_right
from gongkai.statute.remedy_limits import remedy_limit

# unverified: recalled, not read. 「认为行政机关存在本法第十一条规定的未履行法定职责情形」
INACTION = RCL.article(23, 1, 3).marked("unverified")


def route_without_reply(asked_on: date) -> Route:
    """asked_on: the day on which reconsideration or suit is asked for. Raises NotInForce before the laws known here."""
    # inferred: a rule of procedure governs by the day of asking, whenever the limit of the reply ran out.
    apply = remedy_limit("reconsideration.apply", asked_on).limit.citation
    if not RCL.governs(asked_on):
        return Route(
            reconsideration_first=False,
            citations=(remedy_right(asked_on), apply, *_inaction(asked_on)),
            why="提起时施行的行政复议法没有规定未履行法定职责的复议前置，可以申请行政复议，也可以直接起诉。",
        )
    # inferred: Article 23 speaks of the duties of Article 11, which names the work of disclosure in an item of its own
    # and not among the duties; and the suit of APL 47 is not shut by name. Read here as: reconsideration first.
    after = remedy_limit("suit_after_reconsideration.file", asked_on).limit.citation
    return Route(
        reconsideration_first=True,
        citations=(remedy_right(asked_on), apply, INACTION, after),
        why=(
            "逾期不答复属于未履行法定职责，应当先申请行政复议；"
            "条文没有写明这一项包括政府信息公开申请，这里按通常的做法理解。"
        ),
        mark="inferred",
    )


def _inaction(asked_on: date) -> tuple[Citation, ...]:
    """When a suit over silence opens; no law known here says so before 2015."""
    if asked_on < APL_2015.in_force:
        return ()
    return (remedy_limit("inaction_suit.open", asked_on).limit.citation,)
