"""`gongkai requests mask`: take out personal data that were kept long enough, now and not with the next daily turn."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from gongkai.apps.disclosure_requests import services
from gongkai.apps.disclosure_requests.queries.retention import due_for_masking
from gongkai.lib import clock


class Command(BaseCommand):
    help = "依申请公开的维护：个人信息到期去标识化。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True, metavar="mask")
        mask = acts.add_parser("mask", help="把保存期满的申请人信息去标识化；统计数字和操作日志不变")
        mask.add_argument("--dry-run", action="store_true", help="只报告有多少件到期，不改动")

    def handle(self, *, dry_run: bool, **_options: Any) -> None:
        if dry_run:
            number = due_for_masking(clock.today()).count()
            self.stdout.write(f"保存期满、尚未去标识化的申请有{number}件；没有改动。")
        else:
            self.stdout.write(f"已去标识化{services.mask_due()}件。")
