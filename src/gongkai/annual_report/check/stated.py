"""The figures of the prose in their sentences: what stands before a number decides what it counts."""

import re
from dataclasses import dataclass
from functools import cached_property

from gongkai.annual_report.check.words import shown
from gongkai.annual_report.report import NarrativeFigure, Report, Scope

# Names of bodies that report for an area (some pages give just the place: 灵丘县, 苏溪镇); for any other body its own
# figures are all there are.
AREA_BODY = re.compile(r"(?:人民政府|管委会|管理委员会|行政公署|街道(?:办事处)?|[省市县区旗州盟镇乡])$")

_ANOTHER_YEAR = re.compile(
    r"去年|上年(?!度?结转)|上一年(?!度?结转)|前年|往年|历年|同期|以来|累计|截至目前|(?<!\d)(20\d{2})年"
)
_THIS_YEAR = re.compile(r"全年|今年|本年|当年|年内")
_PART_WORDS = re.compile(
    r"其中|通过|利用|涉及(?!政府信息|信息公开)|网络|网上|网站|信函|邮寄|邮件|当面|现场|传真|窗口"
    r"|延期|按期|按时|逾期|书面|口头|电话"
)
_BODIES = re.compile(
    r"(?P<area>全[省市县区镇乡州旗盟]|各级|各部门|各单位|各地|[我本][省市县区镇乡])"
    r"|(?P<own>本级|本机关|本单位|办公室|政府办|代表[^，。；]{0,4}政府|(?<!各)乡镇|(?<!各)街道|(?<![各等])部门|[一-龥]局(?!面)|直属)"
)
_CLAUSE = re.compile(r"[，。；：（）、]")
_LEFT_OUT = re.compile(r"\s+|(?<=\d)[,，](?=\d{3}(?!\d))")
_FULL_WIDTH = tuple(zip(",;:()", "，；：（）", strict=True))


@dataclass(frozen=True)
class Stated:
    """One figure. `at`: where its number begins in the sentence, -1 if not found."""

    index: int
    figure: NarrativeFigure
    sentence: str
    at: int

    @property
    def cell(self) -> str:
        return f"narrative/{self.figure.metric}"

    @property
    def said(self) -> str:
        """The figure as one quotes it: “共受理申请22件”."""
        return f"“{self.figure.quote.lstrip('、，；').replace('“', '‘').replace('”', '’')}”"

    @cached_property
    def before(self) -> str:
        """The words of its own clause before the number."""
        if self.at < 0:
            return self.figure.quote
        return _CLAUSE.split(self.sentence[: self.at])[-1]

    @cached_property
    def ahead(self) -> str:
        """Everything the sentence says before the number."""
        return self.sentence[: self.at] if self.at >= 0 else ""

    def of_another_year(self, year: int | None) -> bool:
        """Whether the words before the number speak of another year or of several (全年累计 is this year)."""
        this_year = _THIS_YEAR.search(self.before)
        for found in _ANOTHER_YEAR.finditer(self.before):
            if found.group(1):
                if year is not None and int(found.group(1)) != year:
                    return True
            elif not (this_year and found.group() == "累计"):
                return True
        return False

    def of_a_part(self) -> bool:
        """Whether the words before the number narrow it to a channel or a group."""
        return bool(_PART_WORDS.search(self.before))

    def of_one_body(self) -> bool:
        """Whether the last words before the number that name bodies name a single one, not the whole area."""
        named = [found.lastgroup for found in _BODIES.finditer(self.ahead or self.before)]
        return named[-1:] == ["own"]


class Prose:
    """All figures of a report, by metric and by sentence."""

    def __init__(self, report: Report) -> None:
        self.report = report
        squeezed: dict[str, str] = {}
        self.figures: list[Stated] = []
        self.by_metric: dict[str, list[Stated]] = {}
        self.by_sentence: dict[str, list[Stated]] = {}
        for index, figure in enumerate(report.narrative):
            sentence = squeezed.get(figure.sentence)
            if sentence is None:
                sentence = squeezed[figure.sentence] = plain(figure.sentence)
            stated = Stated(index, figure, sentence, _number_at(figure, sentence))
            self.figures.append(stated)
            self.by_metric.setdefault(figure.metric, []).append(stated)
            self.by_sentence.setdefault(sentence, []).append(stated)
        self.reports_for_area = bool(AREA_BODY.search(report.agency))
        self._exact: dict[str, tuple[Stated, ...]] = {}

    def exact(self, metric: str) -> tuple[Stated, ...]:
        """The figures of a metric that speak of the whole year and of all that the tables cover."""
        if metric not in self._exact:
            figures = self.by_metric.get(metric, ())
            self._exact[metric] = tuple([stated for stated in figures if self.covers_all(stated)])
        return self._exact[metric]

    def covers_all(self, stated: Stated) -> bool:
        figure = stated.figure
        if figure.approximate or figure.scope in (Scope.PART, Scope.CUMULATIVE):
            return False
        if figure.scope is Scope.OWN and self.reports_for_area:
            return False
        if self.reports_for_area and stated.of_one_body():
            return False
        return not stated.of_another_year(self.report.year)

    def alone(self, stated: Stated) -> bool:
        """Whether its sentence gives no second, different figure of the same metric: body by body is no total."""
        return all(
            other.figure.value == stated.figure.value
            for other in self.by_sentence[stated.sentence]
            if other.figure.metric == stated.figure.metric
        )

    def parts_of(self, whole: Stated) -> list[Stated]:
        return [
            stated for stated in self.figures if stated.figure.part_of == whole.index and stated is not whole
        ]


def plain(text: str) -> str:
    """The text as these rules read it: no white space, no thousands separators, full-width punctuation."""
    text = _LEFT_OUT.sub("", text)
    for narrow, wide in _FULL_WIDTH:
        text = text.replace(narrow, wide)
    return text


def _number_at(figure: NarrativeFigure, sentence: str) -> int:
    """Where the number of the quote begins in the sentence; a quote may hold several numbers, the last is meant."""
    quote = plain(figure.quote)
    start = sentence.find(quote)
    if start < 0:
        return -1
    inner = quote.rfind(shown(figure.value))
    return start + (inner if inner >= 0 else len(quote))
