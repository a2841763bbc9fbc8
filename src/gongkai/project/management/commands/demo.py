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
        reports, requests = load.load()
        self.stdout.write(
            f"已载入演示数据：{reports}份年度报告、{requests}件申请。账号见 {settings.DATA / load.SIGN_IN_NOTE}。"
        )
