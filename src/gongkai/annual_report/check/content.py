"""Rules on what a report must say and when: headings, the five aspects, the period, the fee, the day of publication."""

import re
from collections.abc import Iterator
from datetime import date

from gongkai.annual_report.check.stated import AREA_BODY
from gongkai.annual_report.check.subject import GOVERNMENTS, Single
from gongkai.annual_report.forms import FORMS
from gongkai.rules import Finding, Level, Rule, Source

FORM_2021 = "国办公开办函〔2021〕30号"
REGULATION = "《中华人民共和国政府信息公开条例》"
NO_PROSE = "没有正文可查。"

# Any one of the words shows that the aspect is there.
ASPECTS = (
    ("主动公开", ("主动公开",)),
    ("依申请公开", ("依申请公开", "依申请")),
    ("政府信息管理", ("信息管理",)),
    ("政府信息公开平台建设", ("平台建设", "公开平台", "平台和载体")),
    ("监督保障", ("监督保障", "监督", "保障措施")),
)
RESULTS = (
    ("工作考核", ("考核",)),
    ("社会评议", ("社会评议", "评议")),
    ("责任追究", ("责任追究", "追责", "问责")),
)
SECTIONS = (
    ("总体情况", ("总体情况", "概述")),
    ("主动公开政府信息情况", ("主动公开政府信息",)),
    ("收到和处理政府信息公开申请情况", ("收到和处理", "处理政府信息公开申请")),
    ("政府信息公开行政复议、行政诉讼情况", ("复议", "诉讼")),
    ("存在的主要问题及改进情况", ("问题",)),
    ("其他需要报告的事项", ("其他", "其它")),
)
_FIRST, _SECOND = "一、总体情况", "二、主动公开"
_TOWNSHIP = re.compile(r"[镇乡](?:人民政府)?$|街道(?:办事处)?$")
_PERIOD = re.compile(r"1月1日.{0,24}?12月31日")
_SIGNED = re.compile(r"[府厅局委办室会院心处][（(]?(?:章|公章)?[)）]?(20\d{2})年(\d{1,2})月(\d{1,2})日?")
_CUT_DATE = re.compile(r"20\d{2}年\d{1,2}月\d{1,2}(?![\d日号]|\.)(?=$|[^\d，。、—-])")


def _missing(groups: tuple[tuple[str, tuple[str, ...]], ...], text: str) -> list[str]:
    return [name for name, words in groups if not any(word in text for word in words)]


def _is_modern(subject: Single) -> bool:
    return subject.report.form in ("form_2019", "form_2021")


def is_government(subject: Single) -> bool | None:
    """By what the caller says, else by the name; None when neither tells."""
    if subject.context.level:
        return subject.context.level in GOVERNMENTS
    name = subject.report.agency
    return bool(AREA_BODY.search(name)) if name else None


def _results(subject: Single) -> Iterator[Finding]:
    if not is_government(subject) or not _is_modern(subject):
        yield RESULTS_GIVEN.not_applicable("只有各级人民政府2019年以后的报告要写考核、评议和责任追究结果。")
    elif not subject.report.prose:
        yield RESULTS_GIVEN.cannot_tell(NO_PROSE)
    elif missing := _missing(RESULTS, subject.report.prose):
        yield RESULTS_GIVEN.broken(f"政府的报告没有写{'、'.join(missing)}结果情况。没有发生的也要写明。")
    else:
        yield RESULTS_GIVEN.holds("写了工作考核、社会评议和责任追究。")


def _aspects(subject: Single) -> Iterator[Finding]:
    if subject.report.form != "form_2021":
        yield FIVE_ASPECTS.not_applicable("2021年版格式才规定五个方面。")
    elif not subject.report.prose:
        yield FIVE_ASPECTS.cannot_tell(NO_PROSE)
    elif missing := _missing(ASPECTS, _overview(subject.report.prose)):
        yield FIVE_ASPECTS.broken(f"总体情况没有写{'、'.join(missing)}。请补写，没有工作的也要写明。")
    else:
        yield FIVE_ASPECTS.holds("总体情况写了五个方面。")


def _overview(prose: str) -> str:
    """Section 一 when it can be told apart: from its heading to the next; else the whole text.

    A preface may list the headings too; the section itself is the longest such stretch.
    """
    best, start = "", prose.find(_FIRST)
    while start >= 0:
        end = prose.find(_SECOND, start)
        if end - start > len(best):
            best = prose[start:end]
        start = prose.find(_FIRST, start + 1)
    return best if len(best) > 200 else prose


