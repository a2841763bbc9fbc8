"""How every reply is built: what was asked and when, what happened meanwhile, the finding, the decision, the remedy."""

from enum import Enum

from gongkai.letters.places import Kind, Place
from gongkai.letters.template import Addressee, Line, Template
from gongkai.letters.templates.common import RECEIVED, REMEDY, REQUEST, document, optional
from gongkai.statute.documents import reply_title
from gongkai.statute.outcomes import OUTCOMES

# Only what happened is told: each of these lines falls away where its day is not given.
_AMENDED = "{amendment_notice_on}，本机关告知{you}补正申请内容；{amended_on}，本机关收到{you}补正后的申请。"
_MEANWHILE: tuple[Line, ...] = (
    "{extended_on}，本机关告知{you}延长答复期限{extension_days}个工作日。",
    "{deferred_on}，本机关告知{you}延迟答复，延迟后的期限至{deferred_to}。",
    "办理中，本机关征求了{consulted}的意见，征求意见所需时间不计算在答复期限内。",
    "根据{redo_decision}，本机关对该申请重新作出答复。",
)

GROUNDS = Place("grounds", "法律依据", Kind.LIST)
_OF_EACH = (
    *REQUEST,
    GROUNDS,
    optional("extended_on", "告知延期的日期", Kind.DAY),
    optional("extension_days", "延长的工作日", Kind.COUNT),
    optional("deferred_on", "告知延迟答复的日期", Kind.DAY),
    optional("deferred_to", "延迟答复的期限", Kind.DAY),
    optional("consulted", "征求意见的对象"),
    optional("redo_decision", "要求重新答复的决定或者判决（文号）"),
)


class Amendment(Enum):
    """Whether the request was amended before such a reply."""

    ALWAYS = "always"
    MAYBE = "maybe"
    TOLD_BY_THE_REPLY = "told by the reply"


def reply(
    outcome: str,
    body: tuple[Line, ...],
    *places: Place,
    amendment: Amendment = Amendment.MAYBE,
    remedy: bool = True,
) -> Template:
    """The reply with this outcome, under the name that it has among the documents of the procedure.

    remedy: whether it must tell the way of remedy; where it need not, it may.
    """
    amended = amendment is not Amendment.TOLD_BY_THE_REPLY
    return document(
        f"reply.{outcome}",
        reply_title(outcome),
        Addressee.APPLICANT,
        body=(RECEIVED, *((_AMENDED,) if amended else ()), *_MEANWHILE, *body),
        places=(
            *_OF_EACH,
            *(_amendment_places(needed=amendment is Amendment.ALWAYS) if amended else ()),
            *places,
            REMEDY if remedy else optional("remedy", REMEDY.label, Kind.PROSE),
        ),
        citations=OUTCOMES[outcome].citations,
        outcome=outcome,
    )


def _amendment_places(*, needed: bool) -> tuple[Place, ...]:
    return (
        Place("amendment_notice_on", "告知补正的日期", Kind.DAY, needed),
        Place("amended_on", "收到补正的日期", Kind.DAY, needed),
    )
