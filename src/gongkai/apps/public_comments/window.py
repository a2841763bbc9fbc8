"""The only door of the public to opinions: what anyone may hand in, and what became of it, by the code.

It takes no member of staff and gives values, never rows: no name and no text of an opinion leaves through it.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gongkai.apps.public_comments.kinds import Way
from gongkai.apps.public_comments.queries import published
from gongkai.apps.public_comments.queries.senders import by_code
from gongkai.apps.public_comments.services import opinions
from gongkai.apps.public_comments.services.opinions import ALPHABET, CODE_LENGTH, LONGEST
from gongkai.apps.public_comments.states import State

__all__ = ["LONGEST", "Asking", "Fate", "asking", "fate", "grouped", "hand_in"]


@dataclass(frozen=True)
class Asking:
    """What is asked, and whether an opinion is taken today. why_not: the sentence, where none is."""

    item: int
    title: str
    agency: str
    opens_on: date
    closes_on: date
    is_taken: bool
    by_site: bool
    contact: tuple[str, ...]
    is_answered: bool


@dataclass(frozen=True)
class Fate:
    """What became of one opinion. verdict, reason: only once the result is before the public."""

    item: int
    title: str
    received_on: date
    closes_on: date
    is_answered: bool
    verdict: str
    reason: str


def asking(item: int) -> Asking | None:
    """A comment before the public, by the number of its item."""
    found = published.one(item)
    if found is None:
        return None
    by_site = Way.SITE in found.ways
    return Asking(
        item=found.item_id,
        title=str(found.item.published),
        agency=found.agency.name,
        opens_on=found.opens_on,
        closes_on=found.closes_on,
        is_taken=by_site and published.is_open(found),
        by_site=by_site,
        contact=tuple(
            one
            for one in (found.contact_unit, found.contact_phone, found.contact_email, found.contact_address)
            if one
        ),
        is_answered=found.state == State.ANSWERED,
    )


def hand_in(item: int, *, key: UUID, text: str, name: str, contact: str) -> str:
    """The code, in groups, once the opinion is committed. Raises NotAllowed."""
    return grouped(opinions.hand_in(item, key=key, text=text, name=name, contact=contact))


def grouped(code: str) -> str:
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))


def fate(typed: str) -> Fate | None:
    """By the code, however it was typed; None for one that there is not."""
    signs = unicodedata.normalize("NFKC", typed).upper()
    code = "".join(sign for sign in signs if sign in ALPHABET)
    if len(code) != CODE_LENGTH:
        return None
    if (row := by_code(code)) is None:
        return None
    spoken, comment = row.same_as or row, row.comment
    is_answered = comment.state == State.ANSWERED
    return Fate(
        item=comment.item_id,
        title=str(comment.item.published),
        received_on=row.received_on,
        closes_on=comment.closes_on,
        is_answered=is_answered,
        verdict=str(spoken.get_verdict_display()) if is_answered else "",
        reason=spoken.reason if is_answered else "",
    )
