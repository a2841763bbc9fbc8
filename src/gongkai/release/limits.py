"""How large and how long a file may be that is looked through before it leaves."""

from __future__ import annotations

from gongkai.release.refusal import Refused

MEGABYTE = 1024 * 1024
MAX_BYTES = 50 * MEGABYTE
MAX_PAGES = 300
MAX_PIXELS = 80_000_000  # of one picture; a sheet of A3 scanned at 600 dpi has 70 million
MAX_CELLS = 500_000
MAX_CHARACTERS = 5_000_000
MAX_DEPTH = 200  # of XML elements


def check_size(data: bytes) -> None:
    if not data:
        raise Refused("empty", "文件是空的，没有任何内容；请检查后重新上传。")
    if len(data) > MAX_BYTES:
        raise Refused(
            "too_large",
            f"文件有{len(data) / MEGABYTE:.0f} MB，超过{MAX_BYTES // MEGABYTE} MB的上限；请压缩其中的图片或者拆分后再上传。",
        )


def too_many(what: str, limit: int) -> Refused:
    return Refused("too_many", f"文件中的{what}超过{limit}个，不能逐一检查；请拆分后分别上传。")
