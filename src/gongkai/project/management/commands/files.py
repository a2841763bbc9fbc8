"""`gongkai files seal`: bring the files that are kept encrypted under the newest key, after a change of key or from before sealing."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from gongkai.apps.disclosure_requests.storage import IMPORTS
from gongkai.apps.disclosure_requests.storage import STORE as REQUESTS
from gongkai.apps.proactive.storage import IMPORTS as ITEM_IMPORTS
from gongkai.apps.proactive.storage import STORE as ITEMS
from gongkai.apps.remedies.storage import STORE as REMEDIES

STORES = (REQUESTS, IMPORTS, REMEDIES, ITEMS, ITEM_IMPORTS)


class Command(BaseCommand):
    help = "加密保存的文件（涉及个人的，和主动公开的附件）：用现在的密钥重新加密。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "act", choices=["seal"], help="seal：把没有加密、或者用旧密钥加密的文件重新加密。"
        )

    def handle(self, **_options: Any) -> None:
        done = [store.reseal() for store in STORES]
        self.stdout.write(f"已重新加密{sum(count for count, _damaged in done)}个文件。")
        if damaged := [name for _count, names in done for name in names]:
            names = "\n".join(damaged)
            raise CommandError(
                f"{len(damaged)}个文件已经损坏，或者密钥不在 GONGKAI_SECRET_KEY 和 GONGKAI_OLD_SECRET_KEYS 中，"
                f"没有改动；请补上密钥或者从备份恢复：\n{names}"
            )
