"""Whatever was read, the checks give findings: they never raise, and each finding is whole."""

from datetime import date
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.annual_report.blocks import Place
from gongkai.annual_report.check import Context, check_report, check_tree, check_years
from gongkai.annual_report.check.counterparts import COUNTERPARTS
from gongkai.annual_report.forms import FORMS
from gongkai.annual_report.report import Cell, Content, NarrativeFigure, ReadTable, Report, Scope, Verb
from gongkai.rules import Verdict

TABLES = [table for form in FORMS.values() for table in form.tables]
NUMBERS = st.one_of(
    st.none(),
    st.integers(-5, 10**13),
    st.decimals(allow_nan=True, allow_infinity=True, places=2),
    st.sampled_from([Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity"), Decimal("1E+40"), 0]),
)
METRICS = [
    *sorted({c.metric for c in COUNTERPARTS}),
    "other:甲",
    "category:其他",
    "share_denied",
    "",
    "website_published",
]
PIECES = (
    *("全年", "受理申请", "答复", "占", "%", "％", "12", "0.5", "件", "条", "，", "。", "；", "（", "）", ",", "其中", "均获维持"),
    *("未被纠错", "全部办结", "较上年", "去年", "增长", "减少", "其他", "分别", "2020年", "复议", "诉讼", "1,234", "\n", "办结率100%"),
)  # fmt: skip
WORDS = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


@st.composite
def cells(draw: st.DrawFn, name: str) -> Cell:
    return Cell(
        name,
        draw(st.sampled_from(Content)),
        draw(NUMBERS),
        candidates=tuple(draw(st.lists(NUMBERS, max_size=3))),
        unit=draw(st.sampled_from([None, "元", "万元"])),
    )


@st.composite
def tables(draw: st.DrawFn) -> dict[str, ReadTable]:
    """A few odd cells among plain ones; some cells are missing altogether."""
    found = {}
    for table in draw(st.lists(st.sampled_from(TABLES), max_size=3)):
        read = {cell: Cell(cell, Content.NUMBER, draw(st.integers(0, 3))) for cell in table.cell_ids[:20]}
        for cell in draw(st.lists(st.sampled_from(table.cell_ids), max_size=8)):
            read[cell] = draw(cells(cell))
        found[table.id] = ReadTable(table, read)
    return found


@st.composite
def figures(draw: st.DrawFn) -> NarrativeFigure:
    sentence = draw(WORDS)
    start = draw(st.integers(0, max(len(sentence), 1)))
    return NarrativeFigure(
        metric=draw(st.sampled_from(METRICS)),
        value=draw(st.one_of(st.integers(0, 10**40), st.sampled_from([Decimal("12.5"), Decimal("0.5"), 12, 1234]))),
        unit=draw(st.sampled_from(["件", "条", "%", None, "人次"])),
        quote=sentence[start : start + 12],
        place=Place(0, 0, 0),
        approximate=draw(st.booleans()),
        scope=draw(st.sampled_from(Scope)),
        verb=draw(st.sampled_from(Verb)),
        part_of=draw(st.one_of(st.none(), st.integers(-2, 9))),
        sentence=sentence,
    )  # fmt: skip


@st.composite
def reports(draw: st.DrawFn) -> Report:
    return Report(
        agency=draw(st.sampled_from(["", "某县人民政府", "某局", "某镇"])),
        year=draw(st.sampled_from([None, 0, 2018, 2021, 2022, 9999])),
        published=draw(st.sampled_from([None, date(2022, 1, 31), date.min, date.max])),
        title="",
        form=draw(st.sampled_from([None, "", "pre_2019", "form_2019", "form_2021"])),
        tables=draw(tables()),
        narrative=tuple(draw(st.lists(figures(), max_size=6))),
        prose=draw(WORDS),
    )


CONTEXT = Context(level="county", ledger={"requests/new/total": 3, "proactive/licenses/decisions": 1, "x": 0})


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(reports(), reports())
def test_no_report_makes_a_check_raise(report, other):
    findings = (
        *check_report(report),
        *check_report(report, CONTEXT),
        *check_years(report, other, CONTEXT),
        *check_tree(report, {"甲": other, "乙": report}, Context(bodies=("甲", "丙"))),
    )
    for finding in findings:
        assert finding.sentence
        assert finding.verdict is Verdict.BROKEN or not finding.contradiction
