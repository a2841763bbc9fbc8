"""The page of the commands of a running system, made from the grammars of the commands themselves."""

# ruff: noqa: SLF001 (argparse tells of its grammar in no other way)
from __future__ import annotations

import argparse
import re
from collections.abc import Iterator

from django.core.management import get_commands, load_command_class

HEAD = """# 管理命令

运行中的系统的命令，都写作 `gongkai 命令 …`，用系统的设置和数据库。读取报告、计算期限和费用的命令见[命令行](cli.md)。
本页由 `make reference` 从程序生成，请不要手改。
"""
CHINESE = re.compile(r"[\u4e00-\u9fff]")
OF_THE_MACHINE = {
    "processes": "按处理器的个数",
    "jobs": "按处理器的个数",
}  # defaults that differ from place to place


def commands() -> list[str]:
    """Those of our own; the framework's are described by itself."""
    return sorted(name for name, app in get_commands().items() if str(app).startswith("gongkai."))


def commands_page() -> str:
    return "\n".join((HEAD, *(line for name in commands() for line in _command(name))))


def _command(name: str) -> Iterator[str]:
    command = load_command_class(get_commands()[name], name)
    grammar = command.create_parser("gongkai", name)
    yield f"## `gongkai {name}`\n"
    yield f"{command.help}\n"
    yield from _options(grammar)
    for action in grammar._actions:
        if isinstance(action, argparse._SubParsersAction):
            words = {one.dest: one.help or "" for one in action._choices_actions}
            for act, below in action.choices.items():
                yield f"### `gongkai {name} {act}`\n"
                yield f"{words.get(act, '')}\n"
                yield from _options(below)


def _options(grammar: argparse.ArgumentParser) -> Iterator[str]:
    rows = [one for one in grammar._actions if _is_ours(one)]
    if rows:
        yield "| 参数 | 说明 |"
        yield "|---|---|"
        yield from (f"| {_name(one)} | {_help(one)} |" for one in rows)
        yield ""


def _is_ours(action: argparse.Action) -> bool:
    """What the framework gives every command has an English help, and is left out."""
    if isinstance(action, argparse._SubParsersAction | argparse._HelpAction):
        return False
    return not action.help or CHINESE.search(action.help) is not None


def _name(action: argparse.Action) -> str:
    if action.option_strings:
        return "、".join(f"`{one}`" for one in action.option_strings)
    named = action.metavar or "|".join(map(str, action.choices or [action.dest]))
    return f"`{named if isinstance(named, str) else ' '.join(named)}`".replace("|", "\\|")


def _help(action: argparse.Action) -> str:
    words = action.help or (action.metavar if isinstance(action.metavar, str) else "")
    default = OF_THE_MACHINE.get(action.dest, action.default)
    return words % {"default": default} if "%" in words else words
