"""Index numbers: every pattern that was seen in the country, its numbers, and what is refused."""

from datetime import date

import pytest

from gongkai.apps.proactive.numbering import BadPattern, PartMissing, Pattern, parse
from gongkai.apps.proactive.numbering_audit import Audit, DatedPattern, Gap, audit

DAY = date(2021, 10, 8)

# Number as published, the pattern, and what the number says.
OBSERVED = [
    ("000014349/2018-00221", "{org_code}/{yyyy}-{serial:5}", 221, {"org_code": "000014349", "yyyy": "2018"}),
    ("035210000/2025-00016", "{org_code}/{yyyy}-{serial:5}", 16, {"org_code": "035210000", "yyyy": "2025"}),
    ("014416330/2018-04736", "{org_code}/{yyyy}-{serial:5}", 4736, {"org_code": "014416330", "yyyy": "2018"}),
    ("01527918X-2020-153077", "{org_code}-{yyyy}-{serial:6}", 153077, {"org_code": "01527918X", "yyyy": "2020"}),
    ("11330782002609100U/2022-417586", "{credit_code}/{yyyy}-{serial}", 417586,
     {"credit_code": "11330782002609100U", "yyyy": "2022"}),
    ("11370322004222241N/2021-5135380", "{credit_code}/{yyyy}-{serial}", 5135380,
     {"credit_code": "11370322004222241N", "yyyy": "2021"}),
    ("11441700007280420Y/2021-00050", "{credit_code}/{yyyy}-{serial:5}", 50,
     {"credit_code": "11441700007280420Y", "yyyy": "2021"}),
    ("11341702486344515H/202110-00013", "{credit_code}/{yyyymm}-{serial:5}", 13,
     {"credit_code": "11341702486344515H", "yyyymm": "202110"}),
    ("SY-310115-2024-05692", "SY-{division}-{yyyy}-{serial:5}", 5692, {"division": "310115", "yyyy": "2024"}),
    # 宁波: 地区-部门-类别-分组-日期-序号; 连云港: 地区部门(5位)-类别-年度-流水; 云南民政厅: six parts, 21 digits. Made up after these.
    ("330200-0012-A03-B1-20211008-0007", "{division}-{agency:4}-{category}-{group}-{yyyymmdd}-{serial:4}", 7,
     {"division": "330200", "agency": "0012", "category": "A03", "group": "B1", "yyyymmdd": "20211008"}),
    ("07012-02-2021-00034", "{agency:5}-{category:2}-{yyyy}-{serial:5}", 34,
     {"agency": "07012", "category": "02", "yyyy": "2021"}),
    ("530000012030420210015", "{division}{agency:3}{category:2}{group:2}{yyyy}{serial:4}", 15,
     {"division": "530000", "agency": "012", "category": "03", "group": "04", "yyyy": "2021"}),
]  # fmt: skip


@pytest.mark.parametrize(("number", "pattern", "serial", "parts"), OBSERVED, ids=[row[0] for row in OBSERVED])
def test_an_observed_number_is_taken_apart_and_written_again(number, pattern, serial, parts):
    found = parse(pattern)
    apart = found.taken_apart(number)
    assert (apart.serial, dict(apart.parts)) == (serial, parts)
    assert found.written(apart.key, serial) == number


def audited(pattern: Pattern, numbers: list[str]) -> Audit:
    return audit([DatedPattern(pattern, date.min)], [(number, None) for number in numbers])


def test_a_number_is_written_from_what_a_body_has_and_the_day():
    pattern = parse("{credit_code}/{yyyymm}-{serial:5}")
    key = pattern.key({"credit_code": "11341702486344515H"}, DAY)
    assert key == "11341702486344515H/202110-{}"
    assert pattern.written(key, 13) == "11341702486344515H/202110-00013"
    assert pattern.needs == {"credit_code"}


def test_a_serial_grows_over_its_width_and_is_still_known():
    pattern = parse("SY-{yyyy}-{serial:2}")
    assert pattern.written("SY-2024-{}", 100) == "SY-2024-100"
    assert pattern.taken_apart("SY-2024-100").serial == 100


@pytest.mark.parametrize(
    "number", ["SY-2024-1", "sy-2024-01", "SY-2024-01 ", "SY-202-01", "SY-2024-", "SY-2024-０１"]
)
def test_what_does_not_fit_is_not_taken_apart(number):
    assert parse("SY-{yyyy}-{serial:2}").taken_apart(number) is None


