"""The steps before release and after it, and what a body that settled nothing follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.roles import Role


class Step(TextChoices):
    FIRST = "first", _("初审")
    SECOND = "second", _("复审")
    FINAL = "final", _("终审")
    SECRECY = "secrecy", _("保密审查")
    LEGALITY = "legality", _("合法性审核")
    AFTER = "after", _("应急发布后审查")


@dataclass(frozen=True)
class Stage:
    """One step and the role that takes it."""

    step: Step
    role: Role


# 条例第十七条 asks for a procedure with fixed responsibilities and for the secrecy review, not for a number of levels;
# three levels are the practice that reports describe (三级审核).
DEFAULT: tuple[Stage, ...] = (
    Stage(Step.FIRST, Role.UNIT_HEAD),
    Stage(Step.SECRECY, Role.SECRECY_REVIEWER),
    Stage(Step.SECOND, Role.LEADER_IN_CHARGE),
    Stage(Step.FINAL, Role.DISCLOSURE_OFFICE),
)
# Who may hold each step; a policy chooses among them.
ROLES: dict[Step, tuple[Role, ...]] = {
    Step.FIRST: (Role.UNIT_HEAD, Role.LEADER_IN_CHARGE, Role.DISCLOSURE_OFFICE),
    Step.SECOND: (Role.UNIT_HEAD, Role.LEADER_IN_CHARGE, Role.DISCLOSURE_OFFICE),
    Step.FINAL: (Role.LEADER_IN_CHARGE, Role.DISCLOSURE_OFFICE),
    Step.SECRECY: (Role.SECRECY_REVIEWER,),
    Step.LEGALITY: (Role.LEGAL_REVIEWER,),
    Step.AFTER: (Role.LEADER_IN_CHARGE, Role.DISCLOSURE_OFFICE),
}
ALWAYS = (Step.SECRECY, Step.FINAL)  # 条例第十七条; 《保密法》第三十五条: 先审查、后公开


def stages_of(saved: Sequence[dict[str, str]]) -> tuple[Stage, ...]:
    """A policy as it was saved."""
    return tuple(Stage(Step(one["step"]), Role(one["role"])) for one in saved)


def as_data(stages: Sequence[Stage]) -> list[dict[str, str]]:
    return [{"step": stage.step.value, "role": stage.role.value} for stage in stages]


def due(stages: Sequence[Stage], passed: Sequence[str]) -> Stage | None:
    """The step whose turn it is, None when all are passed."""
    return next((stage for stage in stages if stage.step not in passed), None)


def fault_of(stages: Sequence[Stage]) -> str | None:
    """Why these steps cannot be a policy, as a sentence, or None."""
    steps = [stage.step for stage in stages]
    if missing := [step for step in ALWAYS if step not in steps]:
        return str(_("审核流程缺少“%(step)s”；这一步不能省去。")) % {"step": missing[0].label}
    if len(set(steps)) != len(steps):
        return str(_("审核流程中有一步出现了两次；每一步只能有一次。"))
    if steps[-1] != Step.FINAL:
        return str(_("终审应当是最后一步；请调整次序。"))
    if wrong := next((stage for stage in stages if stage.role not in ROLES[stage.step]), None):
        words = str(_("“%(step)s”不能由%(role)s担任；请另选。"))
        return words % {"step": wrong.step.label, "role": wrong.role.label}
    return None
