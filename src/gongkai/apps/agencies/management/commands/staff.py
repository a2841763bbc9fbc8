"""`gongkai staff reset-password`: the way back in when no administrator can sign in any more."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from gongkai.apps.agencies import services
from gongkai.lib.errors import NotAllowed


class Command(BaseCommand):
    help = "人员账号的应急处理，由掌管服务器的人使用：reset-password 重置一个账号的密码，并记入操作日志。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True, metavar="办理事项")
        words = "重置密码：新的初始密码只显示这一次，现有登录全部结束，锁定解除。"
        reset = acts.add_parser("reset-password", help=words, description=words)
        reset.add_argument("username", metavar="登录名", help="要重置的账号")
        reset.add_argument(
            "--second-factor", action="store_true", help="同时去掉动态口令（连手机和恢复码也丢了时用）"
        )

    def handle(self, *, username: str, second_factor: bool, **_options: Any) -> None:
        try:
            account = services.reset_password_at_machine(username, second_factor=second_factor)
        except NotAllowed as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"已重置“{account.staff}”（{account.staff.agency}）的密码，并记入操作日志。")
        self.stdout.write(f"登录名 {account.staff.username}\t初始密码 {account.password}")
        self.stdout.write("初始密码只显示这一次，请当面交给本人；首次登录时须改为自己的密码。")
        if second_factor:
            self.stdout.write("动态口令已去掉；须用动态口令的人，登录后会先要求重新启用。")
