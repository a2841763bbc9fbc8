"""Relating an item to others, and entering by what other channels it went out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.forms import OnRecord, day_field
from gongkai.apps.proactive import categories, queries
from gongkai.apps.proactive.models import RelationKind
from gongkai.lib.plain_text import Line

# Said from this item to the other one.
SAID = {
    RelationKind.INTERPRETS: _("解读那一件"),
    RelationKind.REVISES: _("修改那一件"),
    RelationKind.REPEALS: _("废止那一件"),
    RelationKind.REPLACES: _("代替那一件"),
    RelationKind.RESULT_OF: _("是那一件的结果"),
    RelationKind.RELATED: _("与那一件相关"),
}


class RelationForm(OnRecord):
    """In two rounds without a script: first what is looked for, then which of those found."""

    kind = forms.ChoiceField(
        label=_("这件信息"), choices=[(code.value, words) for code, words in SAID.items()]
    )
    words = Line(
        label=_("那一件信息"), max_length=120, help_text=_("索引号、发文字号，或者标题中的词。"),
        error_messages={"required": _("还没有写要找哪一件；请写索引号、发文字号，或者标题中的词。")},
    )  # fmt: skip
    to = forms.TypedChoiceField(
        label=_("找到这些，是哪一件"), coerce=int, required=False, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, offered: Sequence[tuple[int, str]] | None, **kwargs: Any) -> None:
        """offered: what was found; None where the search could not be asked."""
        super().__init__(*args, **kwargs)
        self.offered = offered
        if offered:
            self.fields["to"].choices = offered  # type: ignore[attr-defined]  # a ChoiceField
        else:
            del self.fields["to"]

    def clean_words(self) -> str:
        words: str = self.cleaned_data["words"]
        if self.offered is None:
            raise forms.ValidationError(_("现在不能按词查找；请用索引号或者发文字号。"))
        if not self.offered:
            raise forms.ValidationError(_("没有找到；请核对索引号、发文字号，或者换个词。"))
        return words


class ChannelForm(OnRecord):
    channel = forms.ChoiceField(
        label=_("渠道"),
        choices=[(code, label) for code, label in categories.CHANNELS if code in queries.CHANNELS_BY_HAND],
    )
    released_on = day_field(_("发布日期"))
    address = Line(
        label=_("网址或者版面"), max_length=400, required=False,
        help_text=_("公众号文章的网址，公报、报纸的期号和版面，或者公告栏、发布会的地点。会显示在公开页面上。"),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["address"].widget.attrs["inputmode"] = "url"
