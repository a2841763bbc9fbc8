"""Ways to damage a file: blind ones on the bytes, and knowing ones on markup, archives and tables."""

from __future__ import annotations

import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable

Mutation = Callable[[random.Random, bytes, bytes], bytes]  # chance, the file, another file of the set

_TAG = re.compile(rb"<[^<>]{1,300}>")
_NUMBER = re.compile(rb"\d+")
_ODD = (
    b"\0",
    b"\xff",
    b"\x80",
    b"<",
    b">",
    b"|",
    b"\t",
    b"&#x10ffff;",
    b"\xef\xbf\xbe",
    b"%",
    b"\x1a",
    b"]]>",
    b"<!--",
)
_HUGE = (b"0", b"-1", b"65536", b"99999999", b"2147483647", b"4294967296", b"1e308", b"\xef\xbc\x91")


def mutated(chance: random.Random, data: bytes, other: bytes) -> bytes:
    """The file after one to four mutations."""
    for _ in range(chance.choice((1, 1, 2, 4))):
        ways = ARCHIVE if data[:2] == b"PK" and chance.random() < 0.8 else BLIND + MARKUP
        data = chance.choice(ways)(chance, data, other)
    return data


def _place(chance: random.Random, data: bytes) -> int:
    return chance.randrange(len(data) + 1)


def _piece(chance: random.Random, data: bytes, longest: int = 4000) -> bytes:
    at = _place(chance, data)
    return data[at : at + chance.randrange(1, longest)]


def flip(chance: random.Random, data: bytes, _: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 4, 64)) if changed else 0):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def truncate(chance: random.Random, data: bytes, _: bytes) -> bytes:
    return data[: _place(chance, data)]


def cut_out(chance: random.Random, data: bytes, _: bytes) -> bytes:
    at = _place(chance, data)
    return data[:at] + data[at + chance.randrange(1, 2000) :]


def repeat(chance: random.Random, data: bytes, _: bytes) -> bytes:
    at = _place(chance, data)
    return data[:at] + _piece(chance, data, 400) * chance.choice((1, 2, 50)) + data[at:]


def splice(chance: random.Random, data: bytes, other: bytes) -> bytes:
    at = _place(chance, data)
    return data[:at] + _piece(chance, other) + data[at:]


def insert_odd(chance: random.Random, data: bytes, _: bytes) -> bytes:
    at = _place(chance, data)
    return data[:at] + chance.choice(_ODD) * chance.choice((1, 3, 500)) + data[at:]


def change_number(chance: random.Random, data: bytes, _: bytes) -> bytes:
    found = list(_NUMBER.finditer(data[:200_000]))
    if not found:
        return data
    one = chance.choice(found)
    return data[: one.start()] + chance.choice(_HUGE) + data[one.end() :]


def repeat_tag(chance: random.Random, data: bytes, _: bytes) -> bytes:
    """The same tag many times over: nesting as deep as it goes."""
    found = list(_TAG.finditer(data[:200_000]))
    if not found:
        return data
    one = chance.choice(found)
    return data[: one.start()] + one[0] * chance.choice((2, 20, 300, 3000)) + data[one.end() :]


def drop_tag(chance: random.Random, data: bytes, _: bytes) -> bytes:
    found = list(_TAG.finditer(data[:200_000]))
    if not found:
        return data
    one = chance.choice(found)
    return data[: one.start()] + data[one.end() :]


def repeat_element(chance: random.Random, data: bytes, _: bytes) -> bytes:
    """From one tag to another, twice: doubled cells, rows, whole tables."""
    found = list(_TAG.finditer(data[:200_000]))
    if len(found) < 2:
        return data
    at = chance.randrange(len(found) - 1)
    end = found[min(len(found) - 1, at + chance.choice((1, 3, 20, 200)))]
    piece = data[found[at].start() : end.start()]
    return data[: end.start()] + piece * chance.choice((1, 1, 10)) + data[end.start() :]


def widen(chance: random.Random, data: bytes, _: bytes) -> bytes:
    """Spans no table can hold."""
    span = b' %bspan="%b"' % (chance.choice((b"col", b"row")), chance.choice(_HUGE))
    return re.sub(rb"<t[dh]\b", lambda cell: cell[0] + span if chance.random() < 0.05 else cell[0], data)


def in_archive(chance: random.Random, data: bytes, other: bytes) -> bytes:
    """Damage one part inside and pack it again."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = [(info.filename, packed.read(info)) for info in packed.infolist()]
    except (zipfile.BadZipFile, zlib.error, ValueError, EOFError, OSError, NotImplementedError, RuntimeError):
        return flip(chance, data, other)
    if not parts:
        return data
    likely = [
        at
        for at, (name, _) in enumerate(parts)
        if name.endswith(("document.xml", "sheet1.xml", "Strings.xml"))
    ]
    at = chance.choice(likely) if likely and chance.random() < 0.7 else chance.randrange(len(parts))
    name, part = parts[at]
    match chance.randrange(12):
        case 0:
            del parts[at]
        case 1:
            parts[at] = (name, b"")
        case 2:
            parts[at] = (name, _piece(chance, other))
        case 3:
            parts[at] = (name, b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]>" + part)
        case _:
            parts[at] = (name, chance.choice(BLIND + MARKUP * 2)(chance, part, other))
    return _packed(parts)


def _packed(parts: list[tuple[str, bytes]]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        for name, part in parts:
            packed.writestr(name, part)
    return stream.getvalue()


BLIND: list[Mutation] = [flip, truncate, cut_out, repeat, splice, insert_odd]
MARKUP: list[Mutation] = [change_number, repeat_tag, drop_tag, repeat_element, widen]
ARCHIVE: list[Mutation] = [in_archive, in_archive, in_archive, flip, truncate]
