"""Which moves a case of remedy can make, who makes them, and where the law says so. The only place that knows."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.roles import Role
from gongkai.apps.disclosure_requests.states import INTAKE
from gongkai.apps.remedies import guards
from gongkai.apps.remedies.guards import Facts
from gongkai.lib.workflow import Clock, Move, Workflow
from gongkai.statute.instruments import APL, RCL, REG


class State(TextChoices):
    """Where a case is, seen from the body whose work is attacked."""

    ANSWERING = "answering", _("待本机关答复")
    AWAITING = "awaiting", _("已答复，等待结果")
    DECIDED = "decided", _("已有结果，办理后续")
    CLOSED = "closed", _("已办结")


S = State
OPEN = (S.ANSWERING, S.AWAITING)
REGISTRARS = (*INTAKE, Role.LEGAL_REVIEWER)  # as row 25 of the moves of a request has it
ANSWERERS = (Role.LEGAL_REVIEWER, Role.HANDLER, Role.DISCLOSURE_OFFICE)
WORKERS = tuple(dict.fromkeys((*REGISTRARS, *ANSWERERS)))

# fmt: off
MOVES: tuple[Move[Facts], ...] = (
    Move(1, (S.ANSWERING,), "answer", S.AWAITING, _("登记已提交答复和证据"), ANSWERERS,
         clock=Clock.STOP, sources=(RCL.article(48), RCL.article(54), APL.article(67))),
    Move(2, OPEN, "decide", S.DECIDED, _("登记结果"), REGISTRARS,
         clock=Clock.END, sources=(RCL.article(62), APL.article(81), REG.article(47, 2))),
    Move(3, OPEN, "withdraw", S.DECIDED, _("登记对方撤回"), REGISTRARS,
         clock=Clock.END, sources=(RCL.article(41), APL.article(62).marked("unverified"))),
    Move(4, (S.DECIDED,), "close", S.CLOSED, _("办结"), REGISTRARS,
         clock=Clock.NONE, sources=(REG.article(45),), guards=(guards.what_was_ordered_is_done,)),
    Move(5, (S.CLOSED,), "reopen", S.DECIDED, _("重新打开"), REGISTRARS,
         clock=Clock.NONE, sources=(REG.article(45),)),
)
# Acts that leave the state as it is; the state named as their end is not used.
SIDES: tuple[Move[Facts], ...] = (
    Move(6, (S.AWAITING, S.DECIDED), "supplement", S.AWAITING, _("登记补充提交的材料"), ANSWERERS,
         sources=(RCL.article(48), APL.article(67))),
    Move(7, (*OPEN, S.DECIDED), "describe", S.ANSWERING, _("更正登记内容"), REGISTRARS, sources=(REG.article(45),)),
    Move(8, OPEN, "extend", S.AWAITING, _("登记复议延期"), REGISTRARS,
         clock=Clock.EXTEND, sources=(RCL.article(62),), guards=(guards.may_be_extended,)),
    Move(9, (S.DECIDED,), "correct", S.DECIDED, _("更正结果"), REGISTRARS,
         sources=(REG.article(45),), guards=(guards.nothing_followed,)),
    Move(10, (S.DECIDED,), "redo", S.DECIDED, _("重新办理申请"), INTAKE,
         sources=(RCL.article(64), APL.article(70)), guards=(guards.redo_is_owed, guards.there_is_a_reply_to_redo)),
    Move(11, (S.DECIDED,), "receive_opinion", S.DECIDED, _("登记收到意见书、建议书或者整改通知"), REGISTRARS,
         clock=Clock.START, sources=(RCL.article(76), REG.article(47, 2)), guards=(guards.no_opinion_yet,)),
    Move(12, (S.DECIDED,), "report_opinion", S.DECIDED, _("登记已报送纠正或者整改情况"), WORKERS,
         clock=Clock.END, sources=(RCL.article(76),), guards=(guards.opinion_waits,)),
    Move(13, tuple(S), "attach", S.ANSWERING, _("加入文书"), WORKERS, sources=(REG.article(45),)),
    Move(14, tuple(S), "bundle", S.ANSWERING, _("打包证据"), ANSWERERS, sources=(RCL.article(48), APL.article(67))),
)
# fmt: on


def _label(state: str) -> str:
    return str(State(state).label)


WORKFLOW = Workflow(MOVES, _label)
SIDE_ACTS = Workflow(SIDES, _label)
