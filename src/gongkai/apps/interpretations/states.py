"""Which way a policy document goes to its interpretation. The only place that knows."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from gongkai.apps.interpretations import guards
from gongkai.apps.interpretations.guards import Facts
from gongkai.apps.proactive.states import WRITERS
from gongkai.lib.workflow import Clock, Move, Workflow
from gongkai.statute.publication import INTERPRETATION_PLACE


class State(TextChoices):
    """Of the plan of one document. The limit runs from its publication, whatever was planned."""

    UNPLANNED = "unplanned", _("待定方案")
    PLANNED = "planned", _("待解读")
    EXEMPT = "exempt", _("不需要解读")
    INTERPRETED = "interpreted", _("已解读")


S = State
OPEN = (S.UNPLANNED, S.PLANNED)

# fmt: off
MOVES: tuple[Move[Facts], ...] = (
    Move(1, (S.UNPLANNED, S.PLANNED, S.EXEMPT), "plan", S.PLANNED, _("定解读方案"), WRITERS, clock=Clock.NONE,
         sources=(INTERPRETATION_PLACE,)),
    Move(2, OPEN, "exempt", S.EXEMPT, _("说明不需要解读"), WRITERS, clock=Clock.END,
         sources=(INTERPRETATION_PLACE,), guards=(guards.late_exemption_is_by_another,)),
    Move(3, (S.UNPLANNED, S.PLANNED, S.EXEMPT), "interpret", S.INTERPRETED, _("解读发布"), clock=Clock.END,
         sources=(INTERPRETATION_PLACE,)),
    Move(4, (S.INTERPRETED,), "lose", S.PLANNED, _("解读全部撤回"), clock=Clock.RESUME,
         sources=(INTERPRETATION_PLACE,)),
)
# fmt: on
WORKFLOW: Workflow[Facts] = Workflow(MOVES, lambda state: str(State(state).label))
