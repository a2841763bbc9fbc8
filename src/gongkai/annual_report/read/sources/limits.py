"""How large, how long and how deep a file may be. Every reader of this package keeps to these numbers."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from gongkai.annual_report.read.sources.unreadable import Unreadable

MEGABYTE = 1024 * 1024
MAX_BYTES = 50 * MEGABYTE
MAX_PAGES = 500
MAX_SECONDS = 30.0
MAX_MEMORY_MB = 1024

MAX_CELLS = 200_000  # of all grids of one document; a real report has about 300
MAX_LINES = 200_000
MAX_COLUMNS = 1_000  # of one table
MAX_TABLE_DEPTH = 50  # tables inside tables
MAX_XML_DEPTH = 200


def check_size(data: bytes) -> None:
    """Refuse an empty file and one above the limit."""
    if not data:
        raise Unreadable("empty", "文件是空的，没有任何内容，请检查后重新上传。")
    if len(data) > MAX_BYTES:
        raise Unreadable(
            "too_large",
            f"文件大小为{len(data) / MEGABYTE:.0f} MB，超过{MAX_BYTES // MEGABYTE} MB的上限，请压缩其中的图片或者拆分后再上传。",
            size=len(data),
            limit=MAX_BYTES,
        )


@dataclass(slots=True)
class Deadline:
    """The moment after which reading one file is given up; asked at each page or table, not at each character."""

    seconds: float = MAX_SECONDS
    _end: float = field(init=False)

    def __post_init__(self) -> None:
        self._end = time.monotonic() + self.seconds

    def check(self) -> None:
        if time.monotonic() > self._end:
            raise too_slow(self.seconds)


def too_slow(seconds: float) -> Unreadable:
    return Unreadable(
        "too_slow",
        f"读取这个文件超过了{seconds:.0f}秒，已经停止；文件可能损坏或者过于复杂，请另存为.docx、.pdf或网页后再上传。",
        seconds=seconds,
    )


def too_deep(where: str, limit: int) -> Unreadable:
    return Unreadable(
        "too_deep",
        f"{where}的嵌套超过{limit}层，不像一份正常的报告，请在Word或浏览器中打开后另存再上传。",
        where=where,
        limit=limit,
    )


def too_many(what: str, limit: int) -> Unreadable:
    return Unreadable(
        "too_many",
        f"文件中的{what}超过{limit}个，不像一份年度报告，请检查是否选错了文件。",
        what=what,
        limit=limit,
    )
