"""Taking out for good: what is marked is gone from the file, what is hidden in it too, and both are proved on the result."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gongkai.release.file_types import GIVEN_OUT, Kind
from gongkai.release.gate import inspect
from gongkai.release.kinds import kind_of
from gongkai.release.redaction.docx import redact_docx
from gongkai.release.redaction.marks import (
    Area,
    Made,
    Mark,
    Proposal,
    Redacted,
    Span,
    mark_of,
    marks_as_data,
)
from gongkai.release.redaction.pages import page_picture, page_sizes
from gongkai.release.redaction.pdf import redact_pdf
from gongkai.release.redaction.picture import redact_picture
from gongkai.release.redaction.proposals import paragraphs_of, proposals
from gongkai.release.refusal import Refused
from gongkai.rules import Finding

REDACTED: dict[Kind, Callable[[bytes, Sequence[Mark]], Made]] = {
    Kind.PDF: redact_pdf,
    Kind.DOCX: redact_docx,
    Kind.PNG: redact_picture,
    Kind.JPEG: redact_picture,
}


def redact(data: bytes, name: str, marks: Sequence[Mark]) -> Redacted:
    """A copy of the file without what is marked, without comments, changes, hidden text and properties.

    Without marks it is cleaned only. Raises Refused when the file or a mark cannot be taken, and when the proof fails:
    then there is no copy.
    """
    kind = kind_of(data, name, GIVEN_OUT)
    if (work := REDACTED.get(kind)) is None:
        raise Refused(
            "not_redactable", "Excel工作簿不能在这里遮盖；请删去不公开的行列后重新上传，或者导出为PDF再遮盖。"
        )
    made = work(data, marks)
    stem, _dot, ending = name.rpartition(".")
    called = f"{stem}（遮盖）.{ending}" if marks else f"{stem}（清理）.{ending}"
    return Redacted(made.data, called, kind, made, _findings(data, name, made))


def _findings(data: bytes, name: str, made: Made) -> tuple[Finding, ...]:
    """What the gate says of the copy. A page that we made a picture was read before, unless it was one already."""
    scans = {page for finding in inspect(data, name) for page in _scanned(finding)}
    ours = set(made.burnt) - scans
    found = [one for one in inspect(made.data, name) if not (_scanned(one) and _scanned(one) <= ours)]
    return (*found, *made.left)


def _scanned(finding: Finding) -> set[int]:
    """The pages that a finding says are pictures."""
    place, _slash, numbers = finding.anchor.partition("/")
    if finding.rule != "RG-SCAN":
        return set()
    return {int(number) for number in numbers.split(",")} if place == "pages" else {1}


__all__ = [
    "Area",
    "Mark",
    "Proposal",
    "Redacted",
    "Span",
    "mark_of",
    "marks_as_data",
    "page_picture",
    "page_sizes",
    "paragraphs_of",
    "proposals",
    "redact",
]
