"""A list with Word files, as a county brings them from its old site."""

from __future__ import annotations

import io
import zipfile

import docx

from gongkai.apps.proactive.importing.archive import File
from gongkai.lib import sheets
from tests.word_files import notice, saved

HEAD = ("正文文件", "附件", "标题", "栏目", "发文字号", "成文日期", "原发布日期", "原网址")


def paper(*lines: str) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    return saved(document)


def listing(*rows, head=HEAD) -> bytes:
    return sheets.as_xlsx("目录", list(head), [list(row) for row in rows])


def files() -> list[File]:
    return [
        File("通知.docx", saved(notice())),
        File("公告.docx", paper("东河镇水渠清淤公告", "清淤自4月1日起进行。")),
        File("记录表.xlsx", sheets.as_xlsx("记录", ["日期", "情况"], [["2024-03-01", "正常"]])),
    ]


ROWS = (
    (
        "通知.docx",
        "记录表.xlsx",
        "",
        "公告公示",
        "",
        "2024-03-04",
        "2024-03-06",
        "http://old.example.gov.cn/1.html",
    ),
    ("公告", "", "东河镇水渠清淤公告", "notices", "", "2024年3月20日", "", ""),
)


def packed(brought: list[File], encoding: str = "utf-8") -> bytes:
    """encoding: of the names, as an old program writes them without saying so."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for one in brought:
            archive.writestr(f"目录/{one.name}" if encoding == "utf-8" else one.name, one.data)
    return stream.getvalue()
