"""The result of a clean-up as the text of an item: one table for each verdict. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from gongkai.apps.normative_documents.models import Cleanup, CleanupChoice, CleanupVerdict
from gongkai.letters.words import in_chinese

# The words of the official announcement, in Chinese whatever the language of the desk.
HEADINGS = {
    CleanupChoice.KEEP: "继续有效的行政规范性文件目录",
    CleanupChoice.REVISE: "拟修改的行政规范性文件目录",
    CleanupChoice.REPEAL: "废止的行政规范性文件目录",
    CleanupChoice.EXPIRE: "宣布失效的行政规范性文件目录",
}


def title_of(campaign: Cleanup) -> str:
    return f"{campaign.agency.name}关于公布{campaign.title}结果的公告"


def body_of(campaign: Cleanup, rows: Sequence[CleanupVerdict]) -> str:
    """Simple HTML as an item may hold it."""
    return "".join(_parts(campaign, rows))


def _parts(campaign: Cleanup, rows: Sequence[CleanupVerdict]) -> Iterator[str]:
    counted = {choice: [row for row in rows if row.verdict == choice] for choice in CleanupChoice}
    told = "，".join(f"{choice.label}{len(of)}件" for choice, of in counted.items() if of)
    yield (
        f"<p>{escape(campaign.agency.name)}对截至{in_chinese(campaign.as_of)}现行有效的行政规范性文件进行了清理，"
        f"共{len(rows)}件：{escape(told)}。现将结果公布如下。</p>"
    )
    yield "<p>废止和宣布失效的文件，自本公告公布之日起不再作为行政管理的依据。</p>"
    for choice, of in counted.items():
        if of:
            yield f"<h2>{HEADINGS[choice]}（{len(of)}件）</h2>{_table(of)}"


def _table(rows: Sequence[CleanupVerdict]) -> str:
    head = "<tr><th>序号</th><th>文件名称</th><th>发文字号</th><th>制定机关</th></tr>"
    return f"<table><thead>{head}</thead><tbody>{''.join(_row(at, row) for at, row in enumerate(rows, 1))}</tbody></table>"


def _row(at: int, row: CleanupVerdict) -> str:
    item = row.document.item
    cells = (str(at), str(item), item.document_no, row.document.agency.name)
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"
