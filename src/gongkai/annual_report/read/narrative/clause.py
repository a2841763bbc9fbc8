"""What the words round a number say: the head (the thing counted) and the concepts of its clause."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from gongkai.annual_report.read.narrative.metrics import NO_HEAD, QUALIFIERS, TOPICS, WEAK
from gongkai.annual_report.read.narrative.words import CHANNEL_NAMES, OBJECT_NAMES, SCAN, WORDS

_HARD = frozenset("，；：:;,（）()。\n！？")
_NEW_MEDIA = frozenset({"WECHAT", "WEIBO", "VIDEO", "NEW_MEDIA"})
_COUNTED_CHANNELS = frozenset({"WEBSITE", "PLATFORM"}) | _NEW_MEDIA
_SAID_AS = {
    "RECEIVED": "RECEIVED",
    "ANSWERED": "ANSWERED",
    "PUBLISHED": "PUBLISHED",
    "PROACTIVE": "PUBLISHED",
    "ISSUED": "PUBLISHED",
    "PRINTED": "PRINTED",
}
_ARTICLE_OPENERS = ("各类", "类", "等", "各种", "原创", "条")
_ONLY_NEAR = frozenset({"INTERPRET", "INFO", "SOME_INFO", "RESPONSE", "FILE", "UNIT"})
_GENERAL = ("政府信息", "公开信息")


@dataclass(frozen=True, slots=True)
class Hit:
    """A word of the vocabulary at [start, end) of the running text."""

    start: int
    end: int
    word: str
    concepts: tuple[str, ...]

    @property
    def object(self) -> str:
        return next((concept for concept in self.concepts if concept in OBJECT_NAMES), "")


def hits_of(text: str, start: int, end: int) -> list[Hit]:
    """The words of the vocabulary in a sentence; names in 《》 are left out, all but the gazette's."""
    found: list[Hit] = []
    title_end = -1
    for match in SCAN.finditer(text, start, end):
        word = match.group()
        begin, stop = match.span()
        if begin < title_end and word != "公报" and "处理费" not in word:
            continue
        opening = text.rfind("《", start, begin)
        if opening >= 0 and text.find("》", opening, begin) < 0:
            title_end = max(text.find("》", begin, end), begin)
            if "公报" not in word and "处理费" not in word:
                continue
        found.append(_as_used(text, Hit(begin, stop, word, WORDS[word]), found[-1] if found else None))
    return found


def _as_used(text: str, hit: Hit, before: Hit | None) -> Hit:
    """信息 after 发布 is information in general, after 通知公告 a kind of it; an article is one that was put out."""
    if hit.word == "结转":
        return _carried(text, hit)
    if "SOME_INFO" not in hit.concepts:
        return hit
    if before is not None and before.end == hit.start and before.object in ("RESPONSE", "INTERPRET"):
        return Hit(hit.start, hit.end, hit.word, (before.object,))
    put_out = (
        before is not None
        and before.end == hit.start
        and bool({"PUBLISHED", "ARTICLE", "PROACTIVE"}.union(CHANNEL_NAMES).intersection(before.concepts))
    )
    if put_out or text.endswith(_ARTICLE_OPENERS, max(hit.start - 2, 0), hit.start):
        return Hit(hit.start, hit.end, hit.word, ("INFO",) if hit.word == "信息" else ("ARTICLE",))
    return hit


def _carried(text: str, hit: Hit) -> Hit:
    """2018年结转 came in from that year; 结转至2019年 goes out."""
    named_year = re.search(r"\d年度?$", text[max(hit.start - 5, 0) : hit.start])
    return (
        Hit(hit.start, hit.end, hit.word, ("CARRIED_IN",))
        if named_year and text[hit.end] not in "至到下入"
        else hit
    )


@dataclass(slots=True)
class Memory:
    """What was said before in the sentence and, more faintly, in the section."""

    section: str = ""
    topic: str = ""
    said_here: bool = False  # the topic was named in this sentence
    verb: str = ""
    channels: set[str] = field(default_factory=set)
    public: bool = False  # disclosure work was named in this section

    def new_sentence(self) -> None:
        self.said_here = False
        self.verb = ""
        self.channels = set()

    def new_section(self, section: str) -> None:
        self.new_sentence()
        self.section, self.topic, self.public = section, "", False

    def hear(self, hit: Hit) -> None:
        """Take note of a word that was read."""
        for concept in hit.concepts:
            if concept in _SAID_AS:
                self.verb = _SAID_AS[concept]
            if concept in ("PUBLIC_WORK", "REQUEST", "INFO", "PROACTIVE"):
                self.public = True
            topic = TOPICS.get(concept)
            if topic == "publishing" and "requests" in (self.topic, self.section) and concept == "INFO":
                continue  # the information asked for
            if topic:
                self.topic, self.said_here = topic, True

    def around(self, head: str) -> set[str]:
        """Topics and sections a rule may count on for a figure with this head."""
        if not self.said_here or head in QUALIFIERS or self.topic == self.section:
            return {self.topic, self.section}
        return {self.topic}


@dataclass(slots=True)
class Clause:
    """The stretch of text that belongs to one number."""

    left: int
    right: int
    head: str
    own: set[str]
    before: list[Hit]  # the hits left of the number
    taken: int  # where the words end that this number has used up


