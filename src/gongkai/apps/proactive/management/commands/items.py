"""`gongkai items`: acts on items without a page, by the same services and under the same rules; the audit of numbers."""

import getpass
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.http import Http404

from gongkai.apps.agencies import services as agencies
from gongkai.apps.agencies.models import Staff
from gongkai.apps.proactive import queries, services
from gongkai.apps.proactive.forms.uploading import WHY
from gongkai.apps.proactive.importing.archive import File
from gongkai.apps.proactive.models import Item
from gongkai.apps.proactive.records import Words
from gongkai.apps.proactive.services import importing, reading_files
from gongkai.lib.errors import NotAllowed, Stale
from gongkai.lib.importing.reading import BadLayout
from gongkai.lib.table_files import NotATable

EVERY = 100  # files, after which a line tells how far it is
Act = Callable[[Staff, int, str], Item]
ACTS: dict[str, tuple[str, Act]] = {
    "submit": ("送审", lambda actor, pk, _words: services.submit(actor, pk)),
    "pass": ("通过轮到的一步审核", lambda actor, pk, words: services.pass_step(actor, pk, opinion=words)),
    "return": ("退回修改，须写意见", lambda actor, pk, words: services.send_back(actor, pk, opinion=words)),
    "publish": ("发布", lambda actor, pk, _words: services.publish(actor, pk)),
    "release": ("应急发布，须写理由", lambda actor, pk, words: services.release(actor, pk, reason=words)),
    "withdraw": ("撤回，须写理由", lambda actor, pk, words: services.withdraw(actor, pk, reason=words)),
    "keep": (
        "应急发布后的审查：同意继续公开",
        lambda actor, pk, words: services.review_after(actor, pk, keeps=True, opinion=words),
    ),
    "take-down": (
        "应急发布后的审查：不同意，随即撤回，须写意见",
        lambda actor, pk, words: services.review_after(actor, pk, keeps=False, opinion=words),
    ),
}


