"""The grammar that all commands share: the standard parser with its fixed words in Chinese, and exit code 2."""

from __future__ import annotations

import argparse
import sys
from typing import Any, NoReturn

USAGE = 2


class Parser(argparse.ArgumentParser):
    """The standard parser with its fixed words in Chinese."""

    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, formatter_class=_Formatter, **options)
        self._positionals.title = "参数"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示本说明")

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"命令写法不对：{_in_chinese(message)}。用 --help 看写法。\n")


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=100)  # the same text in every window, and in the reference

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


def _in_chinese(message: str) -> str:
    """What argparse itself says of a wrong line; our own sentences pass as they are."""
    for english, chinese in _MESSAGES:
        message = message.replace(english, chinese)
    return message


_MESSAGES = (
    ("the following arguments are required: ", "缺少参数 "),
    ("unrecognized arguments: ", "不认识的参数 "),
    ("expected one argument", "后面要有一个值"),
    ("one of the arguments ", "须给出其中一个参数："),
    (" is required", ""),
    ("not allowed with argument ", "不能同时使用 "),
    ("argument ", "参数 "),
)
