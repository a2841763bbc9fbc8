"""A Word document: every paragraph of every part, and what stands in them unseen."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from gongkai.release.archive import Archive, tree_of
from gongkai.release.content import Content, Passage, Trace, Trait, shortened
from gongkai.release.file_types import Kind
from gongkai.release.limits import MAX_CHARACTERS, too_many
from gongkai.release.reading.heads import Heads
from gongkai.release.reading.ooxml import traces_of_package

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_TEXT_PARTS = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_OTHER_TEXT = re.compile(r"word/(?:charts|diagrams|glossary|comments)[^/]*(?:/[^/]+)?\.xml")
_PART_NAMES = {
    "document": "正文",
    "header": "页眉",
    "footer": "页脚",
    "footnotes": "脚注",
    "endnotes": "尾注",
}
_CHANGES = {
    f"{W}ins": "插入", f"{W}del": "删除", f"{W}moveFrom": "移走", f"{W}moveTo": "移入", f"{W}cellIns": "插入单元格",
    f"{W}cellDel": "删除单元格", f"{W}cellMerge": "合并单元格",
    **{f"{W}{name}Change": "格式" for name in ("rPr", "pPr", "tblPr", "trPr", "tcPr", "sectPr", "tblGrid", "numbering", "tblPrEx")},
}  # fmt: skip
_TEXT = frozenset((f"{W}t", f"{W}delText", f"{W}instrText", f"{_A}t"))
_BREAKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_WHITE = frozenset(("FFFFFF", "ffffff"))


def document_parts(archive: Archive) -> list[str]:
    """The parts that hold paragraphs, the body first."""
    return sorted(
        (name for name in archive.names if _TEXT_PARTS.fullmatch(name)),
        key=lambda name: ("document" not in name, name),
    )


def tree_of_part(archive: Archive, name: str) -> etree._Element:
    """A part with the strict spelling of its namespace turned into the usual one."""
    return tree_of(archive.part(name).replace(STRICT, TRANSITIONAL), archive.what)


def content_of_docx(data: bytes) -> Content:
    archive = Archive(data, "Word文档")
    passages: list[Passage] = []
    traces: list[Trace] = []
    styles = hidden_styles(archive)
    for name in document_parts(archive):
        root = tree_of_part(archive, name)
        where = part_title(name)
        passages.extend(_passages(root, where, len(passages)))
        traces.extend(_traces(root, where, styles))
        if sum(len(passage.text) for passage in passages) > MAX_CHARACTERS:
            raise too_many("字", MAX_CHARACTERS)
    passages.extend(_other_text(archive, len(passages)))
    traces.extend(_comments(archive))
    traces.extend(traces_of_package(archive, "Word文档"))
    return Content(Kind.DOCX, tuple(passages), tuple(traces))


def part_title(name: str) -> str:
    stem = re.sub(r"\d*\.xml$", "", name.rpartition("/")[2])
    return _PART_NAMES.get(stem, "正文")


def paragraphs(root: etree._Element) -> list[etree._Element]:
    """Every paragraph, also in tables and text boxes; the doubles for old programs are left out."""
    return [
        one for one in root.iter(f"{W}p") if not any(above.tag == FALLBACK for above in one.iterancestors())
    ]


def text_nodes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The elements that make the text of a paragraph, in order; those of paragraphs inside it are theirs."""
    for element in paragraph.iter():
        if element.tag in _TEXT or element.tag in _BREAKS:
            owner = next(above for above in element.iterancestors() if above.tag == f"{W}p")
            if owner is paragraph:
                yield element


def text_of(paragraph: etree._Element) -> str:
    return "".join(_BREAKS.get(element.tag) or element.text or "" for element in text_nodes(paragraph))


def _passages(root: etree._Element, where: str, before: int) -> Iterator[Passage]:
    heads = heads_of(root)
    for number, paragraph in enumerate(paragraphs(root), 1):
        if text := text_of(paragraph):
            at = before + number
            yield Passage(f"{where}第{number}段", f"paragraph/{at}", text, at, heads.get(paragraph, ""))


