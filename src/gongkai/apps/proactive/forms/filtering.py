"""Narrowing the list of items; what is chosen stands in the address."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.forms import BodyFilter
from gongkai.apps.agencies.models import Staff
from gongkai.apps.proactive import queries
from gongkai.apps.proactive.queries import Filter
from gongkai.apps.proactive.states import State

ALL = ("", _("全部"))
WAITING = (
    ALL,
    ("review", _("待我审核")),
    ("review_after", _("待我事后审查")),
    ("late", _("超过公开期限")),
)


class FilterForm(BodyFilter):
    field_order = ("q", "agency")

    q = forms.CharField(label=_("标题、索引号或文号"), required=False, max_length=80)
    column = forms.TypedChoiceField(label=_("栏目"), required=False, coerce=int, empty_value=None)
    state = forms.ChoiceField(label=_("状态"), required=False, choices=[ALL, *State.choices])
    waiting = forms.ChoiceField(label=_("待办"), required=False, choices=WAITING)
    mine = forms.BooleanField(label=_("我起草的"), required=False)

    def __init__(self, actor: Staff, *args: Any, **kwargs: Any) -> None:
        bodies, columns = queries.to_choose_from(actor)
        super().__init__(bodies, *args, **kwargs)
        self.only = bodies[0] if len(bodies) == 1 else None
        self.in_sight = tuple(body.pk for body in bodies)
        choices = [ALL, *((column.pk, str(column)) for column in columns)]
        self.fields["column"].choices = choices  # type: ignore[attr-defined]  # a field of choices

    def wanted(self) -> Filter:
        """What narrows; a field that cannot be understood does not. A body that is the only one in sight is meant."""
        self.is_valid()
        given = self.cleaned_data
        return Filter(
            state=given.get("state", ""), column=given.get("column"), words=given.get("q", "").strip(),
            agency=given.get("agency") or self.only, mine=bool(given.get("mine")), waiting=given.get("waiting", ""),
            bodies=self.in_sight,
        )  # fmt: skip
