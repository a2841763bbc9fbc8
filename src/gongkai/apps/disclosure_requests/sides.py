"""What people do on a request beside the moves: acts that leave its state. Written as a table like the moves."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gongkai.apps.disclosure_requests.guards import Facts
from gongkai.apps.disclosure_requests.states import EVERYONE, INTAKE, MOVES, OPEN, State
from gongkai.lib.workflow import Move, Workflow
from gongkai.statute.instruments import REG

SUBMITTED = tuple(state for state in State if state != State.DRAFT)
S = State
# An act that belongs to a row of the table is done by those whom the row names.
BY = {move.action: move.roles for move in MOVES}

# fmt: off
SIDES: tuple[Move[Facts], ...] = (
    Move(0, (S.CONSULTING,), "record_opinion", S.CONSULTING, _("登记意见"), BY["end_consultation"],
         sources=(REG.article(32), REG.article(34))),
    Move(0, (*OPEN, S.REPLIED), "override", S.IN_REVIEW, _("因公共利益决定公开"), BY["consult_third_party"],
         sources=(REG.article(32),), documents=("disclosure_notice.third_party",)),
    Move(0, (S.REASON_REQUESTED,), "receive_reasons", S.REASON_REQUESTED, _("收到说明的理由"), BY["receive_amendment"],
         by_applicant=True, sources=(REG.article(35),)),
    Move(0, (S.REASON_REQUESTED,), "judge_reasons", S.REASON_REQUESTED, _("认定理由"), BY["accept_reasons"],
         sources=(REG.article(35),)),
    Move(0, OPEN, "record_search", S.IN_REVIEW, _("登记检索"), EVERYONE, sources=(REG.article(36, item=4),)),
    Move(0, OPEN, "ask_assistance", S.IN_REVIEW, _("请内设机构协办"), EVERYONE,
         sources=(REG.article(45),), documents=("assistance_letter",)),
    Move(0, OPEN, "answer_assistance", S.IN_REVIEW, _("登记协办意见"), EVERYONE, sources=(REG.article(45),)),
    Move(0, SUBMITTED, "record_talk", S.IN_REVIEW, _("登记与申请人的沟通"), EVERYONE, sources=(REG.article(30),)),
    Move(0, SUBMITTED, "record_service", S.IN_REVIEW, _("登记送达"), BY["deliver"], sources=(REG.article(45),)),
    Move(0, OPEN, "reassign", S.IN_REVIEW, _("改派"), INTAKE, sources=(REG.article(45),)),
    Move(0, SUBMITTED, "reclassify", S.IN_REVIEW, _("填写统计类别"), EVERYONE, sources=(REG.article(50),)),
)
# fmt: on

SIDE_ACTS = Workflow(SIDES, lambda state: str(State(state).label))
SIDE_NAMES = frozenset(move.action for move in SIDES)
# These stand on the row that they belong to: an opinion, an answer, a letter.
ON_THEIR_ROW = frozenset({"record_opinion", "override", "answer_assistance", "record_service"})
# What an act brings with it, so that its lack is no reason not to open its page: the call that confirms, the money.
BROUGHT: dict[str, dict[str, Any]] = {
    "confirm": {"was_reached": True},
    "record_payment": {"fee_unpaid_yuan": 0},
}


def reason_against(move: Move[Facts], facts: Facts) -> str:
    """Why the page of an act cannot be used now, "" where it can; the service asks again when it is done."""
    return move.reason_against(replace(facts, **BROUGHT.get(move.action, {}))) or ""


def reason_against_service(state: str, code: str) -> str:
    """Why the service of a letter is not recorded now, "" where it is. code: of the letter.

    After the archive only what the law itself wants delivered: the reply (条例第三十三条, 国办公开办函〔2016〕235号), whose receipt
    may come back late, and the notice to a third party (条例第三十二条).
    """
    if state != S.CLOSED or code.startswith("reply.") or code == "disclosure_notice.third_party":
        return ""
    return gettext("卷宗已经归档；归档以后只补记答复和告知第三方公开的文书的送达。")