def heads_of(root: etree._Element) -> dict[etree._Element, str]:
    """What stands at the head of each paragraph that is in a table."""
    found = {}
    for table in root.iter(f"{W}tbl"):
        heads = Heads()
        for row in table.iterchildren(f"{W}tr"):
            heads.begin_row()
            column = 0
            for cell in row.iterchildren(f"{W}tc"):
                own = list(cell.iterchildren(f"{W}p"))
                found.update(dict.fromkeys(own, heads.beside(column)))
                heads.add(column, " ".join(text_of(one) for one in own))
                span = cell.find(f"{W}tcPr/{W}gridSpan")
                said = span.get(f"{W}val", "1") if span is not None else "1"
                column += int(said) if said.isascii() and said.isdecimal() and len(said) < 6 else 1
    return found


def _other_text(archive: Archive, before: int) -> Iterator[Passage]:
    """Charts, diagrams, building blocks and comments hold words, too."""
    for name in archive.names:
        if _OTHER_TEXT.fullmatch(name):
            words = [(one.text or "").strip() for one in archive.xml(name).iter() if isinstance(one.tag, str)]
            if text := "\n".join(word for word in words if word):
                yield Passage("图表、批注等部分", f"part/{name}", text, before)


def _traces(root: etree._Element, where: str, styles: frozenset[str]) -> Iterator[Trace]:
    changes = Counter(_CHANGES[one.tag] for one in root.iter(*_CHANGES))
    if changes:
        said = "、".join(f"{name}{number}处" for name, number in changes.items())
        yield Trace(Trait.TRACKED_CHANGE, where, "file", said)
    for number, paragraph in enumerate(paragraphs(root), 1):
        unseen = "".join(
            (one.text or "") for one in text_nodes(paragraph) if one.tag == f"{W}t" and is_unseen(one, styles)
        )
        if unseen.strip():
            yield Trace(
                Trait.HIDDEN_TEXT, f"{where}第{number}段", f"paragraph/{number}", f"{len(unseen.strip())}个字"
            )


def is_unseen(text: etree._Element, styles: frozenset[str] = frozenset()) -> bool:
    """Formatted as hidden, by itself or by its style, or white without a ground of its own. styles: see hidden_styles."""
    if _is_hidden_by_style(text, styles):
        return True
    run = text.getparent()
    properties = run.find(f"{W}rPr") if run is not None else None
    if properties is None:
        return False
    if is_on(properties.find(f"{W}vanish")) or is_on(properties.find(f"{W}specVanish")):
        return True
    colour = properties.find(f"{W}color")
    shaded = properties.find(f"{W}shd") is not None or properties.find(f"{W}highlight") is not None
    in_cell = any(
        one.tag == f"{W}tbl" for one in text.iterancestors()
    )  # white letters on a dark head of a table
    return colour is not None and colour.get(f"{W}val") in _WHITE and not shaded and not in_cell


def hidden_styles(archive: Archive) -> frozenset[str]:
    """Styles that hide what is written in them."""
    if "word/styles.xml" not in archive.names:
        return frozenset()
    styles = archive.xml("word/styles.xml").iter(f"{W}style")
    return frozenset(one.get(f"{W}styleId", "") for one in styles if is_on(one.find(f"{W}rPr/{W}vanish")))


def _is_hidden_by_style(text: etree._Element, styles: frozenset[str]) -> bool:
    if not styles:
        return False
    run, paragraph = text.getparent(), next(text.iterancestors(f"{W}p"), None)
    named = [
        one.find(path)
        for one, path in ((run, f"{W}rPr/{W}rStyle"), (paragraph, f"{W}pPr/{W}pStyle"))
        if one is not None
    ]
    return any(style is not None and style.get(f"{W}val") in styles for style in named)


def is_on(switch: etree._Element | None) -> bool:
    return switch is not None and switch.get(f"{W}val", "true") not in {"false", "0", "off", "none"}


def _comments(archive: Archive) -> Iterator[Trace]:
    if "word/comments.xml" in archive.names:
        for number, comment in enumerate(archive.xml("word/comments.xml").iter(f"{W}comment"), 1):
            text = "".join(one.text or "" for one in comment.iter(f"{W}t"))
            yield Trace(
                Trait.COMMENT,
                "Word文档",
                f"comment/{number}",
                f"第{number}条，{len(shortened(text, 4000))}个字",
            )
