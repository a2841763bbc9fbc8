"""Several items chosen from a list, and one opinion for all of them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.lib.plain_text import Lines


class PassManyForm(forms.Form):
    """chosen: those that the page showed; what is not among them is refused by the field."""

    chosen = forms.TypedMultipleChoiceField(
        label=_("信息"), coerce=int, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("还没有选信息；请在列表里勾选。")},
    )  # fmt: skip
    opinion = Lines(
        label=_("审核意见"), help_text=_("每一件各记一份；不写的，只记“通过”。"), required=False, max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip

    def __init__(self, *args: Any, shown: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chosen"].choices = [(pk, str(pk)) for pk in shown]  # type: ignore[attr-defined]  # a ChoiceField