class Command(BaseCommand):
    help = "政府信息的命令行办理（须输入本人密码，权限与页面相同）：送审、审核、发布、撤回，以及索引号核查。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True, metavar="办理事项")
        for name, (words, _act) in ACTS.items():
            _on_item(acts.add_parser(name, help=words, description=words))
        words = "放行一处发布检查结果，须写理由；不能放行本人起草的"
        clear = acts.add_parser("clear", help=words, description=words)
        _on_item(clear)
        clear.add_argument(
            "--finding",
            type=int,
            required=True,
            metavar="序号",
            help="第几处，次序与页面上的“发布检查结果”相同",
        )
        words = "起草：标题、栏目和正文文件（HTML 片段），公开属性为主动公开；发布机构是本人所在单位"
        draft = acts.add_parser("draft", help=words, description=words)
        draft.add_argument("file", type=Path, metavar="文件", help="正文，UTF-8 编码的 HTML 片段")
        draft.add_argument("--as", dest="username", required=True, metavar="登录名", help="起草人")
        draft.add_argument("--title", required=True, metavar="标题")
        draft.add_argument("--column", required=True, metavar="栏目代码")
        draft.add_argument(
            "--formed-on", type=date.fromisoformat, metavar="日期", help="成文日期，如 2026-03-02"
        )
        words = "解读与文件的重合：解读中有多少是照抄文件，并列出各段；超过 --most 时退出码为1"
        overlap = acts.add_parser("overlap", help=words, description=words.replace("%", "%%"))
        overlap.add_argument("item", type=int, metavar="解读编号")
        overlap.add_argument("document", type=int, metavar="文件编号")
        overlap.add_argument("--as", dest="username", required=True, metavar="登录名", help="以谁的名义查看")
        overlap.add_argument(
            "--most", type=float, default=0.5, metavar="比例", help="本单位允许的比例，默认0.5"
        )
        words = "批量导入：一个文件夹里的 Word 文件和附件，加一张目录表，全部没有错才导入为本人的草稿"
        brought = acts.add_parser("import", help=words, description=words)
        brought.add_argument("folder", type=Path, metavar="文件夹", help="正文和附件所在的文件夹")
        brought.add_argument("listing", type=Path, metavar="目录表", help="XLSX 或者 CSV，每行一件")
        brought.add_argument("--as", dest="username", required=True, metavar="登录名", help="起草人")
        brought.add_argument(
            "--column", default="", metavar="栏目代码", help="目录表没有写栏目的行放进这个栏目"
        )
        brought.add_argument("--check", action="store_true", help="只核对，不导入")
        words = "补读附件文字：以前存入、还没有读出文字的附件，逐个读出，供搜索；中断后再运行即接着做"
        texts = acts.add_parser("read-files", help=words, description=words)
        texts.add_argument(
            "--after", type=int, default=0, metavar="附件编号", help="只看编号大于它的附件，跳过看过的扫描件"
        )
        words = "核查索引号：缺号、重号、不合当时规则的号；有问题时退出码为1"
        acts.add_parser("audit-numbers", help=words, description=words)

    def handle(self, *, act: str, **options: Any) -> None:
        if act == "audit-numbers":
            self._audit()
        elif act == "read-files":
            self._read_files(options["after"])
        elif act == "overlap":
            self._overlap(**options)
        elif act == "import":
            self._import(**options)
        elif act == "draft":
            self._draft(**options)
        elif act == "clear":
            number = options["finding"]
            self._act(lambda actor, pk, words: _clear(actor, pk, number, words), **options)
        else:
            self._act(ACTS[act][1], **options)

    def _act(self, act: Act, *, username: str, item: int, words: str, **_options: Any) -> None:
        try:
            actor = agencies.person_at_machine(username, _password())
            done = act(actor, item, words)
        except Http404:
            raise CommandError(f"没有编号为{item}的信息，或者您无权办理。") from None
        except (NotAllowed, Stale) as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"“{done}”：{done.get_state_display()}。")

    def _draft(
        self, *, file: Path, username: str, title: str, column: str, formed_on: date | None, **_options: Any
    ) -> None:
        try:
            body = file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as bad:
            raise CommandError(f"不能读取{file}；请核对文件名，并存为 UTF-8 编码。") from bad
        try:
            actor = agencies.person_at_machine(username, _password())
            known = queries.columns_for(actor.agency).filter(code=column).values_list("pk", flat=True).first()
            words = Words(title, known or 0, formed_on=formed_on, attribute="proactive", body=body)
            made = services.create(actor, actor.agency, words)
        except NotAllowed as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"已起草“{made}”，编号{made.pk}。")

    def _import(
        self, *, folder: Path, listing: Path, username: str, column: str, check: bool, **_options: Any
    ) -> None:
        try:
            actor = agencies.person_at_machine(username, _password())
            files = [
                File(one.name, one.read_bytes())
                for one in sorted(folder.iterdir())
                if one.is_file() and one != listing
            ]
            begun = importing.begin_import(actor, listing.name, listing.read_bytes(), files)
            reading = importing.read_at_once(actor, begun.pk, column=column)
        except OSError as bad:
            raise CommandError(f"不能读取{bad.filename}；请核对文件夹和文件名。") from bad
        except NotATable as refusal:
            raise CommandError(str(WHY[refusal.reason])) from refusal
        except (NotAllowed, BadLayout) as refusal:
            raise CommandError(str(refusal)) from refusal
        for fault in reading.faults:
            where = f"{fault.column}列" if fault.column else ""
            self.stderr.write(f"第{fault.row}行{where}：{fault.sentence}")
        if check or reading.faults:
            importing.give_up_import(actor, begun.pk)
        if reading.faults:
            raise CommandError(f"有{len(reading.bad_rows)}行有错，没有导入任何一行；请改正后再试。")
        if check:
            self.stdout.write(f"{len(reading.entries)}行都没有错，没有导入。")
            return
        done = importing.confirm_import(actor, begun.pk)
        self.stdout.write(f"已导入{done.taken}件，成为{actor.name}的草稿；由别人审核后才能发布。")

    def _overlap(self, *, item: int, document: int, username: str, most: float, **_options: Any) -> None:
        try:
            found = queries.overlap_with(agencies.person_at_machine(username, _password()), item, document)
        except Http404:
            raise CommandError(f"没有编号为{item}或者{document}的信息，或者您无权查看。") from None
        except NotAllowed as refusal:
            raise CommandError(str(refusal)) from refusal
        for passage in found.passages:
            self.stdout.write(f"照抄：{passage.text}")
        said = f"解读的{found.copied:.0%}与文件相同，文件的{found.repeated:.0%}见于解读。"
        if found.is_mostly_copied(most):
            raise CommandError(f"{said}超过{most:.0%}，请补充背景、措施和问答，不要照抄文件。")
        self.stdout.write(said)

    def _read_files(self, after: int) -> None:
        total, done = reading_files.files_without_words(after).count(), Counter[str]()
        for number, one in enumerate(reading_files.read_files(after), 1):
            done["bad" if one.sentence else "read" if one.characters else "empty"] += 1
            if one.sentence:
                self.stderr.write(f"信息{one.item}的附件{one.pk}“{one.name}”：{one.sentence}")
            if number % EVERY == 0:
                self.stdout.write(f"已看{number}个，共{total}个；看到附件{one.pk}。")
        self.stdout.write(
            f"看完{done.total()}个附件：{done['read']}个读出文字，{done['empty']}个没有文字（例如扫描件），"
            f"{done['bad']}个不能读取。搜索随后自动更新。"
        )

    def _audit(self) -> None:
        wrong = list(queries.wrong_numbers())
        for sentence in wrong:
            self.stderr.write(sentence)
        if wrong:
            raise CommandError(f"索引号核查发现{len(wrong)}处问题。")
        self.stdout.write("索引号没有缺号、重号，都符合当时的规则。")


def _on_item(one: ArgumentParser) -> None:
    one.add_argument("item", type=int, metavar="编号", help="信息的编号")
    one.add_argument("--as", dest="username", required=True, metavar="登录名", help="以谁的名义办理")
    one.add_argument("--words", default="", metavar="文字", help="意见或者理由")


def _clear(actor: Staff, pk: int, number: int, reason: str) -> Item:
    newest = queries.get(actor, pk).newest
    keys = [one["key"] for one in newest.findings] if newest else []
    key = keys[number - 1] if 0 < number <= len(keys) else ""  # the service says what an unknown one is told
    services.clear(actor, pk, key=key, reason=reason)
    return queries.get(actor, pk)


def _password() -> str:
    """From the keyboard unseen, or from standard input in a script."""
    return getpass.getpass("本人密码：") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
