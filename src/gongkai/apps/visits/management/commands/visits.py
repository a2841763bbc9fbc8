"""`gongkai visits`: counts out of the logs of the web server that shows the written pages."""

import gzip
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from gongkai.apps.visits import services


class Command(BaseCommand):
    help = "浏览次数：从网页服务器（nginx）的访问日志计数，不保存来访地址；重复导入、日志改名都不会重复计数。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True, metavar="办理事项")
        words = "读取访问日志（combined 格式，可以是 .gz）里新增的部分"
        brought = acts.add_parser("import", help=words, description=words)
        brought.add_argument(
            "logs", type=Path, nargs="+", metavar="日志", help="从旧到新，例如 access.log.1 access.log"
        )
        words = "立即合计到昨日为止的浏览次数（平时每日自动进行）"
        acts.add_parser("sum", help=words, description=words)

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["act"] == "sum":
            self.stdout.write(f"合计有变化的页面{services.add_up()}个。")
            return
        for log in options["logs"]:
            try:
                number = services.take_log(log)
            except (OSError, gzip.BadGzipFile) as fault:
                raise CommandError(f"读不出 {log}：{fault}；请检查文件和权限。") from fault
            self.stdout.write(f"{log}：新计浏览{number}次。")
