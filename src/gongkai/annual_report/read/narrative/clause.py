"""What the words round a number say: the head (the thing counted) and the concepts of its clause."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from dataclasses import dataclass
from itertools import groupby

from gongkai.annual_report.read.narrative.hits import Hit, hits_of
from gongkai.annual_report.read.narrative.lexicon import CHANNEL_NAMES
from gongkai.annual_report.read.narrative.memory import Memory
from gongkai.annual_report.read.narrative.metrics import NO_HEAD, QUALIFIERS, WEAK
from gongkai.annual_report.read.narrative.words import OBJECTS

_HARD = re.compile("[，；：:;,（）()。\n！？]")
_NEW_MEDIA = frozenset({"WECHAT", "WEIBO", "VIDEO", "NEW_MEDIA"})
_COUNTED_CHANNELS = frozenset({"WEBSITE", "PLATFORM"}) | _NEW_MEDIA
ONE_CHANNEL = frozenset("ONLY_" + name for name in _COUNTED_CHANNELS)
_OTHER_CHANNELS = frozenset({"MANY", "OTHER_SITE", "MEDIA", "BOARD"})
_WEBSITE_PLATFORM = frozenset({"WEBSITE", "PLATFORM"})
_ONLY_NEAR = frozenset({"INTERPRET", "INFO", "SOME_INFO", "RESPONSE", "FILE", "UNIT"})
_PLACES = frozenset({"COLUMN", "UNIT"})
_PUBLISHED = frozenset({"PUBLISHED"})
_DONE = frozenset({"PUBLISHED", "RECEIVED", "ANSWERED"})
_GENERAL = ("政府信息", "公开信息")
_BY_MEANS_OF = ("通过", "在", "利用", "依托", "运用")
_JOINED = frozenset({"、", "及", "和", "与", "或", "以及"})
_TOLD = frozenset({"INTERPRET", "RESPONSE"})
_TELLING = _TOLD | {"FILE", "NORMATIVE", "INFO", "SOME_INFO"}
# 制发（修改）规章1份: a word in brackets before what it explains is no border, and counts nothing.
_ASIDE = re.compile(
    r"[（(](?<![\d件条份篇次个人项期场].)[^（）()\d，。；：:,;]{1,14}[）)](?=[\u4e00-\u9fff\d])"
)
_COUNTED = re.compile(r"\d[条篇件则次]")
_KEEP_CHANNELS = frozenset({"publishing", "channel", "interpretation"})


@dataclass(slots=True)
class Clause:
    """The stretch of text that belongs to one number."""

    left: int
    right: int
    head: str
    own: set[str]
    taken: int  # where the words end that this number has used up


class Reader:
    """Goes through one sentence from left to right; each number takes the words since the one before it."""

    def __init__(self, text: str, start: int, end: int, memory: Memory) -> None:
        self.text, self.start, self.end, self.memory = text, start, end, memory
        self.hits = hits_of(text, start, end)
        self.borders = [border.start() for border in _HARD.finditer(text, start, end)]
        if text.find("（", start, end) >= 0 or text.find("(", start, end) >= 0:
            self._leave_out_asides()
        self.starts = [hit.start for hit in self.hits]
        self._heard = 0
        self._waiting: deque[tuple[Hit, bool]] = deque()  # words whose channels are not yet "earlier" ones
        self._channel_clause = 0
        self._respective: list[str] = []  # channels whose numbers are yet to come
        memory.new_sentence()

    def _leave_out_asides(self) -> None:
        for aside in _ASIDE.finditer(self.text, self.start, self.end):
            first, last = aside.span()
            self.borders = [at for at in self.borders if not first <= at < last]
            self.hits = [hit for hit in self.hits if not first <= hit.start < last]

    def clause(self, begin: int, end: int, previous: int, following: int) -> Clause:
        """The clause of the number at [begin, end); `previous` ends the number before, `following` starts the next."""
        left = self._left(begin, previous)
        right = self._right(end, following)
        before = self._between(left, begin)
        after = self._between(end, right)
        self._hear_until(begin, left)
        head = self._head(before, after, begin, end)
        own: set[str] = set().union(*(hit.meaning.concepts for hit in before))
        alone = not any(hit.meaning.object for hit in before)
        for hit in after:
            if alone or hit.meaning.object in QUALIFIERS:
                own |= hit.meaning.concepts
        if head in _TOLD and self._counts_several(head, before):
            own.add("MIXED")
        self._mark_channels(own, left)
        if self._respective or "RESPECTIVELY" in own:
            self._deal_out(own, before, self.text[left:begin])
        self._mark_said(own, before)
        return Clause(left, right, head, own, right if alone else end)

    def finish(self) -> None:
        """Remember what stands after the last number."""
        self._hear_until(self.end, self.end)

    def _left(self, begin: int, previous: int) -> int:
        last = bisect_left(self.borders, begin) - 1
        if last >= 0 and self.borders[last] == begin - 1 and self.text[begin - 1] in "：:（()）":
            last -= 1  # 共计：12件 belongs together
        return max(self.start, previous, self.borders[last] + 1 if last >= 0 else 0)

    def _right(self, end: int, following: int) -> int:
        stop = min(self.end, following)
        right = stop
        if end >= stop or self.text[end] in "、和及":
            right = end
        elif (following_border := bisect_left(self.borders, end)) < len(self.borders):
            right = min(stop, self.borders[following_border])
        if right < following or following >= self.end:
            return right
        return right - 1 if right - 1 > end and self.text[right - 1] in "、和及" else end

    def _between(self, begin: int, end: int) -> list[Hit]:
        first = bisect_left(self.starts, begin)
        last = bisect_left(self.starts, end)
        return self.hits[first:last]

    def _hear_until(self, begin: int, left: int) -> None:
        """Remember all words before the number; the channels of earlier clauses go by a change of topic."""
        while self._heard < len(self.hits) and self.hits[self._heard].start < begin:
            hit = self.hits[self._heard]
            self._heard += 1
            changed = hit.meaning.heard and self.memory.hear(hit.meaning)
            if changed or hit.meaning.channel:
                self._waiting.append((hit, changed))
        while self._waiting and self._waiting[0][0].start < left:
            self._hear_channel(*self._waiting.popleft())

    def _hear_channel(self, hit: Hit, changed: bool) -> None:  # noqa: FBT001 - passed on from memory
        channels = hit.meaning.concepts & CHANNEL_NAMES
        if channels:
            last = max(self.text.rfind(mark, self.start, hit.start) for mark in "，；")
            if last >= self._channel_clause:
                self.memory.channels = set()
            self._channel_clause = last + 1
            self.memory.channels |= channels
        elif changed and self.memory.topic not in _KEEP_CHANNELS:
            self.memory.channels = set()

    def _head(self, before: list[Hit], after: list[Hit], begin: int, end: int) -> str:
        if self._named_in_quotes(before, begin):
            return "GAZETTE" if before and before[-1].meaning.object == "GAZETTE" else "TITLE"
        qualifier = next((hit.meaning.object for hit in after if hit.meaning.object in QUALIFIERS), NO_HEAD)
        named = [name for hit in before if (name := hit.meaning.object or hit.meaning.channel)]
        objects = [name for name in named if name in OBJECTS or name == "ARTICLE"]
        if len(objects) > 1 and objects[-1] == "ACTIVITY":
            objects.pop()
        while objects and objects[-1] in _PLACES and _did_after(before, objects[-1]):
            objects.pop()
        if objects and objects[-1] != "NOTHING":
            return qualifier or objects[-1]
        return (
            qualifier
            or _head_behind(after, end)
            or (named[-1] if named and named[-1] != "NOTHING" else NO_HEAD)
        )

    def _counts_several(self, head: str, before: list[Hit]) -> bool:
        """政策文件及解读信息66条, 解读回应信息46条: a number of two kinds of things together."""
        at = next((i for i in range(len(before) - 1, -1, -1) if before[i].meaning.object == head), 0)
        while at and before[at - 1].meaning.object == head and before[at - 1].end == before[at].start:
            at -= 1  # 回应 and 信息
        if not at or before[at - 1].meaning.object not in _TELLING - {head}:
            return False
        between = self.text[before[at - 1].end : before[at].start]
        joined = between in _JOINED or before[at].word.startswith("和")  # 和解读 must not be read as 和解
        return joined or (not between and before[at - 1].meaning.object in _TOLD)

    def _named_in_quotes(self, before: list[Hit], begin: int) -> bool:
        """《…》 or “…” right before the number is the name of what it counts; “同意公开” is what became of it."""
        if begin == self.start or self.text[begin - 1] not in "》”":
            return False
        opening = self.text.rfind("“", self.start, begin)
        inside = [hit for hit in before if hit.start > opening] if opening >= 0 else []
        return not any(hit.meaning.object in QUALIFIERS for hit in inside)

    def _mark_channels(self, own: set[str], left: int) -> None:
        """ONLY_X where exactly one channel is meant: that of the clause, else one named earlier in the sentence."""
        channels = _COUNTED_CHANNELS & own
        if not channels and _OTHER_CHANNELS.isdisjoint(own):
            earlier = self.memory.channels
            by_means = self._by_means(left)
            if not earlier.isdisjoint(_OTHER_CHANNELS) or ("PROACTIVE" in own and not by_means):
                return
            if not by_means:
                own.add("CHANNEL_BEFORE")
            channels = _COUNTED_CHANNELS & earlier
        if channels == _WEBSITE_PLATFORM:
            own.add("ONLY_WEBSITE")
        elif len(channels) == 1:
            if "MANY" not in own or "WEBSITE" in channels:  # 公众号等平台 are several
                own.add("ONLY_" + next(iter(channels)))
        elif channels and channels <= _NEW_MEDIA:
            own.add("ONLY_NEW_MEDIA")

    def _deal_out(self, own: set[str], before: list[Hit], words: str) -> None:
        """网站、公众号分别发布信息211条、302条: the numbers belong to the channels in their order."""
        if "RESPECTIVELY" in own:
            named = [name for hit in before for name in hit.meaning.concepts & _COUNTED_CHANNELS]
            self._respective = [name for name, _ in groupby(named)]
            if len(self._respective) < 2:
                self._respective = []
                return
            own -= {"ONLY_NEW_MEDIA", "ONLY_WEBSITE", *self._respective[1:]}
            own.add("ONLY_" + self._respective.pop(0))
        elif self._respective and len(words) < 2:
            name = self._respective.pop(0)
            own |= {name, "ONLY_" + name, "PUBLISHED"}
        else:
            self._respective = []

    def _by_means(self, left: int) -> bool:
        """Whether the clause just before says 通过网站, 在网站上."""
        comma = left - 1
        if comma <= self.start or self.text[comma] != "，":
            return False
        opening = max(self.text.rfind("，", self.start, comma) + 1, self.start)
        told = self.text[opening:comma]
        return any(word in told for word in _BY_MEANS_OF) and not _COUNTED.search(told)

    def _mark_said(self, own: set[str], before: list[Hit]) -> None:
        memory = self.memory
        if memory.verb and "RECEIVED" not in own and "ANSWERED" not in own:
            own.add("SAID_" + memory.verb)
        if memory.topic == "hotline":
            own.add("SAID_HOTLINE")
        if memory.public or memory.section in ("requests", "remedies") or "PUBLIC_WORK" in own:
            own.add("PUBLIC")
        if "INFO" in own and any(_is_general(hit) for hit in before):
            own.add("GOVERNMENT_INFORMATION")


def _is_general(hit: Hit) -> bool:
    """政府信息 as what is counted, not as part of a name (政府信息公开目录)."""
    return hit.meaning.object != "NOTHING" and any(general in hit.word for general in _GENERAL)


def _did_after(before: list[Hit], place: str) -> bool:
    """在网站专栏共发布264条, 县直部门收到12件: what stands before the verb says where or who, not what."""
    at = max(index for index, hit in enumerate(before) if hit.meaning.object == place)
    did = _PUBLISHED if place == "COLUMN" else _DONE
    return any(not did.isdisjoint(hit.meaning.concepts) for hit in before[at + 1 :])


def _head_behind(after: list[Hit], end: int) -> str:
    """The thing counted where it stands after its number: 8场新闻发布会."""
    if after and after[0].start == end and after[0].meaning.object in ("UNIT", "COLUMN"):
        return after[0].meaning.object
    named = [
        name
        for hit in after
        if (name := hit.meaning.object)
        and name != "NOTHING"
        and (name not in _ONLY_NEAR or hit.start - end <= 8)
    ]
    return next((name for name in named if name not in WEAK), named[-1]) if named else NO_HEAD
