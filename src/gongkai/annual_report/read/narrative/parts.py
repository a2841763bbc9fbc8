"""Which figures are the listed parts of a stated whole: 共2398条。其中，网站525条…; 2599条（机构职能类25条…）."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_OPENS = re.compile(
    r"其中|按[^，。；：]{0,8}(?:分|分类|划分|统计)[：，:]|主要包括|[，（(]包括|[（(]含|分别[为是]|[，（(]包含"
)
_NEXT_CLAUSE = 3  # characters: 其中 further behind the part of a list speaks of the whole of that list again
_ASIDE = re.compile(r"另有|另外|此外|同时|还有?|另")
_OF_WHOLE = re.compile(r"(?:[^，。；：]{0,14})中[，：、,]?$")

_FAMILIES = {
    "requests": "requests_ granted partially_granted denied unavailable not_processed otherwise_closed replies_",
    "reconsideration": "reconsideration_",
    "litigation": "litigation_",
    "hotline": "hotline_",
    "proposals": "npc_ cppcc_",
    "normative": "normative_",
    "press": "press_",
    "consulting": "consultations_",
}
_PUBLISHING = [
    "proactive_",
    "website_p",
    "platform_",
    "wechat_p",
    "weibo_p",
    "new_media_p",
    "interpretations",
    "responses",
    "normative_issued",
    "gazette_",
    "government_rules",
    "information_",
    "npc_",
    "cppcc_",
    "consultations",
    "media_",
]
_SITES = frozenset({"website_published", "platform_published"})
_ELSEWHERE = frozenset({"ONLY_WECHAT", "ONLY_WEIBO", "ONLY_NEW_MEDIA"})
_CAME_IN = frozenset({"RECEIVED", "SAID_RECEIVED"})
_NOT_PARTS = frozenset({"次", "人次", "场", "人", "%", "元", "场次", "名", "期次"})


def family_of(metric: str) -> str:
    """The family of things a metric counts; "" for other:X and category:X, which may be part of anything."""
    if metric.startswith(("other", "category")):
        return ""
    for family, prefixes in _FAMILIES.items():
        if metric.startswith(tuple(prefixes.split())):
            return family
    return "publishing" if metric.startswith(tuple(_PUBLISHING)) else metric


def _belongs(metric: str, whole: str) -> bool:
    part_family, whole_family = family_of(metric), family_of(whole)
    if not part_family:
        return True
    if whole_family == "publishing":
        return metric.startswith(tuple(_PUBLISHING)) and (metric != "proactive_total" or "_made_" in whole)
    return part_family == whole_family or not whole_family


@dataclass(slots=True)
class Lists:
    """The list being read: the whole it breaks down, and whether a bracket or a sentence ends it."""

    whole: int | None = None
    last: int | None = None  # the figure before, in the paragraph
    outer: list[tuple[int | None, int]] = field(
        default_factory=list
    )  # wholes to return to at a closing bracket

    def new_section(self) -> None:
        self.whole = self.last = None
        self.outer.clear()

    def new_sentence(self) -> None:
        self.whole = None
        self.outer.clear()

    def before_number(self, between: str, unit: str | None) -> None:
        """Read the text between the figure before and this one."""
        opened, closed = between.count("（") + between.count("("), between.count("）") + between.count(")")
        while closed and self.outer:
            self.whole = self.outer.pop()[0]
            closed -= 1
        if opened > closed and self.last is not None and between[:1] in "（(":
            self.outer.append((self.whole, self.last))
            self.whole = self.last
        elif (opening := _OPENS.search(between)) and self.last is not None:
            again = (
                self.whole is not None and opening.start() > _NEXT_CLAUSE
            )  # 网上16件，现场5件；均已答复，其中…
            self.whole, self._separator = self.whole if again else self.last, ""
        elif self.whole is not None and unit != "%":
            self._separate(between)
        if _ASIDE.search(between[-14:]):
            self.whole = self.outer[-1][0] if self.outer else None

    def part_of(self, unit: str | None) -> int | None:
        """The whole that a figure with this measure word would be part of."""
        return (
            None if self.whole is None or (unit in _NOT_PARTS and unit != self._unit_of_whole) else self.whole
        )

    def _separate(self, between: str) -> None:
        """A semicolon ends a list whose items stand between commas, and parts those of a list of its own."""
        if self._separator is None:
            self._separator = ""
        elif not self._separator:
            self._separator = "；" if "；" in between else "，"
        elif self._separator == "，" and "；" in between and not self.outer:
            self.whole = None

    _separator: str | None = ""
    _unit_of_whole: str | None = None

    def after_number(self, index: int, unit: str | None, following: str) -> None:
        """Remember a figure that may be broken down next; 425条政府信息中， opens its own list."""
        if unit == "%":
            return
        self.last = index
        if self.whole is None:
            self._unit_of_whole = unit
            if _OF_WHOLE.match(following):
                self.whole, self._separator = index, None  # its first part is yet to come


def admitted(metric: str, whole_metric: str) -> bool:
    """Whether a figure of this metric can be a part of a figure of that metric."""
    return _belongs(metric, whole_metric)


def left_behind(whole_metric: str, said: set[str]) -> bool:
    """Whether these words go on to something else than parts of that whole.

    网站发布90条，其中动态40条，公众号发布75条，收到留言5条: an account is no part of the site, and what came in none
    of what was put out.
    """
    if whole_metric in _SITES and not _ELSEWHERE.isdisjoint(said):
        return True
    return family_of(whole_metric) == "publishing" and not _CAME_IN.isdisjoint(said)
