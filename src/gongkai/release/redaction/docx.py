"""Word: marked words give way to squares of one length, and everything that is not shown is taken out of the package."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from gongkai.release.archive import Archive
from gongkai.release.content import Passage, Trait
from gongkai.release.reading.docx import (
    W,
    content_of_docx,
    document_parts,
    heads_of,
    hidden_styles,
    paragraphs,
    part_title,
    text_nodes,
    text_of,
    tree_of_part,
)
from gongkai.release.redaction.docx_cleaning import (
    clean_tree,
    dropped_objects,
    kept_parts,
    other_part,
)
from gongkai.release.redaction.marks import Made, Mark, Span
from gongkai.release.refusal import Refused

SQUARES = "■" * 6  # of one length, so that it does not tell how long a name was
_KEPT_TRAITS = frozenset((Trait.UNREADABLE,))
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SHORTEST = 2  # a single character stands everywhere


@dataclass
class Package:
    """A cleaned document: the trees of the parts with words, the bytes of the others."""

    trees: dict[str, etree._Element]
    others: dict[str, bytes]
    dropped: int = 0
    _paragraphs: list[tuple[str, int, etree._Element]] = field(default_factory=list)

    def __post_init__(self) -> None:
        for name, tree in self.trees.items():
            for number, paragraph in enumerate(paragraphs(tree), 1):
                self._paragraphs.append(
                    (f"{part_title(name)}第{number}段", len(self._paragraphs) + 1, paragraph)
                )

    def passages(self) -> tuple[Passage, ...]:
        heads = {
            paragraph: beside for tree in self.trees.values() for paragraph, beside in heads_of(tree).items()
        }
        found = ((where, at, text_of(one), heads.get(one, "")) for where, at, one in self._paragraphs)
        return tuple(
            Passage(where, f"paragraph/{at}", text, at, beside)
            for where, at, text, beside in found
            if text.strip()
        )

    def paragraph(self, number: int) -> etree._Element:
        if number > len(self._paragraphs):
            raise Refused("bad_mark", f"文件里没有第{number}段；请重新打开后再标记。")
        return self._paragraphs[number - 1][2]

    def written(self) -> bytes:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            trees = {
                name: etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
                for name, tree in self.trees.items()
            }
            for name, data in {**self.others, **trees}.items():
                archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
        return buffer.getvalue()


def cleaned(data: bytes) -> Package:
    archive = Archive(data, "Word文档")
    kept = kept_parts(archive)
    words = [name for name in document_parts(archive) if name in kept]
    styles = hidden_styles(archive)
    trees = {name: clean_tree(tree_of_part(archive, name), archive, name, kept, styles) for name in words}
    others = {
        name: other_part(archive, name, kept) for name in archive.names if name in kept and name not in trees
    }
    return Package(trees, others, dropped_objects(archive, kept))


def redact_docx(data: bytes, marks: Sequence[Mark]) -> Made:
    package = cleaned(data)
    gone = [_taken_out(package, span) for span in _spans(marks)]
    expected = [passage.text for passage in package.passages()]
    made = package.written()
    _prove(made, gone, expected)
    return Made(made, tuple(_sentences(gone, package)))


def _spans(marks: Sequence[Mark]) -> list[Span]:
    """From the end, so that earlier places stay true; what overlaps is one."""
    if not all(isinstance(mark, Span) for mark in marks):
        raise Refused("bad_mark", "Word文档按文字遮盖，不能按页面位置遮盖；请重新选择文字。")
    spans: list[Span] = []
    wanted = (mark for mark in marks if isinstance(mark, Span))
    for mark in sorted(wanted, key=lambda one: (one.paragraph, one.start)):
        last = spans[-1] if spans else None
        if last and last.paragraph == mark.paragraph and mark.start <= last.end:
            spans[-1] = Span(last.paragraph, last.start, max(last.end, mark.end))
        else:
            spans.append(mark)
    return spans[::-1]


def _taken_out(package: Package, span: Span) -> str:
    """Put the squares in the place of a stretch of a paragraph, and give what stood there."""
    paragraph = package.paragraph(span.paragraph)
    whole = text_of(paragraph)
    if span.end > len(whole):
        raise Refused("bad_mark", "标记的文字已经不在原来的位置；请重新打开后再标记。")
    at = 0
    is_first = True
    for node in list(text_nodes(paragraph)):
        text = node.text or "" if node.tag == f"{W}t" else None
        length = len(text) if text is not None else 1
        start, end = max(span.start - at, 0), min(span.end - at, length)
        at += length
        if start >= end:
            continue
        if text is None:
            node.getparent().remove(node)  # type: ignore[union-attr]  # it stands in a run
            continue
        node.text = f"{text[:start]}{SQUARES if is_first else ''}{text[end:]}"
        node.set(_SPACE, "preserve")
        is_first = False
    return whole[span.start : span.end]


def _prove(made: bytes, gone: list[str], expected: list[str]) -> None:
    """Read back: the words are what they should be, nothing is hidden, and no part holds what was taken out unseen."""
    content = content_of_docx(made)
    if left := [trace for trace in content.traces if trace.trait not in _KEPT_TRAITS]:
        raise _not_proved(f"还有{left[0].where}的{left[0].detail or '隐藏内容'}")
    if [passage.text for passage in content.passages if passage.text.strip()] != expected:
        raise _not_proved("读回的文字与预期不符")
    shown = "\n".join(expected)
    archive = Archive(made, "Word文档")
    for text in {text.strip() for text in gone if len(text.strip()) > _SHORTEST} - {""}:
        if text not in shown and any(_holds(archive, name, text) for name in archive.names):
            raise _not_proved("要遮盖的文字还留在文件的其他部分")


def _holds(archive: Archive, name: str, text: str) -> bool:
    data = archive.part(name)
    if any(text.encode(encoding) in data for encoding in ("utf-8", "utf-16-le")):
        return True
    if not name.endswith((".xml", ".rels")):
        return False
    tree = archive.xml(name)
    return text in "".join(map(str, tree.itertext())) or any(
        text in str(value) for one in tree.iter() for value in one.attrib.values()
    )


def _not_proved(what: str) -> Refused:
    return Refused("not_proved", f"遮盖后检查没有通过（{what}），没有生成文件；请把文件打印为PDF后再遮盖。")


def _sentences(gone: list[str], package: Package) -> Iterator[str]:
    if gone:
        yield f"{len(gone)}处文字已换成等长的{SQUARES}，重新读出的文件里没有被遮盖的文字。"
    yield "修订已接受，批注、隐藏文字、链接、嵌入文件和属性已经清除。"
    if package.dropped:
        yield f"注意：{package.dropped}个图表、嵌入对象或者矢量图不能检查，已经去掉；需要的请打印为PDF后再遮盖。"
    wanted = {text.strip() for text in gone if len(text.strip()) >= _SHORTEST}
    for passage in package.passages():
        if number := sum(passage.text.count(text) for text in wanted):
            yield f"注意：{passage.where}还有{number}处同样的文字没有遮盖。"
