"""How far a public comment is. The only place that knows. What the clock does is done every ten minutes."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from gongkai.apps.proactive.states import WRITERS
from gongkai.apps.public_comments import guards
from gongkai.apps.public_comments.guards import Facts
from gongkai.lib.workflow import Clock, Move, Workflow
from gongkai.statute.instruments import MDR


class State(TextChoices):
    PREPARING = "preparing", _("准备中")
    ANNOUNCED = "announced", _("即将开始")
    OPEN = "open", _("正在征求意见")
    CLOSED = "closed", _("已截止，正在整理")
    ANSWERED = "answered", _("已公布采纳情况")


S = State
PUBLIC = (S.ANNOUNCED, S.OPEN, S.CLOSED, S.ANSWERED)

# fmt: off
MOVES: tuple[Move[Facts], ...] = (
    Move(1, (S.PREPARING,), "settle", S.PREPARING, _("定期限和方式"), WRITERS, clock=Clock.NONE,
         sources=(MDR.article(15),)),
    Move(2, (S.PREPARING,), "announce", S.ANNOUNCED, _("公布"), clock=Clock.NONE, sources=(MDR.article(15),)),
    Move(3, (S.ANNOUNCED,), "open", S.OPEN, _("到开始日期"), clock=Clock.START, sources=(MDR.article(15),)),
    Move(4, (S.ANNOUNCED, S.OPEN), "extend", S.OPEN, _("延长期限"), WRITERS, clock=Clock.EXTEND,
         sources=(MDR.article(15),), guards=(guards.period_is_not_over,)),
    Move(5, (S.OPEN,), "close", S.CLOSED, _("期限届满"), clock=Clock.END, sources=(MDR.article(15),)),
    Move(6, (S.OPEN, S.CLOSED, S.ANSWERED), "enter", S.OPEN, _("登记其他渠道的意见"), WRITERS, clock=Clock.NONE,
         sources=(MDR.article(15),), guards=(guards.result_is_not_public,)),
    Move(7, (S.OPEN, S.CLOSED), "sort", S.CLOSED, _("整理意见"), WRITERS, clock=Clock.NONE,
         sources=(MDR.article(18),), guards=(guards.result_is_not_public,)),
    Move(8, (S.CLOSED,), "answer", S.ANSWERED, _("采纳情况发布"), clock=Clock.NONE, sources=(MDR.article(18),)),
    Move(9, (S.ANSWERED,), "lose", S.CLOSED, _("采纳情况撤回"), clock=Clock.NONE, sources=(MDR.article(18),)),
    Move(10, PUBLIC, "retract", S.PREPARING, _("征求意见撤回"), clock=Clock.NONE, sources=(MDR.article(15),)),
)
# fmt: on
UNMOVED = frozenset({"settle", "extend", "enter", "sort"})
WORKFLOW: Workflow[Facts] = Workflow(MOVES, lambda state: str(State(state).label))
