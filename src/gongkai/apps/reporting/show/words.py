"""Rows and values of reports as the shared components show them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongkai.annual_report.forms import FORMS
from gongkai.annual_report.report import Report
from gongkai.apps.reporting.models import AnnualReport, FindingDecision, IntakeItem
from gongkai.apps.reporting.queries import Judged
from gongkai.apps.reporting.show.metrics import name_of
from gongkai.apps.reporting.show.tables import label_of
from gongkai.apps.reporting.states import State
from gongkai.lib.ui.dates import local_day
from gongkai.lib.ui.parts import Cell, Column, Finding, Item, Link, Row, Table, Tag, Term, Text, Tone
from gongkai.rules import Finding as Found
from gongkai.rules import Level

STATE_TONES: dict[str, Tone] = {
    State.READING: "neutral",
    State.READ: "warn",
    State.REVIEWED: "info",
    State.PUBLISHED: "good",
    State.WITHDRAWN: "bad",
}
LEVEL_TAGS = {
    Level.ERROR: Tag(gettext_lazy("错误"), "bad"),
    Level.WARNING: Tag(gettext_lazy("警告"), "warn"),
    Level.REMARK: Tag(gettext_lazy("提示"), "neutral"),
}
OF_THE_PROSE = "narrative/"
DECISION_TONES: dict[str, Tone] = {
    FindingDecision.Decision.CONFIRMED: "bad",
    FindingDecision.Decision.DISMISSED: "neutral",
}


def state_tag(report: AnnualReport) -> Tag:
    return Tag(State(report.state).label, STATE_TONES[report.state])


def table_of(reports: Iterable[AnnualReport]) -> Table:
    columns = (
        Column(_("报告")),
        Column(_("报告机关")),
        Column(_("年度")),
        Column(_("状态")),
        Column(_("待判定"), numeric=True),
        Column(_("推算"), numeric=True),
        Column(_("待处理结果"), numeric=True),
        Column(_("导入日期"), numeric=True),
    )
    return Table(_("年度报告"), columns, tuple(_row(report) for report in reports), caption_hidden=True)


def _row(report: AnnualReport) -> Row:
    why = _("原文没有说清，请在报告页标明")
    return Row(
        (
            Cell(str(report), url=reverse("reporting:detail", args=[report.pk])),
            Cell(report.body.name if report.body else None, why=why),
            Cell(str(report.year) if report.year else None, why=why),
            Cell("", tag=state_tag(report)),
            Cell(report.unknown_cells),
            Cell(report.repaired_cells),
            Cell(report.open_findings),
            Cell(local_day(report.created_at).isoformat()),
        )
    )


ITEM_TONES: dict[str, Tone] = {
    IntakeItem.State.WAITING: "neutral",
    IntakeItem.State.READ: "good",
    IntakeItem.State.KNOWN: "info",
    IntakeItem.State.REFUSED: "bad",
    IntakeItem.State.FAILED: "bad",
}


def intake_table(items: Iterable[IntakeItem]) -> Table:
    columns = (Column(_("文件")), Column(_("结果")), Column(_("说明")))
    return Table(_("本次导入的文件"), columns, tuple(map(_item_row, items)), caption_hidden=True)


def _item_row(item: IntakeItem) -> Row:
    tag = Tag(IntakeItem.State(item.state).label, ITEM_TONES[item.state])
    report = getattr(item.source, "report", None)
    if report is None:
        return Row((Cell(item.name), Cell("", tag=tag), Cell(item.sentence)))
    address = reverse("reporting:detail", args=[report.pk])
    return Row((Cell(item.name, url=address), Cell("", tag=tag), Cell(_about(report))))


def _about(report: AnnualReport) -> str:
    """What was read, in words of a list."""
    parts = [
        report.body.name if report.body else _("机关待标明"),
        _("%(year)d年") % {"year": report.year} if report.year else _("年度待标明"),
    ]
    if report.unknown_cells:
        parts.append(_("%(number)d处待判定") % {"number": report.unknown_cells})
    return _("、").join(parts)


def official_title(report: AnnualReport) -> str:
    """What a published report is called, whatever its file or the page of its source was called."""
    assert report.edition is not None
    return _("%(body)s%(year)d年政府信息公开工作年度报告") % {
        "body": report.edition.body_name,
        "year": report.year,
    }


def item_of(report: AnnualReport, url: str = "") -> Item:
    """A report as one line of a list."""
    return Item(
        title=str(report),
        url=url or reverse("reporting:detail", args=[report.pk]),
        body=report.body.name if report.body else _("机关未标明"),
        when=local_day(report.created_at),
        tag=state_tag(report),
    )


def form_name(form: str) -> Text:
    """The edition; its instrument is named only where someone has seen the text of it."""
    if form not in FORMS:
        return _("没有认出版式")
    edition = FORMS[form]
    return edition.title if "unverified" in edition.instrument else f"{edition.title}（{edition.instrument}）"


def terms_of(report: AnnualReport) -> tuple[Term, ...]:
    """What a report is, for the head of its page."""
    untold = _("原文没有说清，请标明")
    return (
        Term(_("报告机关"), report.body.name if report.body else None, why=untold),
        Term(_("原文所印机关"), report.agency_name or None, why=_("原文没有印明")),
        Term(_("报告年度"), str(report.year) if report.year else None, why=untold),
        Term(_("数据口径"), report.get_scope_display()),
        Term(_("版式"), form_name(report.form)),
        Term(_("原文发布日期"), report.published_on.isoformat() if report.published_on else None, why=untold),
        Term(_("原文出处"), report.source_name or None, url=report.source_url, why=_("没有登记")),
        Term(_("原始文件"), report.source.name, url=reverse("reporting:source", args=[report.pk])),
    )


def finding_of(
    found: Found, report: Report, address: Callable[[str], str], state: Tag | None = None
) -> Finding:
    """A finding for people; its cells lead to their places."""
    return Finding(
        title=found.sentence,
        severity=LEVEL_TAGS[found.level],
        places=tuple(Link(_label(report, cell), address(cell)) for cell in found.cells),
        sentence=_("原文：“%(quote)s”") % {"quote": found.quote} if found.quote else "",
        rule=found.rule,
        state=state,
    )


def _label(report: Report, cell: str) -> Text:
    if cell.startswith(OF_THE_PROSE):
        return _("正文：%(figure)s") % {"figure": name_of(cell.removeprefix(OF_THE_PROSE))}
    table = report.tables.get(cell.split("/", 1)[0])
    return label_of(table, cell) if table else cell


def judged_tag(judged: Judged) -> Tag:
    if judged.decision is None:
        return Tag(_("未处理"), "warn")
    if judged.outdated:
        return Tag(_("处理后数据有变，须重新处理"), "warn")
    return Tag(judged.decision.get_decision_display(), DECISION_TONES[judged.decision.decision])
