"""Fields of a form in groups, some beside each other, as a page shows them; the form itself stays one list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django import forms
from django.utils.functional import Promise

Text = str | Promise


@dataclass(frozen=True)
class Group:
    """rows: the names of the fields, those of one row beside each other. folded: opened only by who needs it."""

    title: Text
    rows: Sequence[Sequence[str]]
    hint: Text = ""
    folded: bool = False


@dataclass(frozen=True)
class ShownGroup:
    title: Text
    hint: Text
    rows: list[list[forms.BoundField]]
    folded: bool
    is_open: bool


def groups_of(form: forms.BaseForm, groups: Iterable[Group]) -> list[ShownGroup]:
    """A folded group stands open where it holds something or something is wrong in it."""
    return [
        ShownGroup(
            group.title,
            group.hint,
            [[form[name] for name in row] for row in group.rows],
            group.folded,
            any(form[name].errors or form[name].value() for row in group.rows for name in row),
        )
        for group in groups
    ]
