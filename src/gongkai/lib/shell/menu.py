"""Which acts a person is offered on a record: one next act, then the others in the order of the workflow table.

An app makes its choices of what its tables offer, and says what is likely to come next.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from gongkai.lib.ui.parts import Text
from gongkai.lib.workflow import Offer


@dataclass(frozen=True)
class Choice:
    """An act as a link; with `why`, not possible now."""

    action: str
    label: Text
    url: str
    why: str = ""


@dataclass(frozen=True)
class Menu:
    main: Choice | None
    rest: tuple[Choice, ...]
    refused: tuple[Choice, ...]


def choices_of(app: str, pk: int, offers: Mapping[str, Offer[Any]]) -> list[Choice]:
    """What the tables offer on the record: each act has a page of its name in the app."""
    return [
        Choice(name, offer.move.label, reverse(f"{app}:{name}", args=[pk]), offer.why or "")
        for name, offer in offers.items()
    ]


def arranged(choices: Iterable[Choice], then: Sequence[str], *, even_refused: bool = False) -> Menu:
    """then: what comes next, the likeliest first; the first that is possible is the button.

    even_refused: where none of them is possible, the likeliest stands there with its why not.
    """
    by_action = {one.action: one for one in choices}
    likely = [by_action[name] for name in then if name in by_action]
    main = next((one for one in likely if not one.why), likely[0] if even_refused and likely else None)
    others = [one for one in by_action.values() if one is not main]
    return Menu(main, tuple(one for one in others if not one.why), tuple(one for one in others if one.why))
