"""The reference page of outcomes, made from the values: questions, outcomes with their grounds, documents."""

from __future__ import annotations

from collections.abc import Iterable

from gongkai.statute.citation import Citation
from gongkai.statute.documents import ADDRESSEES, DOCUMENTS, Document, reply_title
from gongkai.statute.evidence import EVIDENCE, Evidence
from gongkai.statute.grounds import GROUNDS, STRENGTHS, WITHHOLDING_REVIEW, Ground
from gongkai.statute.grounds_2008 import GROUNDS_2008
from gongkai.statute.outcomes import GROUPS, OUTCOMES, OUTCOMES_2019, Outcome
from gongkai.statute.questions import AT_ANY_TIME, QUESTIONS, REVIEW_POINTS, Answer, Question
from gongkai.statute.remedies import is_refusal

MARKS = {"inferred": "推断", "secondary": "间接来源", "unverified": "未核实"}
# Short names for a page that names them in every line; versions of one title are told apart by their year.
SHORT = {
    "REG": "条例",
    "REG_2008": "2008年条例",
    "FEE": "收费办法",
    "RCL": "行政复议法",
    "RCL_1999": "1999年行政复议法",
    "APL": "行政诉讼法",
    "APL_2015": "2015年行政诉讼法",
    "APL_1990": "1990年行政诉讼法",
    "SPC18": "行政诉讼法解释",
    "R235": "国办公开办函〔2016〕235号",
}

_HEAD = """# 办理结果、依据和文书

本页由程序从规则生成，请勿手改：`gongkai.statute.reference.outcomes_page()`。

一件申请只有一种办理结果，结果的编号就是年度报告表三的行。救济途径由依据的条文决定，不由统计项目决定，
见[救济途径和期限](remedies.md)。“推断”是条文没有写明、由条文推出的；“未核实”是尚未对照原文的。

条例是2019年修订的《中华人民共和国政府信息公开条例》，收费办法是《政府信息公开信息处理费管理办法》。
"""


def outcomes_page() -> str:
    """Questions, outcomes, grounds and documents as one page in Markdown."""
    parts = [_HEAD, "## 办理的次序\n", *map(_question, QUESTIONS), _any_time(), _review()]
    parts.append("## 办理结果（2021年格式）\n")
    for group in GROUPS:
        parts.append(f"### {group.number}{group.label}\n")
        parts.extend(_outcome(outcome) for outcome in OUTCOMES.values() if outcome.group == group)
    parts += [
        _review_again(),
        _edition_2019(),
        _grounds_2008(),
        "## 文书\n",
        _documents(),
        "## 卷宗中的证据\n",
        _evidence(),
    ]
    return "\n".join(parts)


def cited(citation: Citation) -> str:
    """A place by its short name, with how sure the reading is: 条例第三十条（推断）."""
    mark = citation.mark or citation.instrument.mark
    said = SHORT[citation.instrument.code] + citation.place
    return f"{said}（{MARKS[mark]}）" if mark else said


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table in Markdown."""
    titles = tuple(heads)
    lines = [_row(titles), "|" + "---|" * len(titles), *map(_row, rows)]
    return "\n".join(lines) + "\n"


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _question(question: Question) -> str:
    places = "；".join(map(cited, question.citations))
    rows = ((answer.words, answer.act, _opened(answer), _next(answer)) for answer in question.answers)
    answers = table(("回答", "要做什么", "可以依据", "然后"), rows)
    return f"### {question.words}\n\n{question.asks}依据：{places}。\n\n{answers}"


def _opened(answer: Answer) -> str:
    return "；".join(GROUNDS[code].label for code in answer.opens)


def _next(answer: Answer) -> str:
    return next((question.words for question in QUESTIONS if question.code == answer.then), "")


def _any_time() -> str:
    return "任何一步都可能因下列原因结案：" + "；".join(GROUNDS[code].label for code in AT_ANY_TIME) + "。\n"


def _review() -> str:
    return "送审前逐项核对：\n\n" + "".join(f"- {point}\n" for point in REVIEW_POINTS)


def _outcome(outcome: Outcome) -> str:
    number = f"{outcome.number}." if outcome.number else ""
    note = f"{outcome.note}。\n\n" if outcome.note else ""
    review = "公开前要保密审查。\n\n" if outcome.needs_secrecy_review else ""
    duties = "".join(outcome.duties)
    grounds = "".join(map(_ground, _told(outcome)))
    return f"#### {number}{outcome.label} `{outcome.report_row}`\n\n{note}{review}答复要做到：{duties}\n\n{grounds}"


def _told(outcome: Outcome) -> tuple[Ground, ...]:
    """Severance may join any ground; only its own is told there, the others stand at their own rows."""
    return tuple(ground for ground in outcome.grounds if ground.outcome == outcome.code)


def _ground(ground: Ground) -> str:
    parts = [f"**{cited(ground.citation)}**：{ground.label}（`{ground.code}`）。{ground.duty}"]
    if ground.strength is not None:
        parts.append(f"强度：{STRENGTHS[ground.strength]}。例外：{ground.override}")
    parts.append("卷宗要有：" + "、".join(f"`{key}`" for key in ground.evidence) + "。")
    parts.append("复议前置。" if is_refusal(ground) else "可以复议，也可以直接起诉。")
    parts.append(f"答复写：“经审查，{ground.finding}。”")
    return "- " + "".join(parts) + "\n"


def _review_again() -> str:
    return (
        "## 不予公开之后\n\n不予公开的信息要定期评估审查，情势变化可以公开的应当公开"
        f"（{cited(WITHHOLDING_REVIEW)}）。\n"
    )


def _edition_2019() -> str:
    otherwise = OUTCOMES_2019["otherwise_closed"]
    return (
        "## 2019年试行格式的不同\n\n"
        f"2019年、2020年的报告中“{otherwise.label}”只有一行（`{otherwise.code}`），"
        f"共{len(OUTCOMES_2019)}项结果；究竟是哪一种，由依据区分。\n"
    )


def _grounds_2008() -> str:
    rows = ((ground.label, cited(ground.citation), ground.duty) for ground in GROUNDS_2008.values())
    return "## 2008年条例的依据\n\n用于2019年5月14日以前收到的申请。\n\n" + table(
        ("情形", "依据", "要求"), rows
    )


def _documents() -> str:
    kinds = table(("文书", "送", "必须写明", "依据"), map(_document, DOCUMENTS.values()))
    own = {(outcome.code, ground.code) for outcome in OUTCOMES.values() for ground in _told(outcome)}
    titles = dict.fromkeys(reply_title(outcome, ground) for outcome, ground in sorted(own))
    return f"{kinds}\n答复书按结果分别称为：{'、'.join(titles)}。文书名称是各地通行的做法，不是条例的规定。\n"


def _document(document: Document) -> tuple[str, ...]:
    name = f"{document.name}（可以不发）" if document.optional else document.name
    return (
        name,
        ADDRESSEES[document.addressee],
        "；".join(document.content_labels),
        "；".join(map(cited, document.citations)),
    )


def _evidence() -> str:
    return table(("编号", "要有什么"), ((f"`{key}`", EVIDENCE[key]) for key in Evidence))
