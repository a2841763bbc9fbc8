"""Why a plan cannot be changed, and what keeps an interpretation back: each gives the sentence, or None. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

from gongkai.apps.interpretations.kinds import Point
from gongkai.apps.proactive.overlap import Overlap

QUOTED = 40  # characters of a passage that a sentence quotes


@dataclass(frozen=True)
class Facts:
    """actor: None for the system. involved: who wrote on the document, or planned its interpretation.
    is_settled: the reviewers have passed the document, or it is public already.
    """

    actor: int | None
    involved: frozenset[int] = frozenset()
    is_settled: bool = False


def late_exemption_is_by_another(facts: Facts) -> str | None:
    """Before the last step the reviewers see the reason. Afterwards nobody would, so a second person takes it."""
    if facts.is_settled and facts.actor in facts.involved:
        return _("文件已经审核通过，这时改为不需要解读，须由没有参与起草和定方案的同事办理。")
    return None


def points_are_covered(points: Collection[str], left_out: str) -> str | None:
    missing = [str(one.label) for one in Point if one not in points]
    if not missing or left_out.strip():
        return None
    words = _("解读还没有写到：%(points)s；请写明后在解读页面勾选，确实不涉及的，在那里写明原因。")
    return words % {"points": "、".join(missing)}


def is_more_than_a_copy(found: Overlap, percent: int) -> str | None:
    """An interpretation explains; what only repeats the document is sent back with the place."""
    if not found.is_mostly_copied(percent / 100):
        return None
    longest = found.longest
    quoted = longest.text.replace("\n", "")[:QUOTED] if longest else ""
    words = _(
        "解读有%(copied)d%%的文字与文件原文相同，超过%(most)d%%，例如“%(quoted)s……”；"
        "请改写成说明，确需照录的，由未参与起草的同事在解读页面写明理由。"
    )
    return words % {"copied": round(found.copied * 100), "most": percent, "quoted": quoted}
