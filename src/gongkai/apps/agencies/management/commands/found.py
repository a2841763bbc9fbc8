"""`gongkai found`: the first body and the three administrators on an empty platform."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from gongkai.apps.agencies import services
from gongkai.apps.agencies.models import AgencyKind, AgencyLevel
from gongkai.lib.errors import NotAllowed


class Command(BaseCommand):
    help = "初次设立平台：录入首个单位，建立系统管理员、安全管理员、审计员三个账号并显示其初始密码。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="首个单位的全称，如 清源县人民政府")
        parser.add_argument("--short-name", default="", help="简称")
        parser.add_argument("--kind", default=AgencyKind.GOVERNMENT, choices=AgencyKind.values, help="类别")
        parser.add_argument("--level", default=AgencyLevel.COUNTY, choices=AgencyLevel.values, help="层级")
        parser.add_argument("--founded-on", default="1949-10-01", type=date.fromisoformat, help="设立日期")

    def handle(self, **options: Any) -> None:
        wanted = {name: options[name] for name in ("name", "short_name", "kind", "level", "founded_on")}
        try:
            founding = services.found_platform(**wanted)
        except NotAllowed as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"已设立“{founding.agency}”。以下初始密码只显示这一次，请分别交给三个人：")
        for role, account in founding.accounts.items():
            self.stdout.write(f"  {role.label}\t登录名 {account.staff.username}\t初始密码 {account.password}")
