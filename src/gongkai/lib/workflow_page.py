"""The reference page of a workflow, made from its table: a diagram, the moves, and what the guards ask."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from inspect import getdoc
from typing import Any

from gongkai.lib.workflow import Clock, Move, Workflow

CLOCKS = {
    Clock.NONE: "不涉及",
    Clock.START: "开始计算",
    Clock.RUN: "继续计算",
    Clock.PAUSE: "此后不计入",
    Clock.RESUME: "恢复计算",
    Clock.STOP: "停止计算",
    Clock.RESET: "重新起算",
    Clock.EXTEND: "延长",
    Clock.REPLACE: "改为所告知的日期",
    Clock.END: "结束",
}


def workflow_page(
    title: str,
    workflow: Workflow[Any],
    state_label: Callable[[str], str],
    document_label: Callable[[str], str],
    unmoved: Iterable[str] = (),
) -> str:
    """The page as Markdown. unmoved: actions that leave the state as it is."""
    same = frozenset(unmoved)
    parts = (
        f"# {title}\n\n本页由程序从流程表生成，请勿手改。按钮、检查、权限测试和本页都出自同一张表。\n",
        "## 流程图\n",
        "\n".join(_diagram(workflow, state_label, same)),
        "\n## 各步\n",
        "\n".join(_rows(workflow, state_label, document_label, same)),
        "\n## 前提\n\n前提不满足时，办理的人会看到写明原因和办法的一句话。\n",
        "\n".join(_guards(workflow)),
    )
    return "\n".join(parts) + "\n"


def _diagram(workflow: Workflow[Any], label: Callable[[str], str], same: frozenset[str]) -> Iterator[str]:
    moving = [move for move in workflow.moves if move.action not in same]
    names = dict.fromkeys(name for move in moving for name in (*move.states, move.to))
    yield "```mermaid\nstateDiagram-v2"
    yield from (f'  state "{label(name)}" as {name}' for name in names)
    for move in moving:
        for state in move.states:
            yield f"  {state} --> {move.to}: {move.number} {move.label}"
    yield "```"


def _rows(
    workflow: Workflow[Any], label: Callable[[str], str], document: Callable[[str], str], same: frozenset[str]
) -> Iterator[str]:
    yield "| 序号 | 从 | 办理 | 到 | 由谁 | 期限 | 文书 | 依据 | 前提 |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for move in workflow.moves:
        to = "（不变）" if move.action in same else label(move.to)
        cells = (
            str(move.number), "、".join(label(state) for state in move.states), str(move.label), to, _who(move),
            CLOCKS[move.clock], "、".join(document(code) for code in move.documents) or "—",
            "、".join(_cited(move)) or "—", "、".join(f"`{_name(guard)}`" for guard in move.guards) or "—",
        )  # fmt: skip
        yield f"| {' | '.join(cells)} |"


def _who(move: Move[Any]) -> str:
    names = [str(role.label) for role in move.roles] + (["申请人"] if move.by_applicant else [])
    return "、".join(names) or "系统"


def _cited(move: Move[Any]) -> Iterator[str]:
    marks = {"": "", "inferred": "（推断）", "secondary": "（间接来源）", "unverified": "（未核实）"}
    for source in move.sources:
        yield f"{source}{marks[source.mark or source.instrument.mark]}"


def _guards(workflow: Workflow[Any]) -> Iterator[str]:
    guards = dict.fromkeys(guard for move in workflow.moves for guard in move.guards)
    for guard in guards:
        told = (getdoc(guard) or "").split("\n\n")[0].replace("\n", " ")
        yield f"- `{_name(guard)}`{f': {told}' if told else ''}"


def _name(guard: Callable[..., Any]) -> str:
    return str(getattr(guard, "__name__", guard))
