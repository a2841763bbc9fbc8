"""From the bytes of a Word document to title, text and pictures; what was hidden in it comes to light and is told. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from gongkai.annual_report.read.sources import archive as reports
from gongkai.annual_report.read.sources.docx_numbering import Numbering
from gongkai.apps.proactive import markup
from gongkai.apps.proactive.wording.blocks import Blocks, html_of
from gongkai.apps.proactive.wording.head import head_of
from gongkai.apps.proactive.wording.package import Package
from gongkai.apps.proactive.wording.runs import Runs, written
from gongkai.apps.proactive.wording.styles import Styles
from gongkai.release.archive import Archive
from gongkai.release.reading.docx import W, hidden_styles, tree_of_part
from gongkai.release.refusal import Refused, broken

_WHAT = "Word文档"
_BODY, _FOOTNOTES, _COMMENTS = "word/document.xml", "word/footnotes.xml", "word/comments.xml"


def read(data: bytes, _name: str) -> tuple[str, Any]:
    """("done", the parts as data) or ("refused", a sentence): what may cross from a process with limits."""
    try:
        return "done", parts_of(data)
    except Refused as refusal:
        return "refused", refusal.sentence


def parts_of(data: bytes) -> dict[str, Any]:
    """title, document_no, html with pictures as attachment:1 …, pictures, told: (code, how many). Raises Refused."""
    archive = Archive(data, _WHAT)
    body = tree_of_part(archive, _BODY).find(f"{W}body")
    if body is None:
        raise broken(_WHAT)
    package = Package.of(archive)
    runs = Runs(package, hidden_styles(archive))
    numbering = Numbering.of(reports.Archive(data, _WHAT))
    blocks = list(Blocks(runs, Styles.of(archive), numbering).read(body))
    head = head_of(blocks)
    words = html_of(blocks[head.length :]) + "".join(_footnotes(archive, runs))
    return {
        "title": head.title,
        "document_no": head.document_no,
        "html": markup.clean(words),
        "pictures": package.pictures,
        "told": list(_told(archive, runs, body)),
    }


def _footnotes(archive: Archive, runs: Runs) -> Iterator[str]:
    if not runs.footnotes or _FOOTNOTES not in archive.names:
        return
    by_id = {one.get(f"{W}id"): one for one in tree_of_part(archive, _FOOTNOTES).iter(f"{W}footnote")}
    for number, key in enumerate(tuple(runs.footnotes), 1):
        lines = [written(runs.read(one).pieces) for one in by_id[key].iter(f"{W}p")] if key in by_id else []
        yield f"<p>[{number}] {' '.join(line for line in lines if line)}</p>"


def _told(archive: Archive, runs: Runs, body: etree._Element) -> Iterator[tuple[str, int]]:
    """What the person should know, by code; sentences are made where languages are known."""
    comments = len(list(archive.xml(_COMMENTS).iter(f"{W}comment"))) if _COMMENTS in archive.names else 0
    package = runs.package
    counts = {
        "changes": runs.changes,
        "hidden": runs.unseen,
        "comments": comments,
        "undescribed": sum(not words for _name, _data, words in package.pictures),
        "unshown": package.unshown,
        "formulas": sum(
            1 for _one in body.iter("{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath")
        ),
    }
    yield from ((code, number) for code, number in counts.items() if number)


def placed(text: str, places: dict[int, int]) -> str:
    """The text with the numbers of pictures in the document turned into those of attachments."""

    def of(found: Any) -> str:
        return f"attachment:{places[int(found[1])]}"

    return markup.PICTURE.sub(of, text)
