"""Office files are zip archives. Sizes are checked before anything is inflated, so a bomb never goes off."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from lxml import etree

from gongkai.annual_report.read.sources.limits import MEGABYTE
from gongkai.annual_report.read.sources.unreadable import Unreadable

_MAX_ENTRIES = 5_000
_MAX_INFLATED = 200 * MEGABYTE
_MAX_PART = 60 * MEGABYTE  # one XML part; its tree takes several times as much
_MAX_RATIO = 250
_RATIO_FROM = 4 * MEGABYTE  # small parts may be very regular
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,  # a compression method nobody uses in office files
    RuntimeError,  # zipfile says so of an encrypted entry
    ValueError,
    OSError,
)


class Archive:
    """The parts of an office file by name, opened without touching the disk."""

    def __init__(self, data: bytes, what: str) -> None:
        self.what = what
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            infos = self._zip.infolist()
        except _BROKEN as error:
            raise broken(what) from error
        _check_sizes(infos, len(data))
        self.names = frozenset(info.filename for info in infos)

    def part(self, name: str) -> bytes:
        """The bytes of one part. Raises Unreadable when it is missing, damaged, encrypted or too large."""
        try:
            with self._zip.open(name) as stream:
                data = stream.read(_MAX_PART + 1)
        except (KeyError, *_BROKEN) as error:
            raise broken(self.what) from error
        if len(data) > _MAX_PART:
            raise _bomb(len(data))
        return data

    def xml(self, name: str) -> etree._Element:
        """The tree of one part; entities and document types are refused, nothing outside is looked up."""
        data = self.part(name)
        if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data[:4096]:
            raise Unreadable(
                "entities",
                f"{self.what}内部含有外部实体或文档类型声明（{name}），出于安全不予读取，请在Word或WPS中另存后再上传。",
                part=name,
            )
        try:
            return etree.fromstring(data, _parser())
        except etree.XMLSyntaxError as error:
            raise broken(self.what) from error


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _check_sizes(infos: list[zipfile.ZipInfo], size: int) -> None:
    inflated = sum(info.file_size for info in infos)
    if len(infos) > _MAX_ENTRIES or inflated > _MAX_INFLATED:
        raise _bomb(inflated)
    for info in infos:
        if info.file_size > _RATIO_FROM and info.file_size > _MAX_RATIO * max(1, info.compress_size):
            raise _bomb(info.file_size)
    if inflated > _RATIO_FROM and inflated > _MAX_RATIO * size:
        raise _bomb(inflated)  # many entries that share the same bytes


def _bomb(inflated: int) -> Unreadable:
    return Unreadable(
        "bomb",
        f"文件解压后达到{inflated / MEGABYTE:.0f} MB，与它的大小不相称（可能是压缩炸弹），已经停止读取，请检查文件来源。",
        inflated=inflated,
    )


def broken(what: str) -> Unreadable:
    return Unreadable(
        "broken", f"{what}已经损坏或者不完整，无法读出内容，请在原来的软件中打开并另存后再上传。", what=what
    )
