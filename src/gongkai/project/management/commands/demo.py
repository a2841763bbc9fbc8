"""`gongkai demo load`: fill an empty instance with a demonstration county and reports."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand

from gongkai.project.demonstration import load


class Command(BaseCommand):
    help = "在空的数据库中载入演示县和演示年报；已有数据时什么也不做。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("act", choices=["load"], help="load：载入演示数据。")

    def handle(self, **options: Any) -> None:
        if not load.is_possible():
            self.stdout.write("数据库里已有数据，不载入演示数据。")
            return
        if options["verbosity"]:
            self.stdout.write("正在载入演示数据，约需半分钟……")
            self.stdout.flush()
        done = load.load()
        self.stdout.write(
            f"已载入演示数据（云岭县，人名和文字都是虚构的）：公开的信息{done.items}条，规范性文件{done.documents}件（含在办的），"
            f"征求意见、听证各2件，依申请公开{done.requests}件，年度报告{done.reports}份。"
        )
        self.stdout.write(f"账号和看的地方写在 {settings.DATA / load.SIGN_IN_NOTE}。")
