"""A whole report: title, who, which year, and its tables under the headings of the form."""

from __future__ import annotations

from functools import cache
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from gongkai.annual_report.forms import FORMS
from gongkai.annual_report.render.element import element, text
from gongkai.annual_report.render.tables import table_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.annual_report.report import ReadTable, Report


def html_of(report: Report, *, heading_level: int = 1) -> str:
    """The report as a fragment of a page. heading_level: of its title, the tables are one below."""
    head = element(
        "header", _heading(heading_level, title_of(report), "title"), _facts(report), class_="gk-report__head"
    )
    sections = (_section(report, table, heading_level + 1) for table in report.tables.values())
    return element("article", head, *sections, class_="gk-report", lang="zh-CN")


def page_of(report: Report) -> str:
    """The report as a file of its own, that needs nothing beside it."""
    title = title_of(report)
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        + element("title", text(title))
        + "".join(f'<meta name="{name}" content="{escape(words)}">' for name, words in _meta(report, title))
        + element("style", _style())
    )
    body = element("main", html_of(report))
    return f'<!DOCTYPE html>\n<html lang="zh-CN">{element("head", head)}{element("body", body)}</html>'


def title_of(report: Report) -> str:
    """Its own title, or the one that the form prescribes."""
    year = f"{report.year}年" if report.year else ""
    return report.title or f"{report.agency}{year}政府信息公开工作年度报告"


def _meta(report: Report, title: str) -> Iterator[tuple[str, str]]:
    """The names are those of the guideline for government websites (国办发〔2017〕47号)."""
    yield "ArticleTitle", title
    if report.agency:
        yield "ContentSource", report.agency
    if report.published:
        yield "PubDate", report.published.isoformat()


def _facts(report: Report) -> str:
    facts = (
        ("报告机关", report.agency),
        ("报告年度", f"{report.year}年" if report.year else ""),
        ("发布日期", report.published.isoformat() if report.published else ""),
    )
    pairs = (
        element("div", element("dt", name), element("dd", text(words))) for name, words in facts if words
    )
    return element("dl", *pairs, class_="gk-report__facts")


def _section(report: Report, read: ReadTable, level: int) -> str:
    heading = _heading(level, heading_of(report, read), "heading")
    scroller = element("div", table_of(read), class_="gk-report__table", tabindex=0, role="region",
                       aria_label=read.table.title)  # fmt: skip
    return element("section", heading, scroller, class_="gk-report__section", data_table=read.table.id)


def heading_of(report: Report, read: ReadTable) -> str:
    """The heading of a table: as the report has it, else as the form prints it."""
    own = (heading.text for heading in report.headings if heading.level == 1)
    official = FORMS[read.table.form].headings
    return next((words for words in (*own, *official) if read.table.title in words), read.table.title)


def _heading(level: int, words: str, part: str) -> str:
    return element(f"h{level}", text(words), class_=f"gk-report__{part}")


@cache
def _style() -> str:
    return files(__package__).joinpath("page.css").read_text(encoding="utf-8")
