"""`gongkai portal publish`, `verify`, `manifest` and `serve-files`: the public site as files."""

from __future__ import annotations

import os
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from gongkai.portal.pages import publishing, serving
from gongkai.portal.pages.assets import NotCollected
from gongkai.portal.pages.manifest import Manifest
from gongkai.portal.pages.rendering import NotAPage
from gongkai.portal.pages.verifying import Difference, NotWritten, Verified, verify

REFUSALS = (
    publishing.NoDomain, publishing.NotASite, publishing.NotWritable, NotCollected, NotAPage, NotWritten,
)  # fmt: skip
NAMED_AT_MOST = 50
WORDS = {
    "missing": "缺少文件",
    "different": "内容不同",
    "surplus": "多出文件",
    "unlisted": "清单不符",
}


class Command(BaseCommand):
    help = "把公众页面写成文件（publish）、核对（verify）、列出哈希（manifest）、试看（serve-files）。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True)
        publish = acts.add_parser("publish", help="写出变动的页面；第一次写出全部。")
        publish.add_argument(
            "--to", type=Path, default=settings.PAGES, help="网站的文件夹（默认 GONGKAI_PAGES）。"
        )
        publish.add_argument("--all", action="store_true", help="重写全部页面。")
        verify_ = acts.add_parser("verify", help="逐页比对文件与台账；有差异时退出码为1。")
        verify_.add_argument("--sample", type=int, default=0, help="只随机比对这么多页。")
        manifest = acts.add_parser("manifest", help="列出每个文件的 SHA-256，可用 sha256sum --check 核对。")
        serve = acts.add_parser("serve-files", help="试看写出的网站：没有程序、没有数据库时的样子。")
        serve.add_argument("--host", default="127.0.0.1", help="监听的地址（默认 %(default)s）。")
        serve.add_argument("--port", type=int, default=8080, help="监听的端口（默认 %(default)s）。")
        for act in (verify_, manifest, serve):
            act.add_argument(
                "--dir",
                type=Path,
                dest="to",
                default=settings.PAGES,
                help="网站的文件夹（默认 GONGKAI_PAGES）。",
            )
        for act in (publish, verify_):
            act.add_argument(
                "--processes",
                type=int,
                default=os.cpu_count() or 1,
                help="同时用几个处理器（默认 %(default)s）。",
            )

    def handle(self, *, act: str, to: Path | None, **options: Any) -> None:
        if to is None:
            raise CommandError("没有说写到哪里；请用 --to（或 --dir）给出文件夹，或者设置 GONGKAI_PAGES。")
        acts = {
            "publish": self._publish,
            "verify": self._verify,
            "manifest": self._manifest,
            "serve-files": self._serve,
        }
        try:
            acts[act](to.resolve(), options)
        except REFUSALS as refusal:
            raise CommandError(str(refusal)) from refusal

    def _publish(self, root: Path, options: dict[str, Any]) -> None:
        began = time.perf_counter()
        done = publishing.publish(root, everything=options["all"], processes=options["processes"])
        if options["verbosity"] > 1 or not done.was_whole:
            self._name([f"写入 {path}" for path in done.written] + [f"删除 {path}" for path in done.removed])
        how = "全部页面" if done.was_whole else "变动的页面"
        self.stdout.write(
            f"已发布{how}：写入{len(done.written)}个文件，{done.unchanged}个没有变化，删除{len(done.removed)}个，"
            f"用时{time.perf_counter() - began:.1f}秒。"
        )
        if done.unfit:
            self.stderr.write(f"有{done.unfit}个网址太长或不能作文件名，只能由程序提供，见日志。")

    def _name(self, lines: list[str]) -> None:
        for line in lines[:NAMED_AT_MOST]:
            self.stdout.write(line)
        if len(lines) > NAMED_AT_MOST:
            self.stdout.write(f"……另有{len(lines) - NAMED_AT_MOST}个")

    def _verify(self, root: Path, options: dict[str, Any]) -> None:
        verified = Verified()
        found = 0
        for one in verify(root, verified, sample=options["sample"], processes=options["processes"]):
            found += 1
            self.stdout.write(said(one))
        if found:
            waiting = f"有{verified.waiting}条变动还没有发布；" if verified.waiting else ""
            raise CommandError(
                f"文件与台账不一致，共{found}处；{waiting}请运行 gongkai portal publish 更新，仍不一致的加 --all。",
                returncode=1,
            )
        self.stdout.write(f"文件与台账一致：比对了{verified.pages}页。")

    def _manifest(self, root: Path, _options: dict[str, Any]) -> None:
        if not Manifest.is_there(root):
            raise NotWritten(root)
        for line in Manifest(root).lines():
            self.stdout.write(line)

    def _serve(self, root: Path, options: dict[str, Any]) -> None:
        if not Manifest.is_there(root):
            raise NotWritten(root)
        with serving.server(root, options["host"], options["port"]) as server:
            self.stdout.write(f"http://{options['host']}:{server.server_port}/ （按 Ctrl-C 停止）")
            self.stdout.flush()
            try:
                server.serve_forever()
            except KeyboardInterrupt:
                self.stdout.write("已停止。")


def said(one: Difference) -> str:
    return f"{WORDS[one.kind]} {one.path}"
