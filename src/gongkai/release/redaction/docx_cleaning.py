"""What goes out of a Word package before it leaves: a list of what stays, so that what nobody thought of does not."""

from __future__ import annotations

import posixpath
import re

from lxml import etree
from PIL import Image

from gongkai.release.archive import Archive
from gongkai.release.reading.docx import FALLBACK, W, is_unseen
from gongkai.release.reading.picture import opened
from gongkai.release.redaction.picture import written
from gongkai.release.refusal import Refused

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_KEPT = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels"
    r"|word/(?:document|styles|numbering|settings|fontTable|header\d*|footer\d*|footnotes|endnotes)\.xml"
    r"|word/_rels/(?:document|numbering|fontTable|header\d*|footer\d*|footnotes|endnotes)\.xml\.rels"
    r"|word/theme/theme\d*\.xml|word/media/[^/]+\.(?:png|jpe?g)|word/fonts/[^/]+\.odttf",
    re.IGNORECASE,
)
_OBJECT = re.compile(r"word/(?:charts/chart\d*\.xml|diagrams/data\d*\.xml|media/[^/]+|embeddings/[^/]+)$")
_SETTINGS = frozenset(
    f"{W}{name}"
    for name in (
        "zoom", "defaultTabStop", "characterSpacingControl", "compat", "themeFontLang", "clrSchemeMapping",
        "decimalSymbol", "listSeparator", "evenAndOddHeaders", "mirrorMargins", "footnotePr", "endnotePr",
        "noLineBreaksAfter", "noLineBreaksBefore", "displayBackgroundShape", "bordersDoNotSurroundHeader",
    )
)  # fmt: skip
_GONE = frozenset(
    f"{W}{name}"
    for name in (
        "del", "moveFrom", "rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange",
        "tblGridChange", "tblPrExChange", "numberingChange", "cellIns", "cellDel", "cellMerge",
        "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
        "commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef",
        "bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd",
        "customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd",
        "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd", "customXmlMoveToRangeStart",
        "customXmlMoveToRangeEnd", "fldChar", "instrText", "delInstrText", "delText", "fldData", "ffData",
        "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "object", "control", "altChunk", "movie",
        "dataBinding", "subDoc", "contentPart", "attachedTemplate",
    )
) | {FALLBACK}  # fmt: skip
_UNWRAPPED = frozenset(
    f"{W}{name}"
    for name in ("ins", "moveTo", "hyperlink", "fldSimple", "sdt", "sdtContent", "smartTag", "customXml", "dir", "bdo")
)  # fmt: skip
_TELLING = frozenset(("descr", "title", "alt", "href", "tooltip"))


def kept_parts(archive: Archive) -> frozenset[str]:
    return frozenset(name for name in archive.names if _KEPT.fullmatch(name))


def dropped_objects(archive: Archive, kept: frozenset[str]) -> int:
    """Charts, drawings and embedded files that go because nothing can look into them."""
    return sum(1 for name in archive.names if name not in kept and _OBJECT.match(name))


def clean_tree(
    root: etree._Element, archive: Archive, name: str, kept: frozenset[str], styles: frozenset[str]
) -> etree._Element:
    _drop_deleted_rows(root)
    for one in list(root.iter(*_GONE)):
        _remove(one)
    for one in list(root.iter(*_UNWRAPPED)):
        _unwrap(one)
    for text in list(root.iter(f"{W}t")):
        if is_unseen(text, styles):
            _remove(text)
    _drop_dangling(root, _links(archive, name, kept))
    _drop_telling(root)
    return root


def _drop_telling(root: etree._Element) -> None:
    """Who changed what, and what pictures were called where they came from."""
    for one in root.iter():
        for key in [key for key in one.attrib if _is_telling(str(key))]:
            del one.attrib[key]
        if one.tag.endswith(("}docPr", "}cNvPr")):
            one.set("name", "")


def _drop_deleted_rows(root: etree._Element) -> None:
    for row in list(root.iter(f"{W}tr")):
        if row.find(f"{W}trPr/{W}del") is not None:
            _remove(row)
    for cell in list(root.iter(f"{W}tc")):
        if cell.find(f"{W}tcPr/{W}cellDel") is not None:
            _remove(cell)


def _is_telling(key: str) -> bool:
    name = key.rpartition("}")[2]
    return name.startswith("rsid") or name in _TELLING or name in {"author", "initials"}


def _remove(element: etree._Element) -> None:
    if (parent := element.getparent()) is not None:
        parent.remove(element)


def _unwrap(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    for child in reversed(list(element)):
        parent.insert(at, child)
    parent.remove(element)


def _links(archive: Archive, name: str, kept: frozenset[str]) -> frozenset[str]:
    """Ids of the references of a part that stay."""
    place = f"{posixpath.dirname(name)}/_rels/{posixpath.basename(name)}.rels"
    if place not in kept:
        return frozenset()
    return frozenset(link.get("Id", "") for link in archive.xml(place) if _stays(link, place, kept))


def _stays(link: etree._Element, place: str, kept: frozenset[str]) -> bool:
    if link.get("TargetMode") == "External":
        return False
    folder = posixpath.dirname(posixpath.dirname(place))
    target = link.get("Target", "")
    whole = (
        target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
    )
    return whole in kept


def _drop_dangling(root: etree._Element, links: frozenset[str]) -> None:
    """A reference to what is gone takes the run round it along."""
    for one in list(root.iter()):
        ids = [str(value) for key, value in one.attrib.items() if str(key).startswith(_R)]
        if ids and not links.issuperset(ids):
            _remove(next(one.iterancestors(f"{W}r"), one))


def other_part(archive: Archive, name: str, kept: frozenset[str]) -> bytes:
    """A part without paragraphs, without what it should not tell."""
    if name.startswith("word/media/"):
        return _plain_picture(archive.part(name))
    if not name.endswith((".xml", ".rels")):
        return archive.part(name)
    root = archive.xml(name)
    if name == "[Content_Types].xml":
        for one in list(root):
            if (part := one.get("PartName")) and part.lstrip("/") not in kept:
                root.remove(one)
    elif name.endswith(".rels"):
        for link in list(root):
            if not _stays(link, name, kept):
                root.remove(link)
    elif name == "word/settings.xml":
        for one in list(root):
            if one.tag not in _SETTINGS:
                root.remove(one)
    for one in list(root.iter(f"{W}rsid", *_GONE)):
        _remove(one)
    _drop_telling(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _plain_picture(data: bytes) -> bytes:
    """The same pixels without camera and place; a kind that cannot be opened is a grey square rather than a risk."""
    try:
        picture = opened(data)
    except Refused:
        return written(Image.new("RGB", (8, 8), "lightgrey"), "PNG")
    kind = picture.format or "PNG"
    picture.info = {}
    picture.getexif().clear()
    return written(picture.convert("RGB") if kind == "JPEG" else picture, kind)
