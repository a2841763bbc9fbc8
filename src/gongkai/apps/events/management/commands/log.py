"""`gongkai log verify` and `gongkai log export`: prove the log, and hand it to someone who can prove it elsewhere."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, TextIO

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from gongkai.apps.events import chain, queries


class Command(BaseCommand):
    help = "核验或导出操作日志。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True, metavar="verify|export")
        verify = acts.add_parser("verify", help="逐条核验哈希链，指出被改动、删除、插入或调换的事件")
        verify.add_argument("--count", type=int, help="先前记下的条数；日志若比它短即为被截断")
        verify.add_argument("--hash", help="先前记下的该条哈希，与 --count 一起给出")
        export = acts.add_parser("export", help="导出为 JSON Lines，可用 scripts/verify_log.py 离线核验")
        export.add_argument("--out", help="写入的文件；不写则输出到屏幕")

    def handle(self, *, act: str, **options: Any) -> None:
        if act == "verify":
            self._verify(options["count"], options["hash"])
        else:
            self._export(options["out"])

    @transaction.atomic
    def _verify(self, count: int | None, noted: str | None) -> None:
        if (count is None) != (noted is None):
            raise CommandError("--count 与 --hash 须一起给出。")
        head = queries.head()
        breaks = [*chain.breaks(queries.links(), head), *self._against_note(count, noted)]
        for broken in breaks:
            self.stderr.write(broken.why)
        if breaks:
            raise CommandError(f"操作日志不完整：发现{len(breaks)}处问题。请保留现场并报告审计员。")
        self.stdout.write(f"操作日志完整：共{head.sequence}条，末条哈希 {head.hash}")

    @staticmethod
    def _against_note(count: int | None, noted: str | None) -> list[chain.Break]:
        """What a note kept elsewhere shows: the event of that number must still be there with that hash."""
        if count is None or queries.hash_of(count) == noted:
            return []
        return [chain.Break(count, f"先前记下的第{count}条已不在日志中或哈希不同：日志曾被截断或重写。")]

    @transaction.atomic
    def _export(self, out: str | None) -> None:
        head = queries.head()
        if out is None:
            self._write(sys.stdout)
        else:
            with Path(out).open("w", encoding="utf-8") as file:
                self._write(file)
        self.stderr.write(
            f"已导出{head.sequence}条，末条哈希 {head.hash}；请把条数与哈希另行保存，以便发现截断。"
        )

    @staticmethod
    def _write(file: TextIO) -> None:
        file.writelines(chain.canonical(link) + "\n" for link in queries.links())
