"""`gongkai search rebuild` and `gongkai search verify`."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from gongkai.apps.search_index import services
from gongkai.apps.search_index.verifying import verify


class Command(BaseCommand):
    help = "重建或核对搜索索引：rebuild 由台账重新生成，verify 逐条比对，feed 处理尚未更新的条目。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("act", choices=("rebuild", "verify", "feed"))

    def handle(self, *_args: Any, act: str, **_options: Any) -> None:
        {"rebuild": self._rebuild, "verify": self._verify, "feed": self._feed}[act]()

    def _rebuild(self) -> None:
        number = services.rebuild(lambda so_far: self.stdout.write(f"  已编入{so_far:,}条"))
        self.stdout.write(f"搜索索引已重建，共{number:,}条。")

    def _feed(self) -> None:
        self.stdout.write(f"搜索索引已更新{services.feed():,}条。")

    def _verify(self) -> None:
        difference = verify()
        if not difference.is_none:
            raise CommandError(
                f"搜索索引与台账不一致：缺{difference.missing}条，过时{difference.stale}条，多{difference.surplus}条"
                f"（例如 {'、'.join(difference.examples)}）；请运行 gongkai search rebuild 重建。"
            )
        self.stdout.write("搜索索引与台账一致。")