def _sections(subject: Single) -> Iterator[Finding]:
    form = FORMS.get(subject.report.form or "")
    headings = "".join(heading.text for heading in subject.report.headings)
    text = headings or subject.report.prose
    if form is None or not _is_modern(subject):
        yield HEADINGS.not_applicable("2019年以前没有统一的六个部分。")
    elif not text:
        yield HEADINGS.cannot_tell("没有读到标题。")
    elif missing := _missing(SECTIONS, text):
        yield HEADINGS.broken(f"缺少部分：{'、'.join(missing)}。六个部分都要有，没有内容的写明没有。")
    else:
        yield HEADINGS.holds("六个部分都有。")


def _fee(subject: Single) -> Iterator[Finding]:
    stated = subject.prose.by_metric.get("processing_fee", [])
    ledger = subject.context.ledger_fee_yuan
    if not _is_modern(subject):
        yield FEE.not_applicable("2019年以前另有收费部分。")
    elif not stated and not subject.report.prose:
        yield FEE.cannot_tell(NO_PROSE)
    elif not stated and not re.search(r"信息处理费|收费|费用", subject.report.prose):
        yield FEE.broken("第六部分没有写信息处理费。没有收取的写“本年度未收取信息处理费”。")
    elif ledger is None or not stated:
        yield FEE.holds("写了信息处理费情况。", ("narrative/processing_fee",))
    else:
        yield from (_fee_by_ledger(stated[-1].figure.value, ledger, stated[-1].said),)


def _fee_by_ledger(value: object, ledger: object, said: str) -> Finding:
    if value == ledger:
        return FEE.holds(f"{said}与收费台账一致。", ("narrative/processing_fee",))
    return FEE.broken(
        f"{said}，收费台账为 {ledger} 元。请核对。", ("narrative/processing_fee",), anchor="processing_fee"
    )


def _deadline(subject: Single) -> Iterator[Finding]:
    due, published, sure = (
        _due(subject),
        subject.report.published,
        bool(subject.context.deadline or subject.context.level),
    )
    if due is None:
        yield DEADLINE.not_applicable("没有法定的公布期限，或者不知道报告年度。")
    elif published is None:
        yield DEADLINE.cannot_tell(f"报告没有公布日期，期限是{due.isoformat()}。")
    elif published <= due:
        yield DEADLINE.holds(f"{published.isoformat()}公布，期限是{due.isoformat()}。")
    else:
        days = (published - due).days
        yield DEADLINE.broken(
            f"{published.isoformat()}公布，期限是{due.isoformat()}，晚了{days}天。如网页日期是后来重发的，请写明首次公布日期。",
            found=days,
            expected=0,
            level=Level.ERROR if sure else Level.WARNING,
        )


def _due(subject: Single) -> date | None:
    """条例第四十九条: departments by 31 January, the government's own report by 31 March; townships have no date."""
    if subject.context.deadline:
        return subject.context.deadline
    year, level, name = subject.report.year, subject.context.level, subject.report.agency
    if year is None or not name or not 1 <= year < 9999:
        return None
    if level == "township" or (level is None and _TOWNSHIP.search(name)):
        return None
    government = is_government(subject) or not _is_modern(subject)
    return date(year + 1, 3, 31) if government else date(year + 1, 1, 31)


def _period(subject: Single) -> Iterator[Finding]:
    if not subject.report.prose:
        yield PERIOD.cannot_tell(NO_PROSE)
    elif _PERIOD.search(subject.report.prose):
        yield PERIOD.holds("写明了统计期限1月1日至12月31日。")
    else:
        yield PERIOD.broken("没有写明统计期限。请写“所列数据的统计期限自1月1日起至12月31日止”。")


def _signature(subject: Single) -> Iterator[Finding]:
    year, signed = subject.report.year, list(_SIGNED.finditer(subject.report.prose))
    if year is None or not signed:
        yield SIGNATURE.not_applicable("没有读到落款日期。")
        return
    y, m, d = (int(part) for part in signed[-1].groups())
    if y > year:
        yield SIGNATURE.holds(f"落款日期{y}年{m}月{d}日在报告年度之后。")
        return
    yield SIGNATURE.broken(
        f"落款日期是{y}年{m}月{d}日，而报告的是{year}年全年，年份多半写错了。请核对。",
        kind="date_conflict",
        anchor="published",
        quote=signed[-1].group()[1:],
    )


