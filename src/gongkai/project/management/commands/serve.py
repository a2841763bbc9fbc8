"""`gongkai serve`: bring the database up to date and run the whole site as one program."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.checks import Tags
from django.core.management import BaseCommand, CommandError, call_command, get_commands

from gongkai.project import launcher

SIGN_IN_NOTE = (
    "demo_sign_in.txt"  # written by `gongkai demo load` under GONGKAI_DATA, for the owner's eyes alone
)


class Command(BaseCommand):
    help = "更新数据库，并在一个程序内运行网站与后台任务。"
    # This process serves no page, so it loads none.
    requires_system_checks = (Tags.database, Tags.models)

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--demo", action="store_true", help="数据库为空时先载入演示数据。")
        parser.add_argument(
            "--host", default="127.0.0.1", help="监听的地址（默认 %(default)s，仅本机可访问）。"
        )
        parser.add_argument("--port", type=int, default=8000, help="监听的端口（默认 %(default)s）。")
        parser.add_argument(
            "--processes",
            type=int,
            default=launcher.processes_by_default(),
            help="网页进程数（默认 %(default)s）。",
        )

    def handle(self, *, demo: bool, host: str, port: int, processes: int, **_options: Any) -> None:
        try:
            launcher.require_free(host, port)
            call_command("migrate", verbosity=0, interactive=False)
            if demo and "demo" in get_commands():
                call_command("demo", "load")
            self.greet(host, port)
            launcher.serve(host, port, processes)
        except launcher.AddressTaken as taken:
            raise CommandError(str(taken)) from taken

    def greet(self, host: str, port: int) -> None:
        address = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
        self.stdout.write(f"网站：    {address}/\n工作平台：{address}/desk/\n数据：    {settings.DATA}")
        if (note := settings.DATA / SIGN_IN_NOTE).exists():
            self.stdout.write(note.read_text(encoding="utf-8").rstrip())
        self.stdout.write("按 Ctrl-C 停止；数据会保留。")
        self.stdout.flush()
