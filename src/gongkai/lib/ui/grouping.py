"""Fields of a form in groups, some beside each other, as a page shows them; the form itself stays one list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django import forms

from gongkai.lib.ui.parts import Text


@dataclass(frozen=True)
class Group:
    """rows: names of fields, those of one row beside each other. folded: opened only by who needs it."""

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
    """A folded group stands open where it holds something or has a fault. What the form has no field for is left out."""
    return [shown for shown in (_shown(form, group) for group in groups) if shown.rows]


def _shown(form: forms.BaseForm, group: Group) -> ShownGroup:
    rows = [[form[name] for name in row if name in form.fields] for row in group.rows]
    is_open = any(bound.errors or bound.value() for row in rows for bound in row)
    return ShownGroup(group.title, group.hint, [row for row in rows if row], group.folded, is_open)
