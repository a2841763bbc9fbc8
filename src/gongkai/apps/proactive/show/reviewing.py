"""How far the review of an item is: the steps with who took them, what the gate found, and what was said before."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongkai.apps.proactive import steps
from gongkai.apps.proactive.models import Item, Review, Verdict
from gongkai.apps.proactive.queries import Dossier
from gongkai.apps.proactive.states import State
from gongkai.lib.ui.parts import Finding, Link, Tag, Text
from gongkai.release import RULES

TITLES = {rule.id: rule.title for rule in RULES}
LEVELS = {"error": gettext_lazy("须处理"), "warning": gettext_lazy("须核对")}


@dataclass(frozen=True)
class Stood:
    """One step: who takes it, and how it stands. review: None while nobody took it."""

    label: Text
    role: Text
    tag: Tag
    review: Review | None = None


def steps_of(of: Dossier) -> list[Stood]:
    """Of the newest version, in the order of the policy; a review after an emergency release comes last."""
    taken = {
        one.step: one
        for one in of.reviews
        if one.version_id == of.newest.pk and one.verdict == Verdict.PASSED
    }
    due = steps.due(of.stages, list(taken)) if of.item.state == State.IN_REVIEW else None
    found = [
        Stood(
            stage.step.label,
            stage.role.label,
            _tag(of.item, is_taken=stage.step in taken, is_due=stage == due),
            taken.get(stage.step),
        )
        for stage in of.stages
    ]
    if after := taken.get(steps.Step.AFTER):
        found.append(Stood(steps.Step.AFTER.label, after.get_role_display(), Tag(_("通过"), "good"), after))
    elif of.item.after_review_due:
        words = _("须在%(day)s前完成") % {"day": of.item.after_review_due.isoformat()}
        found.append(Stood(steps.Step.AFTER.label, "", Tag(words, "warn")))
    return found


def turn_of(item: Item) -> str:
    """Whom an item in review waits for."""
    if not item.awaits_step:
        return ""
    said = {"step": item.get_awaits_step_display(), "role": item.get_awaits_role_display()}
    return _("轮到“%(step)s”，由%(role)s办理。") % said


def _tag(item: Item, *, is_taken: bool, is_due: bool) -> Tag:
    if is_taken:
        return Tag(_("通过"), "good")
    if item.state == State.PUBLISHED and item.released_by_id:
        return Tag(_("应急发布，没有经过"), "warn")
    return Tag(_("现在轮到"), "info") if is_due else Tag(_("还没有轮到"))


def returned_of(of: Dossier) -> list[Review]:
    """What was sent back, the newest first."""
    return [one for one in reversed(of.reviews) if one.verdict == Verdict.RETURNED]


def findings_of(of: Dossier, *, may_clear: bool) -> list[Finding]:
    """What the gate found in the newest version, with who let it pass and why."""
    return [_finding(of, one, may_clear=may_clear) for one in of.newest.findings]


def _finding(of: Dossier, one: dict[str, str], *, may_clear: bool) -> Finding:
    cleared = of.clearances.get(one["key"])
    url = f"{reverse('proactive:clear', args=[of.item.pk])}?key={one['key']}"
    advice = ""
    if cleared:
        advice = _("%(name)s已放行，理由：%(reason)s") % {
            "name": cleared.cleared_by.name,
            "reason": cleared.reason,
        }
    return Finding(
        title=TITLES.get(one["rule"], _("检查结果")),
        severity=Tag(
            LEVELS.get(one["level"], LEVELS["error"]), "warn" if one["level"] == "warning" else "bad"
        ),
        sentence=one["sentence"],
        source=advice,
        rule=one["rule"],
        state=Tag(_("已由他人放行"), "info") if cleared else None,
        actions=(Link(_("说明理由后放行"), url),) if may_clear and not cleared else (),
    )
