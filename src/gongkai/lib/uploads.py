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

from gongkai.release.file_types import FORMS, PACKED, PROGRAMS, TAKEN_IN, VIRUS_TEST, WEB, Kind

MEGABYTE: Final = 1024 * 1024
SIZE_AT_MOST: Final = 20 * MEGABYTE
UNPACKED_AT_MOST: Final = 200 * MEGABYTE
MEMBERS_AT_MOST: Final = 5000
NAME_AT_MOST: Final = 120

TAKEN: Final = {
    ending: kind for kind in Kind if kind in TAKEN_IN for ending in FORMS[kind].endings
}  # by ending
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
    return fault or Sound(plain, FORMS[TAKEN[kind]].media_type)


def _plain_name(name: str) -> str:
    last = name.replace("\\", "/").rpartition("/")[2]
    seen = "".join(sign for sign in last if sign.isprintable()).strip()
    stem, dot, kind = seen.rpartition(".")
    return f"{stem[: NAME_AT_MOST - len(kind) - 1]}{dot}{kind}" if dot else seen[:NAME_AT_MOST]


def _fault_of_name(name: str, kind: str) -> Fault | None:
    if not name.rpartition(".")[0].strip(". "):
        return Fault.NAME
    for kinds, fault in ((PROGRAMS, Fault.RUNS), (PACKED, Fault.PACKED), (WEB, Fault.WEB)):
        if kind in kinds:
            return fault
    return None if kind in TAKEN else Fault.KIND


def _fault_of_size(size: int) -> Fault | None:
    if not size:
        return Fault.EMPTY
    return Fault.SIZE if size > SIZE_AT_MOST else None


def _fault_of_content(kind: str, data: bytes) -> Fault | None:
    if VIRUS_TEST in data:
        return Fault.VIRUS
    form = FORMS[TAKEN[kind]]
    if kind == "txt":
        return None if _is_text(data) else Fault.CONTENT
    if form.member:
        return _fault_of_container(form.member, data)
    found = filetype.guess(data)  # type: ignore[no-untyped-call]  # it comes without types
    if found is None or found.mime != form.media_type:
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


def _fault_of_container(member: str, data: bytes) -> Fault | None:
    if not data.startswith(b"PK\x03\x04"):
        return Fault.CONTENT
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            return next(_faults_of_members(member, container), None)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        return Fault.CONTENT  # broken, encrypted, or packed in a way that no office program uses


def _faults_of_members(wanted: str, container: zipfile.ZipFile) -> Iterator[Fault]:
    members = container.infolist()
    names = [member.filename for member in members]
    if any(_leads_out(name) for name in names):
        yield Fault.PATHS
    if len(members) > MEMBERS_AT_MOST or sum(member.file_size for member in members) > UNPACKED_AT_MOST:
        yield Fault.BOMB
    if wanted not in names:
        yield Fault.CONTENT
    if any(name.lower().endswith(_MACRO_MEMBER) for name in names):
        yield Fault.MACRO
    if any(extension(name) in PROGRAMS for name in names):
        yield Fault.RUNS
    for member in members:
        with container.open(member) as opened:  # reading checks the sum of each member, too
            if VIRUS_TEST in opened.read(member.file_size + 1):
                yield Fault.VIRUS


def _leads_out(name: str) -> bool:
    """Zip slip: a member that would be written outside the folder it is unpacked to."""
    parts = name.replace("\\", "/").split("/")
    return name.startswith(("/", "\\")) or ".." in parts or ":" in parts[0]