def _whole_dates(subject: Single) -> Iterator[Finding]:
    if not subject.report.prose:
        yield WHOLE_DATES.cannot_tell(NO_PROSE)
    elif found := _CUT_DATE.search(subject.report.prose):
        yield WHOLE_DATES.broken(f"日期“{found.group()}”缺“日”字。请补上。", quote=found.group())
    else:
        yield WHOLE_DATES.holds("日期都写完整。")


RESULTS_GIVEN = Rule(
    id="N-4",
    title="考核、评议、责任追究结果",
    catches="各级人民政府的报告没有写工作考核、社会评议、责任追究结果中的任何一项。",
    why="条例要求政府的报告包括这三项结果，不能遗漏。",
    source=Source(REGULATION, "第五十条第一款第（四）项"),
    level=Level.ERROR,
    check=_results,
    passing="监督保障部分写明考核占4%、评议好评率99%、未发生责任追究。",
    failing="只写了纳入年终考核，没有评议和责任追究。",
)
FIVE_ASPECTS = Rule(
    id="N-5",
    title="总体情况五个方面",
    catches="总体情况缺主动公开、依申请公开、政府信息管理、平台建设、监督保障中的任何一方面。",
    why="格式规定总体情况从这五个方面写。",
    source=Source(FORM_2021, "一（一）"),
    level=Level.ERROR,
    check=_aspects,
    passing="总体情况有（一）主动公开至（五）监督保障五段。",
    failing="总体情况有六段，但没有政府信息管理和监督保障。",
)
HEADINGS = Rule(
    id="N-5.1",
    title="六个部分齐全",
    catches="报告缺少格式规定的六个部分中的任何一个。",
    why="格式规定了六个部分的标题，读者按标题找内容。",
    source=Source("国办公开办函〔2019〕60号、〔2021〕30号", "一"),
    level=Level.WARNING,
    check=_sections,
    passing="一至六的标题都有。",
    failing="没有“六、其他需要报告的事项”。",
)
FEE = Rule(
    id="N-6",
    title="信息处理费",
    catches="没有写信息处理费，或与收费台账不同。",
    why="收取信息处理费的总体情况要列入年度报告。",
    source=Source("河南省人民政府办公厅2021年1月通知", "五", "secondary"),
    level=Level.ERROR,
    check=_fee,
    passing="“本年度未收取信息处理费”，台账为0。",
    failing="“本年度未收取信息处理费”，台账收取380元。",
)
DEADLINE = Rule(
    id="N-8",
    title="按期公布",
    catches="公布日期晚于法定或当地规定的期限。",
    why="部门1月31日前、政府3月31日前公布本年度报告。",
    source=Source(REGULATION, "第四十九条"),
    level=Level.ERROR,
    check=_deadline,
    passing="县政府2021年2月8日公布2020年报告。",
    failing="县教育局2021年2月8日公布2020年报告。",
)
PERIOD = Rule(
    id="N-8.1",
    title="写明统计期限",
    catches="没有写数据的统计期限。",
    why="没有期限，“截至目前”“累计”的数就不能比较。",
    source=Source("DB51/T 2660-2019（四川）", "", "secondary"),
    level=Level.WARNING,
    check=_period,
    passing="“统计期限为2024年1月1日至12月31日”。",
    failing="全文没有统计期限。",
)
SIGNATURE = Rule(
    id="N-8.2",
    title="落款年份",
    catches="落款日期不在报告年度之后。",
    why="全年的报告只能在年度结束后写成。",
    source=Source("年度报告编制实务", "", "inferred"),
    level=Level.WARNING,
    check=_signature,
    passing="2023年报告落款2024年1月29日。",
    failing="2023年报告落款2023年1月29日。",
)
WHOLE_DATES = Rule(
    id="N-8.3",
    title="日期完整",
    catches="日期缺“日”字。",
    why="落款日期是公文的要素。",
    source=Source("年度报告编制实务", "", "inferred"),
    level=Level.REMARK,
    check=_whole_dates,
    passing="2023年1月31日。",
    failing="2023年1月31。",
)
RULES = (RESULTS_GIVEN, FIVE_ASPECTS, HEADINGS, FEE, DEADLINE, PERIOD, SIGNATURE, WHOLE_DATES)
