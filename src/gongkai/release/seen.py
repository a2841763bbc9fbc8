"""The words of a file that anybody sees who opens it, for a search: what is hidden in it must not be found by it."""

from __future__ import annotations

from gongkai.release.content import Content, Passage, Trait

_UNSEEN = frozenset(
    (Trait.HIDDEN_SHEET, Trait.HIDDEN_ROWS, Trait.HIDDEN_COLUMNS, Trait.HIDDEN_TEXT, Trait.COVERED_TEXT)
)
LONGEST = 500_000  # characters; a book of five hundred pages


def seen_text(content: Content) -> str:
    """A line for each passage. A page, paragraph or sheet with something unseen in it is left out as a whole.

    So is all of a document with tracked changes: what was deleted stands in the same paragraphs as what stays.
    """
    if any(trace.trait is Trait.TRACKED_CHANGE for trace in content.traces):
        return ""
    unseen = {said for one in content.traces if one.trait in _UNSEEN for said in (one.anchor, one.where)}
    lines = (passage.text.strip() for passage in content.passages if _is_seen(passage, unseen))
    return "\n".join(line for line in lines if line)[:LONGEST]


def _is_seen(passage: Passage, unseen: set[str]) -> bool:
    whole = passage.anchor.rpartition("!")[0]  # the sheet of a cell
    return unseen.isdisjoint((passage.anchor, passage.where, whole)) and not passage.anchor.startswith(
        "part/"
    )
