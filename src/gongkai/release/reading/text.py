"""Plain text of unknown encoding."""

from __future__ import annotations

from unicodedata import category

from gongkai.release.content import Content, of_text
from gongkai.release.limits import MAX_CHARACTERS, check_size, too_many
from gongkai.release.refusal import Refused

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_MARK = "\ufeff"  # by which some editors tell the encoding
_BLANK = frozenset("\t\n\r\f")
_NO_TEXT = frozenset(
    ("Cc", "Cs")
)  # signs that steer a machine and halves of signs: the bytes of a program have them
_ENCODINGS = ("utf-8-sig", "gb18030", "utf-16")


def decoded(data: bytes) -> str:
    for encoding in ("utf-16", *_ENCODINGS) if data[:2] in _UTF_16 else _ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if len(text) > MAX_CHARACTERS:
            raise too_many("字", MAX_CHARACTERS)
        return text
    raise Refused("encoding", "文件的文字编码认不出来；请另存为UTF-8编码后再上传。")


def as_utf8(data: bytes) -> bytes:
    """The same text in UTF-8 without a mark, as it is handed out. Raises Refused for what is no text, whatever its name says."""
    check_size(data)
    text = _text(data).removeprefix(_MARK)
    if not text.strip() or not all(sign in _BLANK or category(sign) not in _NO_TEXT for sign in text):
        raise _not_text()
    return text.encode()


def _text(data: bytes) -> str:
    for encoding in ("utf-16",) if data[:2] in _UTF_16 else ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _not_text()


def _not_text() -> Refused:
    return Refused(
        "not_text",
        "文件的后缀是“.txt”，内容却不是文字，或者编码认不出来；请用记事本打开核对，另存为UTF-8编码的文本文件，或者转成PDF后再上传。",
    )


def content_of_text(data: bytes) -> Content:
    return of_text(decoded(data))
