"""What a Word document keeps beside its text: where links lead to, and the bytes of its pictures. Pure."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field

from lxml import etree

from gongkai.release.archive import Archive
from gongkai.release.reading.docx import tree_of_part

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STRICT_R = "{http://purl.oclc.org/ooxml/officeDocument/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_V = "{urn:schemas-microsoft-com:vml}"
_O = "{urn:schemas-microsoft-com:office:office}"
_SHOWN = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg"}
_LINKS = ("http://", "https://", "mailto:")
# What Word writes by itself is no description of a picture.
_BY_ITSELF = (
    "图片 ",
    "Picture ",
    "Image",
    "IMG_",
    "图像",
    "描述已自动生成",
    "Description automatically generated",
)


@dataclass
class Package:
    """One document. pictures: those that a page can show, in order; unshown: how many it cannot."""

    archive: Archive
    links: dict[str, str] = field(default_factory=dict)
    pictures: list[tuple[str, bytes, str]] = field(default_factory=list)
    unshown: int = 0

    @classmethod
    def of(cls, archive: Archive) -> Package:
        name = "word/_rels/document.xml.rels"
        found = cls(archive)
        if name in archive.names:
            for one in tree_of_part(archive, name):
                found.links[one.get("Id", "")] = one.get("Target", "")
        return found

    def address(self, link: etree._Element) -> str:
        """Where a link leads to outside the document; a place inside it is none."""
        target = self.links.get(_of_relation(link, "id"), "")
        return target if target.lower().startswith(_LINKS) else ""

    def picture(self, drawing: etree._Element) -> int:
        """The number of the picture, from 1, in the order of the text; 0 for what no page can show."""
        target = self._target(drawing)
        data = self.archive.part(target) if target in self.archive.names else b""
        kind = next((kind for head, kind in _SHOWN.items() if data.startswith(head)), "")
        if not kind:
            self.unshown += 1
            return 0
        number = len(self.pictures) + 1
        self.pictures.append((f"图片{number}.{kind}", data, _description(drawing)))
        return number

    def _target(self, drawing: etree._Element) -> str:
        for one in drawing.iter(f"{_A}blip", f"{_V}imagedata"):
            key = _of_relation(one, "embed") or _of_relation(one, "id")
            if target := self.links.get(key, ""):
                return posixpath.normpath(posixpath.join("word", target)).lstrip("/")
        return ""


def _of_relation(element: etree._Element, name: str) -> str:
    return element.get(f"{R}{name}") or element.get(f"{_STRICT_R}{name}") or ""


def _description(drawing: etree._Element) -> str:
    said = [one.get("descr") or "" for one in drawing.iter(f"{_WP}docPr")]
    said += [
        one.get("alt") or one.get(f"{_O}title") or "" for one in drawing.iter(f"{_V}shape", f"{_V}imagedata")
    ]
    words = next((one.strip() for one in said if one.strip()), "")
    if any(mark in words for mark in _BY_ITSELF) or "." in words[-5:]:  # a name of a file
        return ""
    return " ".join(words.split())[:200]
