"""The figures of the prose: numbers and denials put together with what their clauses say."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from gongkai.annual_report.read.narrative import parts, rates, zeros
from gongkai.annual_report.read.narrative.clause import ONE_CHANNEL, Clause, Reader
from gongkai.annual_report.read.narrative.memory import Memory
from gongkai.annual_report.read.narrative.metrics import OTHER, metric_of
from gongkai.annual_report.read.narrative.names import noun_phrase
from gongkai.annual_report.read.narrative.numbers import Token, tokens
from gongkai.annual_report.read.narrative.scope import Scopes, verb_of
from gongkai.annual_report.read.narrative.sentences import Prose, ProseLine, Sentence, running_text, sentences
from gongkai.annual_report.report import NarrativeFigure, Number, Verb

QUOTE_LONGEST = 40
_MOST_DENIALS = 20  # in one sentence; more is no prose
_SECTIONS = (
    ("remedies", ("复议", "诉讼")),
    ("fees", ("收费", "处理费", "收取费用", "费用")),
    ("requests", ("依申请", "申请公开", "处理政府信息公开申请", "公开申请")),
    ("other", ("其他需要", "需要报告", "其他事项")),
    ("problems", ("问题", "改进", "打算")),
    ("platform", ("平台", "新媒体")),
    ("proactive", ("主动公开", "公开情况")),
    ("", ("总体情况", "概述", "基本情况", "管理", "监督", "保障")),
)
_BARE_SUM = re.compile(r"(?:共计?|合计|总计|总共)\d")
_TOTALS = frozenset({"proactive_total", "website_published", "platform_published"})
_ALL_UPHELD = re.compile(
    r"均(?:已|被|获|获得|予以|依法|为)*(?:维持|驳回|胜诉|结果维持)|全部(?:获|被|予以|为)?(?:维持|胜诉|驳回)"
)


def narrative_figures(lines: Sequence[ProseLine], agency: str = "") -> tuple[NarrativeFigure, ...]:
    """Every figure that the prose states, in reading order. agency: whose report it is, where known."""
    prose = running_text(lines)
    return tuple(_Narrator(prose, agency).read())


@lru_cache(maxsize=1024)  # reports have the same headings
def _section_of(heading: str) -> str | None:
    return next((name for name, words in _SECTIONS if any(word in heading for word in words)), None)


class _Narrator:
    """Reads the running text once, sentence by sentence."""

    def __init__(self, prose: Prose, agency: str) -> None:
        self.text, self.printed, self.place, self.agency = prose.text, prose.printed, prose.place, agency
        self.memory = Memory()
        self.scopes = Scopes("", 0, 0)
        self.said = ""  # the sentence at hand
        self.lists = parts.Lists()
        self.figures: list[NarrativeFigure] = []
        self._total_said = False  # how much was published in all has been stated

    def read(self) -> list[NarrativeFigure]:
        marks: dict[int, list[Token | tuple[int, int]]] = {}
        found = sentences(self.text)
        starts = [sentence.start for sentence in found]
        for token in tokens(self.text):
            marks.setdefault(bisect_right(starts, token.start) - 1, []).append(token)
        for denied in zeros.denials(self.text):
            marks.setdefault(bisect_right(starts, denied[0]) - 1, []).append(denied)
        for index, sentence in enumerate(found):
            if sentence.heading:
                self._enter(sentence.heading)
            if index in marks:
                self._sentence(sentence, marks[index])
        return self.figures

    def _enter(self, heading: str) -> None:
        section = _section_of(heading)
        if section is not None:
            self.memory.new_section(section)
            self.lists.new_section()

    def _sentence(self, sentence: Sentence, marks: list[Token | tuple[int, int]]) -> None:
        reader = Reader(self.text, sentence.start, sentence.end, self.memory)
        self.scopes = Scopes(self.text, sentence.start, sentence.end, self.agency)
        self.said = self.printed[sentence.start : sentence.end].strip()
        self.lists.new_sentence()
        numbers = [mark for mark in marks if isinstance(mark, Token)]
        first = len(self.figures)
        previous = sentence.start
        for index, token in enumerate(numbers):
            following = numbers[index + 1].start if index + 1 < len(numbers) else sentence.end
            between = self.text[numbers[index - 1].end if index else sentence.start : token.start]
            self.lists.before_number(between, token.unit)
            previous = self._figure(reader, token, previous, following)
        reader.finish()
        for denied in [mark for mark in marks if not isinstance(mark, Token)][:_MOST_DENIALS]:
            self._denial(sentence, denied)
        self._all_upheld(sentence, first)

    def _figure(self, reader: Reader, token: Token, previous: int, following: int) -> int:
        clause = reader.clause(token.start, token.end, previous, following)
        words = self.text[clause.left : token.start]
        whole = self.lists.part_of(token.unit)
        if whole is not None and parts.left_behind(self.figures[whole].metric, clause.own):
            whole = self.lists.whole = None
        self._mark_part(clause, whole, token.start)
        if token.unit == "%":
            metric, value = self._rate(clause, token, words)
        else:
            around = self.memory.around(clause.head)
            if token.value == 0:
                clause.own.add("ZERO")
            metric, value = metric_of(clause.head, clause.own, around, token.unit), token.value
        self._total_said = self._total_said or metric in _TOTALS
        if metric == "requests_received":
            self.memory.topic = "requests"
        if token.in_words and metric == OTHER:
            return previous
        if whole is not None and not parts.admitted(metric, self.figures[whole].metric):
            whole = self.lists.whole = None  # another subject: the list is over
        for name in self._names(metric, clause, whole, words, self.text[token.end : clause.right]):
            self._append(clause, token, name, value, whole)
        return clause.taken

    def _mark_part(self, clause: Clause, whole: int | None, begin: int) -> None:
        if self.scopes.named_part(clause.left, begin):
            clause.own.add("NAMED_BODY")
        if self.figures and self.figures[-1].metric == "requests_answered":
            clause.own.add("AFTER_ANSWERED")
        if self._may_be_total(clause, whole):
            clause.own.add("FIRST_TOTAL")
        if whole is None:
            return
        metric = self.figures[whole].metric
        if parts.family_of(metric) == "requests" or parts.family_of(metric) == "publishing":
            clause.own.add("PART")
        if metric.startswith(("other", "category")) and not self._sums_up_requests(whole):
            clause.own.add("PART_OF_OTHER")
        if metric == "requests_answered":
            clause.own.add("PART_OF_ANSWERED")
        if metric == "interpretations":
            clause.own.add("PART_OF_INTERPRETATIONS")
        if metric == "proactive_total":
            clause.own.add("PART_OF_TOTAL")
        if not metric.endswith("_published") and "CHANNEL_BEFORE" in clause.own:
            clause.own -= ONE_CHANNEL  # 其中网站公告40条，在专栏公示决算3条: another place of the list
        if metric == "new_media_published":
            clause.own.add("PART_OF_NEW_MEDIA")
        if metric.endswith("_published"):
            clause.own.add("PART_OF_CHANNEL")

    def _may_be_total(self, clause: Clause, whole: int | None) -> bool:
        """The first number of information in its section is that of all, unless it goes on with a list."""
        said = self._total_said or self.memory.section != "proactive" or whole is not None
        return not said and self.text[clause.left] not in "、和及"

    def _sums_up_requests(self, whole: int) -> bool:
        """Whether the whole only adds up what was said before it of requests: 收到14件，上年结转1件，共计15件."""
        return (
            whole > 0
            and parts.family_of(self.figures[whole - 1].metric) == "requests"
            and bool(_BARE_SUM.match(self.figures[whole].quote))
        )

    def _rate(self, clause: Clause, token: Token, words: str) -> tuple[str, Number]:
        before = self.figures[-1] if self.figures else None
        return rates.rate(clause, token.value, words, before, self.memory)

    def _names(self, metric: str, clause: Clause, whole: int | None, before: str, after: str) -> list[str]:
        if metric == "reconsideration_and_litigation_total" and "EACH" in clause.own:
            return ["reconsideration_total", "litigation_total"]
        if metric != OTHER:
            return [metric]
        kind = "category" if whole is not None else OTHER
        name = "占比" if before.endswith("占") else noun_phrase(before, after)
        return [f"{kind}:{name}"]

    def _append(self, clause: Clause, token: Token, metric: str, value: Number, whole: int | None) -> None:
        value, unit = _in_unit(metric, value, token.unit)
        self.figures.append(
            NarrativeFigure(
                metric=metric,
                value=value,
                unit=unit,
                quote=self._quote(clause, token),
                place=self.place(token.start, token.end),
                approximate=token.approximate,
                scope=self.scopes.at(clause.left, token.start),
                verb=verb_of(metric, clause.own, self.memory.verb),
                part_of=whole,
                sentence=self.said,
            )
        )
        self.lists.after_number(len(self.figures) - 1, token.unit, self.text[token.end : clause.right + 1])

    def _quote(self, clause: Clause, token: Token) -> str:
        left = max(clause.left, token.end - QUOTE_LONGEST)
        right = clause.right if token.start - clause.left < 8 else token.end
        return self.printed[left : min(right, left + QUOTE_LONGEST)].replace("\n", "")

    def _denial(self, sentence: Sentence, mark: tuple[int, int]) -> None:
        bounds = (sentence.start, sentence.end)
        denied = zeros.denial(self.text, mark[0], mark[1], bounds, self.memory.section, self.memory.topic)
        if denied is None:
            return
        quote = self.printed[denied.start : denied.end].strip()[:QUOTE_LONGEST]
        for metric in denied.metrics:
            self.figures.append(
                NarrativeFigure(
                    metric=metric,
                    value=0,
                    unit=zeros.UNITS.get(metric, "件"),
                    quote=quote,
                    place=self.place(denied.start, denied.end),
                    scope=self.scopes.at(denied.start, denied.end),
                    verb=verb_of(metric, set(), ""),
                    sentence=self.said,
                )
            )

    def _all_upheld(self, sentence: Sentence, first: int) -> None:
        """ "行政复议7件，诉讼9件，均获维持" says that 7 and 9 were upheld."""
        found = _ALL_UPHELD.search(self.text, sentence.start, sentence.end)
        if not found:
            return
        for figure in self.figures[first:]:
            if figure.metric in ("reconsideration_total", "litigation_total") and figure.value:
                self.figures.append(
                    figure._replace(
                        metric=figure.metric.replace("total", "upheld"),
                        quote=(figure.quote + self.printed[found.start() - 1 : found.end()])[-QUOTE_LONGEST:],
                        verb=Verb.OTHER,
                        part_of=None,
                    )
                )


def _in_unit(metric: str, value: Number, unit: str | None) -> tuple[Number, str | None]:
    """Sums of money in the unit their metric is kept in."""
    if unit != "元" or not metric.endswith("_wan_yuan"):
        return value, unit
    wan = Decimal(value) / 10_000
    return (int(wan) if wan == wan.to_integral_value() else wan), "万元"
