"""Office files are zip archives. Names and sizes are checked before anything is inflated: no bomb goes off here."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib

from lxml import etree

from gongkai.release.limits import MAX_DEPTH, MEGABYTE
from gongkai.release.refusal import Refused, broken

_MAX_ENTRIES = 5_000
_MAX_INFLATED = 200 * MEGABYTE
_MAX_PART = 60 * MEGABYTE  # one part; the tree of its XML takes several times as much
_MAX_RATIO = 250
_RATIO_FROM = 4 * MEGABYTE  # small parts may be very regular
_ESCAPES = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:|\0")
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
    """The parts of an office file by name, opened without touching the disk. Raises Refused."""

    def __init__(self, data: bytes, what: str) -> None:
        self.what = what
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            infos = self._zip.infolist()
        except _BROKEN as error:
            raise broken(what) from error
        _check_names(what, infos)
        _check_sizes(infos, len(data))
        self.names = tuple(info.filename for info in infos if not info.is_dir())

    def part(self, name: str) -> bytes:
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
        return tree_of(self.part(name), self.what)


def tree_of(data: bytes, what: str) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise broken(what) from error
    # Asked after parsing, because an encoding can hide it from a look at the bytes.
    if root.getroottree().docinfo.internalDTD is not None:
        raise Refused(
            "entities",
            f"{what}内部含有文档类型声明或者外部实体，出于安全不予接收；请在Word或WPS中另存后再上传。",
        )
    if any(depth > MAX_DEPTH for depth in _depths(root)):
        raise Refused("too_deep", f"{what}内部的嵌套超过{MAX_DEPTH}层，不像正常的文件；请另存后再上传。")
    return root


def _depths(root: etree._Element) -> list[int]:
    """The depth of each element that has children."""
    depths, level = [], 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            level += 1
            if len(element):
                depths.append(level)
        else:
            level -= 1
    return depths


def _check_names(what: str, infos: list[zipfile.ZipInfo]) -> None:
    """A name that leads out of the folder it is unpacked to was put there on purpose."""
    names = [info.filename for info in infos]
    if any(_ESCAPES.search(info.orig_filename) or _ESCAPES.search(info.filename) for info in infos):
        raise Refused(
            "zip_slip",
            f"{what}内部有指向文件夹以外的路径，不是正常的办公文件，不予接收；请在Word、Excel或WPS中重新保存后再上传。",
        )
    if len({name.lower() for name in names}) < len(names):  # two readers would see two documents
        raise Refused(
            "doubled", f"{what}内部有重名的部分，不是正常的办公文件；请在原来的软件中另存后再上传。"
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


def _bomb(inflated: int) -> Refused:
    return Refused(
        "bomb",
        f"文件解压后达到{inflated / MEGABYTE:.0f} MB，与它的大小不相称（可能是压缩炸弹），不予接收；请检查文件来源。",
    )
