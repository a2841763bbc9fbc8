"""The steps of the form: one group of questions each, in this order, and the bar that shows them."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REVIEW = "review"


@dataclass(frozen=True)
class Step:
    key: str
    title: str | Promise


STEPS = (
    Step("body", _("选择单位")),
    Step("description", _("需要什么信息")),
    Step("wanted", _("怎样获取")),
    Step("applicant", _("申请人")),
    Step("contact", _("联系方式")),
    Step("agent", _("代理人")),
    Step("files", _("附件")),
    Step(REVIEW, _("核对并提交")),
)
KEYS = tuple(step.key for step in STEPS)


@dataclass(frozen=True)
class Mark:
    """One place in the bar. current: the step on the page; is_open: it lies behind, and one may go back to it."""

    number: int
    step: Step
    current: bool
    is_open: bool


def bar(current: str) -> list[Mark]:
    here = number_of(current)
    return [Mark(number, step, number == here, number < here) for number, step in enumerate(STEPS, start=1)]


def number_of(key: str) -> int:
    return KEYS.index(key) + 1


def step_of(key: str) -> Step | None:
    return next((step for step in STEPS if step.key == key), None)


def after(key: str) -> str:
    return KEYS[min(KEYS.index(key) + 1, len(KEYS) - 1)]


def before(key: str) -> str:
    """The step before, or "" at the first."""
    at = KEYS.index(key)
    return KEYS[at - 1] if at else ""
