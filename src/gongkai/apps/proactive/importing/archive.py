"""Files of an upload: as they are, and out of an archive whose names may be in the code page of old Windows programs."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from gongkai.lib.errors import NotAllowed

MEMBERS_AT_MOST: Final = 1000
UNPACKED_AT_MOST: Final = 500 * 1024 * 1024
RATIO_AT_MOST: Final = 250
_UTF8_NAME: Final = 0x800
_OF_HERE: Final = re.compile(r"[\x20-\x7e\u00b7\u2010-\u2027\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+")
_IGNORED: Final = ("__MACOSX/", ".DS_Store", "Thumbs.db")


@dataclass(frozen=True)
class File:
    """A file as it arrived: the name it had there, and its bytes."""

    name: str
    data: bytes


def unpacked(name: str, data: bytes) -> Iterator[File]:
    """The file itself, or those of an archive, without folders and what operating systems leave. Raises NotAllowed."""
    if not name.lower().endswith(".zip"):
        yield File(name, data)
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [one for one in archive.infolist() if not one.is_dir()]
            _require_harmless(name, members)
            for one in members:
                called = _called(one)
                if not called.startswith(_IGNORED) and not called.endswith(_IGNORED):
                    yield File(called.rpartition("/")[2], archive.read(one))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError):
        words = _("“%(name)s”损坏、加了密码或者不是 ZIP；请重新压缩后再上传。")
        raise NotAllowed(words % {"name": name}, act="import") from None


def _require_harmless(name: str, members: list[zipfile.ZipInfo]) -> None:
    size = sum(one.file_size for one in members)
    packed = sum(one.compress_size for one in members)
    if (
        len(members) > MEMBERS_AT_MOST
        or size > UNPACKED_AT_MOST
        or size > RATIO_AT_MOST * max(packed, 1024 * 1024)
    ):
        words = _("“%(name)s”里的文件太多或者展开后太大；请分成几次上传。")
        raise NotAllowed(words % {"name": name}, act="import")


def _called(member: zipfile.ZipInfo) -> str:
    """zipfile reads a name without the mark of UTF-8 as cp437; Chinese Windows wrote it as GBK, other systems as UTF-8.

    Some words are valid in both: the reading that is Chinese counts.
    """
    name = member.filename
    if not member.flag_bits & _UTF8_NAME:
        raw = name.encode("cp437", errors="replace")
        readings = [_decoded(raw, encoding) for encoding in ("utf-8", "gb18030")]
        name = next((one for one in readings if one and _OF_HERE.fullmatch(one)), name)
    return name.replace("\\", "/")


def _decoded(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return ""
