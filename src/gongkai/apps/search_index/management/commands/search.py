"""`gongkai search rebuild` and `gongkai search verify`."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from gongkai.apps.search_index import services


class Command(BaseCommand):
    help = "重建或核对搜索索引：rebuild 由台账重新生成，verify 逐条比对，feed 处理尚未更新的条目。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("act", choices=("rebuild", "verify", "feed"))

    def handle(self, *_args: Any, act: str, **_options: Any) -> None:
        {"rebuild": self._rebuild, "verify": self._verify, "feed": self._feed}[act]()

    def _rebuild(self) -> None:
        self.stdout.write(f"搜索索引已重建，共{services.rebuild()}条。")

    def _feed(self) -> None:
        self.stdout.write(f"搜索索引已更新{services.feed()}条。")

    def _verify(self) -> None:
        difference = services.verify()
        if not difference.is_none:
            raise CommandError(
                f"搜索索引与台账不一致：缺{len(difference.missing)}条，过时{len(difference.stale)}条，"
                f"多{len(difference.surplus)}条；请运行 gongkai search rebuild 重建。"
            )
        self.stdout.write("搜索索引与台账一致。")
