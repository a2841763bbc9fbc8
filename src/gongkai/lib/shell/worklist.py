"""What waits for a person: each app registers providers, the page 我的待办 shows their rows under one heading each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from gongkai.lib.shell.registry import Registry
from gongkai.lib.together import First, first_of_each
from gongkai.lib.ui.parts import Item, Text


@dataclass(frozen=True)
class Work:
    """The first rows of one kind of work and how many there are in all; `url` leads to the whole list."""

    items: Sequence[Item]
    total: int
    url: str = ""


@dataclass(frozen=True)
class Asked:
    """The question for one kind of work; the page asks those of all kinds together, in two queries.

    rows: from the app's queries, in their order, with what a line shows of other tables named by `select_related`.
    items: the lines of the first of them. without: columns that no line shows and that may be long, as `draft.facts`.
    """

    rows: QuerySet[Any]
    items: Callable[[Sequence[Any]], Sequence[Item]]
    url: str = ""
    without: tuple[str, ...] = ()


@dataclass(frozen=True)
class Provider:
    """One kind of work. rows: takes the actor and the number of lines wanted; gives the question, or the lines themselves."""

    key: str
    title: Text
    order: int
    rows: Callable[[Any, int], Asked | Work]
    roles: frozenset[str] = frozenset()


PROVIDERS: Registry[Provider] = Registry()
add = PROVIDERS.add


def works_of(providers: Sequence[Provider], actor: Any, number: int) -> list[Work]:
    """What each of them has to show, in their order."""
    answers = [provider.rows(actor, number) for provider in providers]
    asked = [answer for answer in answers if isinstance(answer, Asked)]
    unused = [column for answer in asked for column in answer.without]
    found = iter(first_of_each([answer.rows for answer in asked], number, without=unused))
    return [_work(answer, next(found)) if isinstance(answer, Asked) else answer for answer in answers]


def _work(asked: Asked, first: First) -> Work:
    return Work(asked.items(first.rows) if first.rows else (), first.total, asked.url)
