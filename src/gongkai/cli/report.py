"""`gongkai report`: read, check and render annual reports, one file or a country of them."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from gongkai.cli.guarded import Failure, Limits, Pool
from gongkai.cli.parsing import USAGE, Parser
from gongkai.cli.sources import Source, names_one_file, sources_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from gongkai.cli.acts import Answer

FINE, BROKEN, UNREADABLE, INTERRUPTED = 0, 1, 3, 130

EXIT_CODES = """退出码：
  0  全部读出；check 未发现错误
  1  check 发现错误（报告自相矛盾或违反版式规定）
  2  命令写法不对，或没有找到文件
  3  有文件不能读（其余文件照常读出）
"""


def parser() -> Parser:
    """The whole grammar of the command; the reference page is made from it."""
    top = Parser(
        prog="gongkai report", description="读取、核查、输出政府信息公开工作年度报告。", epilog=EXIT_CODES
    )
    acts = top.add_subparsers(dest="act", required=True, metavar="命令", title="命令")
    read = _act(acts, "read", "读出报告的表格、正文数字和标题")
    _add_json(read)
    check = _act(acts, "check", "核查报告：勾稽关系、正文与表格、版式要求")
    _add_json(check)
    render = _act(acts, "render", "按官方版式输出报告")
    render.add_argument("--to", choices=("html", "fragment", "json"), default="html",
                        help="输出格式：html 完整网页（默认），fragment 网页片段，json 全部内容")  # fmt: skip
    render.add_argument("--out", metavar="路径", help="写到此文件；多份报告时写到此文件夹，每份一个文件")
    return top


def main(arguments: Sequence[str]) -> int:
    """Run `gongkai report …`; the result is the exit code."""
    options = parser().parse_args(arguments)
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")
    try:
        return _run(options)
    except KeyboardInterrupt:
        print("已中断。", file=sys.stderr)
        return INTERRUPTED


def _run(options: argparse.Namespace) -> int:
    sources = sources_of(options.files)
    if not sources:
        return _refuse(
            "没有找到年度报告文件。请给出文件，或含有 html、docx、xlsx、pdf、md、txt 文件的文件夹。"
        )
    single = names_one_file(options.files)
    if options.act == "render":
        return _render(options, sources, single=single)
    return _print(options, sources, single=single)


def _print(options: argparse.Namespace, sources: list[Source], *, single: bool) -> int:
    from gongkai.cli import acts  # loads the reader; the help does not need it

    task = acts.task(options.act, as_json=options.json, full=options.full, single=single)
    code = FINE
    for source, answer in _answers(task, sources, options):
        if isinstance(answer, Failure):
            code = UNREADABLE
            _print_failure(source, answer, as_json=options.json)
            continue
        print(answer.text, flush=True)
        if options.act == "check" and answer.broken and code == FINE:
            code = BROKEN
    return code


def _print_failure(source: Source, failure: Failure, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps({"file": source.name, "error": failure.sentence}, ensure_ascii=False), flush=True)
    else:
        print(f"{source.name}：{failure.sentence}", file=sys.stderr, flush=True)


def _render(options: argparse.Namespace, sources: list[Source], *, single: bool) -> int:
    from gongkai.cli import acts

    if not single and not options.out:
        return _refuse("输出多份报告时，请用 --out 给出一个文件夹。")
    code = FINE
    for source, answer in _answers(acts.rendering(options.to), sources, options):
        if isinstance(answer, Failure):
            code = UNREADABLE
            _print_failure(source, answer, as_json=False)
        elif not options.out:
            print(answer.text)
        else:
            _write(answer.text, _target(options, source, single=single))
    return code


def _target(options: argparse.Namespace, source: Source, *, single: bool) -> Path:
    """Where a rendering goes. In a folder the whole name is kept: a.pdf and a.docx are two reports."""
    out = Path(options.out)
    if single and not out.is_dir():
        return out
    suffix = "json" if options.to == "json" else "html"
    relative = Path(*[part for part in Path(source.name).parts if part not in {"/", "\\", ".."}])
    return out / f"{relative}.{suffix}"


def _write(text: str, target: Path) -> None:
    """All or nothing: a half-written file never stands under the final name."""
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(f"{target.name}.part")
    unfinished.write_text(text + "\n", encoding="utf-8")
    unfinished.replace(target)


def _answers(
    task: Callable[[Source], Answer | Failure], sources: list[Source], options: argparse.Namespace
) -> Iterator[tuple[Source, Answer | Failure]]:
    pool = Pool(task, workers=min(options.jobs, len(sources)), limits=Limits(seconds=options.seconds))
    run = pool.run(sources)
    shown = options.progress if options.progress is not None else sys.stderr.isatty() and len(sources) > 1
    if not shown:
        return run
    from tqdm import tqdm  # 60 ms, not wanted by a single file

    tqdm.monitor_interval = 0  # its thread would keep us from forking
    return iter(tqdm(run, total=len(sources), unit="份", file=sys.stderr, desc="读取"))


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return USAGE


def _act(acts: argparse._SubParsersAction[Parser], name: str, help_text: str) -> Parser:
    act = acts.add_parser(name, help=help_text, description=f"{help_text}。", epilog=EXIT_CODES)
    act.add_argument("files", nargs="+", metavar="文件", help="文件或文件夹（含下级）；- 从标准输入读文字")
    act.add_argument(
        "--jobs",
        type=_positive,
        default=os.cpu_count() or 1,
        metavar="数",
        help="同时读几份，默认用全部处理器",
    )
    act.add_argument("--seconds", type=float, default=30.0, metavar="秒", help="一份报告最多读多久，默认30秒")
    act.add_argument("--progress", action=argparse.BooleanOptionalAction, default=None,
                     help="显示或不显示进度条；默认在终端上读多份时显示")  # fmt: skip
    return act


def _add_json(act: Parser) -> None:
    act.add_argument("--json", action="store_true", help="输出 JSON；一个文件一个对象，多个文件每行一个对象")
    act.add_argument("--full", action="store_true", help="JSON 含单元格的原文、出处、候选值等全部内容")


def _positive(word: str) -> int:
    number = int(word)
    if number < 1:
        raise argparse.ArgumentTypeError("至少是1")
    return number
