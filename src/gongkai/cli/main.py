"""The one command `gongkai`: acts on reports run without the framework, everything else is a management command."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

USAGE = """用法：gongkai 命令 [参数…]

命令：
  report      读取、核查、输出政府信息公开工作年度报告（gongkai report --help）
  staff       不能登录时的应急处理：gongkai staff reset-password 登录名
  其他        运行中的系统的管理命令，如 migrate、demo load、log verify（gongkai help 列出全部）

  -h, --help  显示本说明
  --version   显示版本
"""

# Commands of the framework that would act past the log, and what is used instead.
REPLACED = {
    "changepassword": "这里不用 changepassword：它不留日志。请用 gongkai staff reset-password 登录名。",
    "createsuperuser": "平台没有超级用户。首次设立请用 gongkai found，以后的账号由系统管理员在工作台建立。",
}

DEFAULT_SETTINGS = "gongkai.project.settings.single_machine"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the result is the exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or words[0] in {"-h", "--help"}:
        print(USAGE, end="")
        return 0
    if words[0] == "--version":
        print(_version())
        return 0
    if command := _pure_commands().get(words[0]):
        return command(words[1:])
    if sentence := REPLACED.get(words[0]):
        print(sentence, file=sys.stderr)
        return 2
    return _manage(words)


def _pure_commands() -> dict[str, Callable[[Sequence[str]], int]]:
    """Commands that need no settings and no database, so that they start quickly and run anywhere."""
    from gongkai.cli.report import main as report

    return {"report": report}


def _manage(words: list[str]) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", DEFAULT_SETTINGS)
    # Imported here: the framework takes longer to load than most reports take to read.
    from django.core.management import execute_from_command_line

    execute_from_command_line(["gongkai", *words])
    return 0


def _version() -> str:
    from importlib.metadata import version  # costs 20 ms, wanted by one option alone

    return f"gongkai {version('gongkai')}"


if __name__ == "__main__":
    sys.exit(main())
