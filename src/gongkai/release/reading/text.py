"""Plain text of unknown encoding."""

from __future__ import annotations

from gongkai.release.content import Content, of_text
from gongkai.release.limits import MAX_CHARACTERS, too_many
from gongkai.release.refusal import Refused

_ENCODINGS = ("utf-8-sig", "gb18030", "utf-16")


def decoded(data: bytes) -> str:
    for encoding in ("utf-16", *_ENCODINGS) if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else _ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if len(text) > MAX_CHARACTERS:
            raise too_many("字", MAX_CHARACTERS)
        return text
    raise Refused("encoding", "文件的文字编码认不出来；请另存为UTF-8编码后再上传。")


def content_of_text(data: bytes) -> Content:
    return of_text(decoded(data))