class Reader:
    """Goes through one sentence from left to right; each number takes the words since the one before it."""

    def __init__(self, text: str, start: int, end: int, memory: Memory) -> None:
        self.text, self.start, self.end, self.memory = text, start, end, memory
        self.hits = hits_of(text, start, end)
        self.starts = [hit.start for hit in self.hits]
        self._heard = 0
        self._waiting: list[
            tuple[Hit, bool]
        ] = []  # words of the clause at hand, whose channels are not "earlier"
        memory.new_sentence()

    def clause(self, begin: int, end: int, previous: int, following: int) -> Clause:
        """The clause of the number at [begin, end); `previous` ends the number before, `following` starts the next."""
        left = self._left(begin, previous)
        right = self._right(end, following)
        before = self._between(left, begin)
        after = self._between(end, right)
        self._hear_until(begin, left)
        head = self._head(before, after, begin, end)
        own = {concept for hit in before for concept in hit.concepts}
        own.update(
            concept for hit in after if not before or hit.object in QUALIFIERS for concept in hit.concepts
        )
        taken = end
        if not any(hit.object for hit in before):
            own.update(concept for hit in after for concept in hit.concepts)
            taken = right
        own.update(self._channel_marks(own, before))
        own.update(self._said(own, before))
        return Clause(left, right, head, own, before, taken)

    def finish(self) -> None:
        """Remember what stands after the last number."""
        self._hear_until(self.end, self.end)

    def _left(self, begin: int, previous: int) -> int:
        stop = max(self.start, previous)
        left = begin
        while left > stop:
            char = self.text[left - 1]
            if char in _HARD and not (left == begin and char in "：:（()）"):
                break
            left -= 1
        return left

    def _right(self, end: int, following: int) -> int:
        stop = min(self.end, following)
        right = end
        while (
            right < stop
            and self.text[right] not in _HARD
            and not (right == end and self.text[right] in "、和及")
        ):
            right += 1
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
            topic = self.memory.topic
            self.memory.hear(hit)
            self._waiting.append((hit, topic != self.memory.topic))
        while self._waiting and self._waiting[0][0].start < left:
            hit, changed = self._waiting.pop(0)
            self._hear_channel(hit, changed=changed)

    def _hear_channel(self, hit: Hit, *, changed: bool) -> None:
        channels = CHANNEL_NAMES.intersection(hit.concepts)
        if channels:
            last = max(self.text.rfind(mark, self.start, hit.start) for mark in "，；")
            if last >= self._channel_clause:
                self.memory.channels = set()
            self._channel_clause = last + 1
            self.memory.channels |= channels
        elif changed and self.memory.topic not in ("publishing", "channel", "interpretation"):
            self.memory.channels = set()

    _channel_clause = 0

    def _head(self, before: list[Hit], after: list[Hit], begin: int, end: int) -> str:
        if self.text[begin - 1] in "》”" and begin > self.start:
            last = before[-1] if before else None
            return "GAZETTE" if last and "GAZETTE" in last.concepts else "TITLE"
        qualifier = next((hit.object for hit in after if hit.object in QUALIFIERS), NO_HEAD)
        named = [hit.object or _channel_of(hit) for hit in before if hit.object or _channel_of(hit)]
        objects = [name for name in named if name in OBJECT_NAMES or name == "ARTICLE"]
        if len(objects) > 1 and objects[-1] == "ACTIVITY":
            objects.pop()
        if objects and objects[-1] != "NOTHING":
            return qualifier or objects[-1]
        later = [hit.object for hit in after if hit.object and hit.object != "NOTHING" and _near(hit, end)]
        if after and after[0].start == end and after[0].object in ("UNIT", "COLUMN"):
            return qualifier or after[0].object
        if later:
            return qualifier or next((name for name in later if name not in WEAK), later[-1])
        return named[-1] if named and named[-1] != "NOTHING" else NO_HEAD

    def _channel_marks(self, own: set[str], before: list[Hit]) -> set[str]:
        """ONLY_X where exactly one channel is meant: that of the clause, else one named earlier in the sentence."""
        channels = _COUNTED_CHANNELS & own
        if not channels and "MANY" not in own and not (own & {"OTHER_SITE", "MEDIA", "BOARD"}):
            earlier = self.memory.channels
            if "MANY" in earlier or earlier & {"OTHER_SITE", "MEDIA", "BOARD"}:
                return set()
            if "PROACTIVE" in own and not self._through(before):
                return set()
            channels = _COUNTED_CHANNELS & earlier
        if channels == {"WEBSITE", "PLATFORM"}:
            return {"ONLY_WEBSITE"}
        if len(channels) == 1:
            return {"ONLY_" + next(iter(channels))}
        return {"ONLY_NEW_MEDIA"} if channels and channels <= _NEW_MEDIA else set()

    def _through(self, before: list[Hit]) -> bool:
        """Whether the clause just before says 通过网站, 在网站上."""
        left = before[0].start if before else self.end
        comma = self.text.rfind("，", self.start, left)
        opening = max(self.text.rfind("，", self.start, comma) + 1, self.start) if comma > 0 else self.start
        return (
            any(word in self.text[opening:comma] for word in ("通过", "在", "利用", "依托", "运用"))
            if comma > 0
            else False
        )

    def _said(self, own: set[str], before: list[Hit]) -> set[str]:
        marks = (
            {"SAID_" + self.memory.verb} if self.memory.verb and not own & {"RECEIVED", "ANSWERED"} else set()
        )
        if self.memory.topic == "hotline":
            marks.add("SAID_HOTLINE")
        if self.memory.public or self.memory.section in ("requests", "remedies") or "PUBLIC_WORK" in own:
            marks.add("PUBLIC")
        if any(general in hit.word for hit in before for general in _GENERAL):
            marks.add("GOVERNMENT_INFORMATION")
        return marks


def _near(hit: Hit, end: int) -> bool:
    """A general word counts as the thing counted only close behind its number."""
    return hit.object not in _ONLY_NEAR or hit.start - end <= 8


def _channel_of(hit: Hit) -> str:
    if "ARTICLE" in hit.concepts:
        return "ARTICLE"
    return next((concept for concept in hit.concepts if concept in CHANNEL_NAMES), "")
