"""Which files we take from people we do not know: few kinds, told by name and by content. Pure: bytes in, a fault out.

Nothing is unpacked to disk, and nothing is run. A file that passes is still a stranger's file, and is handed on as one.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Final

import filetype

MEGABYTE: Final = 1024 * 1024
SIZE_AT_MOST: Final = 20 * MEGABYTE
UNPACKED_AT_MOST: Final = 200 * MEGABYTE
MEMBERS_AT_MOST: Final = 5000
NAME_AT_MOST: Final = 120

_OFFICE: Final = "application/vnd.openxmlformats-officedocument"
MEDIA_TYPES: Final = {
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "doc": "application/msword",
    "docx": f"{_OFFICE}.wordprocessingml.document",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    "ofd": "application/ofd",
    "txt": "text/plain",
}
# In a container of the kind, this member must be there; filetype tells a plain zip from a document only by its order.
_MEMBER: Final = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "ofd": "OFD.xml"}
_RUNS: Final = frozenset(
    {"exe", "dll", "bat", "cmd", "com", "scr", "js", "vbs", "ps1", "sh", "jar", "msi", "apk", "lnk"}
)
_PACKED: Final = frozenset({"zip", "rar", "7z", "gz", "tar", "bz2", "xz"})
_WEB: Final = frozenset({"html", "htm", "svg", "xml", "mht"})
# The string by which scanners are tested; taken apart, so that no scanner takes this module for it.
_TEST_VIRUS: Final = b"".join((b"X5O!P%@AP[4\\PZX54(P^)7CC)7}", b"$EICAR-STANDARD-", b"ANTIVIRUS-TEST-FILE!"))
_MACRO_MEMBER: Final = "vbaproject.bin"
_MACRO_OF_DOC: Final = "_VBA_PROJECT".encode("utf-16-le")


class Fault(StrEnum):
    """Why a file is not taken; the sentence for the person belongs to the page."""

    NAME = "name"
    KIND = "kind"
    RUNS = "runs"
    PACKED = "packed"
    WEB = "web"
    EMPTY = "empty"
    SIZE = "size"
    CONTENT = "content"
    MACRO = "macro"
    PATHS = "paths"
    BOMB = "bomb"
    VIRUS = "virus"


@dataclass(frozen=True)
class Sound:
    """A file that may be kept: its name without path and unseen signs, and its type."""

    name: str
    media_type: str


def extension(name: str) -> str:
    return PurePosixPath(name).suffix.lstrip(".").lower()


def examined(name: str, data: bytes) -> Sound | Fault:
    """The file as it may be kept, or why it may not."""
    plain = _plain_name(name)
    kind = extension(plain)
    fault = _fault_of_name(plain, kind) or _fault_of_size(len(data)) or _fault_of_content(kind, data)
    return fault or Sound(plain, MEDIA_TYPES[kind])


def _plain_name(name: str) -> str:
    last = name.replace("\\", "/").rpartition("/")[2]
    seen = "".join(sign for sign in last if sign.isprintable()).strip()
    stem, dot, kind = seen.rpartition(".")
    return f"{stem[: NAME_AT_MOST - len(kind) - 1]}{dot}{kind}" if dot else seen[:NAME_AT_MOST]


def _fault_of_name(name: str, kind: str) -> Fault | None:
    if not name.rpartition(".")[0].strip(". "):
        return Fault.NAME
    for kinds, fault in ((_RUNS, Fault.RUNS), (_PACKED, Fault.PACKED), (_WEB, Fault.WEB)):
        if kind in kinds:
            return fault
    return None if kind in MEDIA_TYPES else Fault.KIND


def _fault_of_size(size: int) -> Fault | None:
    if not size:
        return Fault.EMPTY
    return Fault.SIZE if size > SIZE_AT_MOST else None


def _fault_of_content(kind: str, data: bytes) -> Fault | None:
    if _TEST_VIRUS in data:
        return Fault.VIRUS
    if kind == "txt":
        return None if _is_text(data) else Fault.CONTENT
    if kind in _MEMBER:
        return _fault_of_container(kind, data)
    found = filetype.guess(data)  # type: ignore[no-untyped-call]  # it comes without types
    if found is None or found.mime != MEDIA_TYPES[kind]:
        return Fault.RUNS if found is not None and found.extension in {"exe", "elf"} else Fault.CONTENT
    return Fault.MACRO if kind == "doc" and _MACRO_OF_DOC in data else None


def _is_text(data: bytes) -> bool:
    if b"\0" in data:
        return False
    return any(_decodes(data, encoding) for encoding in ("utf-8", "gb18030"))


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _fault_of_container(kind: str, data: bytes) -> Fault | None:
    if not data.startswith(b"PK\x03\x04"):
        return Fault.CONTENT
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            return next(_faults_of_members(kind, container), None)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        return Fault.CONTENT  # broken, encrypted, or packed in a way that no office program uses


def _faults_of_members(kind: str, container: zipfile.ZipFile) -> Iterator[Fault]:
    members = container.infolist()
    names = [member.filename for member in members]
    if any(_leads_out(name) for name in names):
        yield Fault.PATHS
    if len(members) > MEMBERS_AT_MOST or sum(member.file_size for member in members) > UNPACKED_AT_MOST:
        yield Fault.BOMB
    if _MEMBER[kind] not in names:
        yield Fault.CONTENT
    if any(name.lower().endswith(_MACRO_MEMBER) for name in names):
        yield Fault.MACRO
    if any(extension(name) in _RUNS for name in names):
        yield Fault.RUNS
    for member in members:
        with container.open(member) as opened:  # reading checks the sum of each member, too
            if _TEST_VIRUS in opened.read(member.file_size + 1):
                yield Fault.VIRUS


def _leads_out(name: str) -> bool:
    """Zip slip: a member that would be written outside the folder it is unpacked to."""
    parts = name.replace("\\", "/").split("/")
    return name.startswith(("/", "\\")) or ".." in parts or ":" in parts[0]
