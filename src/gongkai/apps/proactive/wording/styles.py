"""What the styles of a Word document say of a paragraph: title or heading, centred or not. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from gongkai.release.archive import Archive
from gongkai.release.reading.docx import W, tree_of_part

_TITLE_NAMES = frozenset(("title", "标题"))
_DEEPEST = 9  # outline level of plain text
_FAR = 20  # styles on styles; more is a circle


@dataclass(frozen=True)
class Style:
    name: str
    level: int | None  # 0 for the highest heading
    is_centred: bool | None
    based_on: str
    numbered: tuple[str, str] | None = None  # ids of list and level


@dataclass(frozen=True)
class Styles:
    """By id. A paragraph says it itself, or its style, or the style that one is based on."""

    by_id: dict[str, Style]

    @classmethod
    def of(cls, archive: Archive) -> Styles:
        if "word/styles.xml" not in archive.names:
            return cls({})
        root = tree_of_part(archive, "word/styles.xml")
        return cls({one.get(f"{W}styleId", ""): _style(one) for one in root.iter(f"{W}style")})

    def is_title(self, paragraph: etree._Element) -> bool:
        return any(one.name in _TITLE_NAMES for one in self._chain(paragraph)[:1])

    def level(self, paragraph: etree._Element) -> int | None:
        """0 for a heading of the first level, None for text."""
        own = _level(paragraph.find(f"{W}pPr"))
        said = (own, *(one.level for one in self._chain(paragraph)))
        found = next((level for level in said if level is not None), None)
        return found if found is not None and found < _DEEPEST else None

    def is_centred(self, paragraph: etree._Element) -> bool:
        own = _centred(paragraph.find(f"{W}pPr"))
        said = (own, *(one.is_centred for one in self._chain(paragraph)))
        return next((one for one in said if one is not None), False)

    def list_of(self, paragraph: etree._Element) -> tuple[str, int] | None:
        """The list that numbers it or gives it a bullet, and the depth in it."""
        own = _numbered(paragraph.find(f"{W}pPr"))
        said = (own, *(one.numbered for one in self._chain(paragraph)))
        found = next((one for one in said if one is not None), None)
        if found is None or found[0] in {"", "0"}:  # 0 takes the number of the style away
            return None
        depth = int(found[1]) if found[1].isdecimal() and len(found[1]) < 3 else self.level(paragraph) or 0
        return found[0], depth

    def _chain(self, paragraph: etree._Element) -> list[Style]:
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        key = named.get(f"{W}val", "") if named is not None else ""
        found: list[Style] = []
        while key in self.by_id and len(found) < _FAR:
            found.append(self.by_id[key])
            key = found[-1].based_on
        return found


def _style(element: etree._Element) -> Style:
    properties = element.find(f"{W}pPr")
    name = value(element.find(f"{W}name")).lower()
    level = _level(properties)
    if level is None and name.startswith("heading ") and name[8:].isdecimal() and len(name) < 11:
        level = int(name[8:]) - 1
    based_on = value(element.find(f"{W}basedOn"))
    return Style(name, level, _centred(properties), based_on, _numbered(properties))


def _numbered(properties: etree._Element | None) -> tuple[str, str] | None:
    said = properties.find(f"{W}numPr") if properties is not None else None
    return None if said is None else (value(said.find(f"{W}numId")), value(said.find(f"{W}ilvl")))


def _level(properties: etree._Element | None) -> int | None:
    said = value(properties.find(f"{W}outlineLvl")) if properties is not None else ""
    return int(said) if said.isdecimal() and len(said) < 3 else None


def _centred(properties: etree._Element | None) -> bool | None:
    said = value(properties.find(f"{W}jc")) if properties is not None else ""
    return said == "center" if said else None


def value(element: etree._Element | None) -> str:
    return element.get(f"{W}val", "") if element is not None else ""
