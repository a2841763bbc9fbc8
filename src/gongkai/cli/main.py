"""The one command `gongkai`: reports, deadlines and fees run without the framework, the rest are management commands."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

USAGE = """用法：gongkai 命令 [参数…]

命令：
  report      读取、核查、输出政府信息公开工作年度报告（gongkai report --help）
  staff       不能登录时的应急处理：gongkai staff reset-password 登录名
  deadline    计算一件申请的答复期限，逐日说明（gongkai deadline --help）
  fee         计算信息处理费，逐档说明（gongkai fee --help）
  其他        运行中的系统的管理命令，如 migrate、demo load、log verify（gongkai help 列出全部）

  -h, --help  显示本说明
  --version   显示版本
"""

# Commands of the framework that would act past the log, and what is used instead.
REPLACED = {
    "changepassword": "这里不用 changepassword：它不留日志。请用 gongkai staff reset-password 登录名。",
    "createsuperuser": "平台没有超级用户。首次设立请用 gongkai found，以后的账号由系统管理员在工作台建立。",
}

PURE = frozenset({"report", "deadline", "fee"})
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
    if words[0] in PURE:
        return _pure(words[0], words[1:])
    if sentence := REPLACED.get(words[0]):
        print(sentence, file=sys.stderr)
        return 2
    return _manage(words)


def _pure(name: str, words: Sequence[str]) -> int:
    """A command that needs no settings and no database; only its own module is loaded, so that it starts quickly."""
    command: Callable[[Sequence[str]], int] = import_module(f"gongkai.cli.{name}").main
    try:
        code = command(words)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader of our output has seen enough, as in `… | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def _manage(words: list[str]) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", DEFAULT_SETTINGS)
    # Imported here: the framework takes longer to load than most reports take to read.
    from django.core.management import execute_from_command_line
    from django.db.utils import OperationalError, ProgrammingError

    try:
        execute_from_command_line(["gongkai", *words])
    except (OperationalError, ProgrammingError) as error:
        if not (sentence := _what_the_database_lacks(error)):
            raise
        print(sentence, file=sys.stderr)
        return 1
    return 0


def _what_the_database_lacks(error: Exception) -> str:
    """Why no question of this release can be asked; "" where the reason is another."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor
    from django.db.utils import OperationalError

    try:
        executor = MigrationExecutor(connection)
    except OperationalError:
        return f"连不上数据库（{str(error).strip().splitlines()[0]}）；请检查 DATABASE_URL，并确认数据库正在运行。"
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return "数据库还没有建立，或者还没有升级到这个版本；请先运行 gongkai migrate。"
    return ""


def _version() -> str:
    from importlib.metadata import version  # costs 20 ms, wanted by one option alone

    return f"gongkai {version('gongkai')}"


if __name__ == "__main__":
    sys.exit(main())
