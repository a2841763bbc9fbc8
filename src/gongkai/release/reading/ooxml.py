"""What Word and Excel files have in common: properties, embedded files, macros, references to the outside."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from lxml import etree

from gongkai.release.archive import Archive
from gongkai.release.content import Trace, Trait, shortened
from gongkai.release.reading.picture import opened, particulars
from gongkai.release.reading.properties import names_a_body
from gongkai.release.refusal import Refused

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_PROPERTIES = {
    "docProps/core.xml": {"creator": "作者", "lastModifiedBy": "最后修改人", "description": "备注",
                          "keywords": "关键词", "category": "类别", "subject": "主题"},
    "docProps/app.xml": {"Company": "单位", "Manager": "经理", "HyperlinkBase": "超链接基础"},
}  # fmt: skip
_WHO = frozenset(("作者", "最后修改人", "单位"))
_EMBEDDED = (
    "/embeddings/",
    "/activex/",
    "/ctrlprops/",
    "/externallinks/",
    "/pivotcache/",
    "/model/",
    "/webextensions/",
)
_MACRO = ("vbaproject", "vbadata", "activex", "macrosheets", "ctrlprops")
_PLAIN_LINKS = frozenset(("hyperlink",))


def traces_of_package(archive: Archive, what: str) -> Iterator[Trace]:
    yield from _properties(archive, what)
    yield from _parts(archive, what)
    yield from _references(archive, what)
    yield from _pictures(archive, what)


def _properties(archive: Archive, what: str) -> Iterator[Trace]:
    said = []
    for part, names in _PROPERTIES.items():
        if part in archive.names:
            for element in archive.xml(part):
                title, text = names.get(etree.QName(element).localname), element.text or ""
                if title and text.strip() and not (title in _WHO and names_a_body(text)):
                    said.append(f"{title}：{shortened(text, 20)}")
    if "docProps/custom.xml" in archive.names and len(archive.xml("docProps/custom.xml")):
        said.append("自定义属性")
    if said:
        yield Trace(Trait.METADATA, f"{what}属性里", "file", "、".join(said))


def _parts(archive: Archive, what: str) -> Iterator[Trace]:
    names = {name: f"/{name.lower()}" for name in archive.names}
    if any(word in low for low in names.values() for word in _MACRO):
        yield Trace(Trait.MACRO, what, "file")
    inside = [
        posixpath.basename(name)
        for name, low in names.items()
        if any(one in low for one in _EMBEDDED) and not low.endswith(".rels")
    ]
    for name in inside:
        yield Trace(Trait.EMBEDDED, what, "file", shortened(name))


def _references(archive: Archive, what: str) -> Iterator[Trace]:
    for name in archive.names:
        if not name.endswith(".rels"):
            continue
        for link in archive.xml(name).iter(_RELATIONSHIP):
            kind = link.get("Type", "").rpartition("/")[2]
            target = link.get("Target", "")
            inner = target.lower().startswith(("file:", "\\\\", "//")) or "\\" in target
            if link.get("TargetMode") == "External" and (kind not in _PLAIN_LINKS or inner):
                yield Trace(Trait.EXTERNAL, what, "file", shortened(target))


def _pictures(archive: Archive, what: str) -> Iterator[Trace]:
    for name in archive.names:
        if name.lower().endswith((".jpg", ".jpeg", ".png")) and "/media/" in name:
            try:
                picture = opened(archive.part(name))
            except Refused:
                continue  # it will not be shown by any program either
            yield from particulars(picture, f"{what}中的图片{posixpath.basename(name)}", "file")