@pytest.mark.parametrize(
    ("pattern", "part"),
    [
        ("", "编号规则是空的"),
        ("{yyyy}-号", "有且只有一个流水号"),
        ("{serial}-{serial:5}", "有且只有一个流水号"),
        ("{yyyy}-{yyyy}-{serial}", "“{yyyy}”出现了两次"),
        ("{year}-{serial}", "“{year}”无法识别"),
        ("{yyyy-{serial}", "大括号不成对"),
        ("{yyyy}} {serial}", "大括号不成对"),
        ("{yyyy} {serial}", "不能有空格"),
        ("{yyyy:2}-{serial}", "“年”的位数是固定的"),
        ("{agency:0}-{serial}", "位数须在1到18之间"),
        ("{agency}{serial}", "“机构编号”和“流水号”都不定长"),
        ("{category}A{serial:4}", "“信息类别代码”和“流水号”都不定长"),
        ("{category}{yyyy}{group}-{serial}", "“信息类别代码”和“组配代码”都不定长"),
        ("{yyyy@yyyy}-{serial}", "只有流水号可以用“@”"),
        ("{yyyy}-{serial:5@division}", "按“division”分别计数，编号中却没有这一部分"),
        ("{yyyy}-{serial:5@yyyymm}", "按“yyyymm”分别计数，编号中却没有这一部分"),
        ("{yyyy}-{serial:5@serial}", "按“serial”分别计数"),
        ("X" * 80 + "{serial}", "超过80个字符"),
    ],
)
def test_a_bad_pattern_is_refused_with_a_sentence(pattern, part):
    with pytest.raises(BadPattern, match=part) as refusal:
        parse(pattern)
    assert str(refusal.value).endswith("。")


@pytest.mark.parametrize("parts", [{}, {"division": ""}, {"division": "31011"}, {"division": "３１０１１５"}])
def test_a_body_without_what_the_pattern_needs_is_told_so(parts):
    with pytest.raises(PartMissing, match="行政区划代码"):
        parse("SY-{division}-{yyyy}-{serial:5}").key(parts, DAY)


@pytest.mark.parametrize(
    ("pattern", "parts", "series"),
    [
        ("{division}-{yyyymm}-{serial}", {"division": "310115"}, "310115-202110-{}"),
        ("{division}-{yyyymm}-{serial:5@yyyy}", {"division": "310115"}, "2021"),
        ("{division}-{yyyymm}-{serial:5@division+yyyy}", {"division": "310115"}, "310115+2021"),
        ("{division}-{yyyymm}-{serial:5@}", {"division": "310115"}, ""),
        ("{division}-{yyyymmdd}-{serial:5@yyyymm}", {"division": "310115"}, "202110"),
    ],
)
def test_the_serial_counts_within_its_scope(pattern, parts, series):
    found = parse(pattern)
    assert found.series(found.key(parts, DAY)) == series


# the audit


def test_gaps_duplicates_and_strangers_are_found():
    pattern = parse("{yyyy}-{serial:3}")
    found = audited(
        pattern, ["2024-001", "2024-002", "2024-006", "2025-002", "2024-002", "2024-0006", "2024/007"]
    )
    assert found.gaps == (Gap("2024-{}", 3, 5), Gap("2025-{}", 1, 1))
    assert found.doubled == ("2024-002", "2024-0006")
    assert [one.number for one in found.strange] == ["2024/007"]
    assert not found.is_clean


def test_a_clean_list_is_clean_and_a_huge_gap_is_one_line():
    pattern = parse("{yyyy}-{serial:3}")
    assert audited(pattern, ["2024-002", "2024-001"]).is_clean
    assert audited(pattern, ["2024-999999999999"]).gaps == (Gap("2024-{}", 1, 999999999998),)


def test_a_series_over_several_months_has_one_count():
    pattern = parse("{yyyymm}-{serial:3@yyyy}")
    found = audited(pattern, ["202401-001", "202402-002", "202402-001", "202501-001"])
    assert (found.gaps, found.doubled) == ((), ("202402-001",))


def test_each_number_is_held_against_the_rule_of_its_day():
    rules = [
        DatedPattern(parse("A-{yyyy}-{serial:2}"), date(2023, 1, 1), date(2023, 12, 31)),
        DatedPattern(parse("B/{yyyymm}/{serial:2}"), date(2024, 1, 1)),
    ]
    given = [
        ("A-2023-01", date(2023, 5, 1)),
        ("B/202401/01", date(2024, 1, 9)),
        ("A-2024-02", date(2024, 1, 9)),
        ("B/202402/01", date(2024, 3, 1)),
        ("A-2022-01", date(2022, 12, 31)),
    ]
    said = {one.number: one.sentence for one in audit(rules, given).strange}
    assert said == {
        "A-2024-02": "2024-01-09的索引号“A-2024-02”不符合编号规则；请核对。",
        "B/202402/01": "2024-03-01的索引号“B/202402/01”中的年月是202402，与日期不符；请核对。",
        "A-2022-01": "2022-12-31的索引号“A-2022-01”没有可以对照的编号规则；请补上当时的规则。",
    }
