"""Taking out for good: what is marked is gone from the file, what is hidden in it too, and both are proved on the result."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gongkai.release.kinds import GIVEN_OUT, Kind, kind_of
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
from gongkai.release.redaction.pages import page_count, page_picture
from gongkai.release.redaction.pdf import redact_pdf
from gongkai.release.redaction.picture import redact_picture
from gongkai.release.redaction.proposals import paragraphs_of, proposals
from gongkai.release.refusal import Refused

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
    return Redacted(
        made.data, f"{stem}（遮盖）.{ending}" if marks else f"{stem}（清理）.{ending}", kind, made
    )


__all__ = [
    "Area",
    "Mark",
    "Proposal",
    "Redacted",
    "Span",
    "mark_of",
    "marks_as_data",
    "page_count",
    "page_picture",
    "paragraphs_of",
    "proposals",
    "redact",
]
