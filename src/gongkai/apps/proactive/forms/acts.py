"""What an act on an item asks for. The service has the last word; a form only sees that something is there."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.forms import OnRecord
from gongkai.lib.plain_text import words_field


class Confirmation(OnRecord):
    """The button is all there is."""


class PassForm(OnRecord):
    opinion = words_field(_("审核意见"), _("不写的，只记“通过”。"), required=False, most=2000)


class ReturnForm(OnRecord):
    opinion = words_field(_("退回的意见"), _("写明需要修改什么，起草人会看到。"), most=2000)


class ClearForm(OnRecord):
    key = forms.ChoiceField(label=_("放行哪一处"), widget=forms.RadioSelect)
    reason = words_field(
        _("放行的理由"), _("写明为什么可以公开，例如“电话是本机关的办公电话”。理由留在记录里。")
    )

    def __init__(self, *args: Any, found: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"].choices = found  # type: ignore[attr-defined]  # a ChoiceField


class ScheduleForm(OnRecord):
    at = forms.DateTimeField(
        label=_("发布时间"), help_text=_("到时自动发布；以后可以取回或者改时间。"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )  # fmt: skip


class ReleaseForm(OnRecord):
    reason = words_field(_("应急发布的理由"), _("理由会随信息公开；发布后须在期限内补办审查。"))


class ReviewAfterForm(OnRecord):
    keeps = forms.TypedChoiceField(
        label=_("结论"), choices=(("yes", _("同意继续公开")), ("no", _("不同意，撤回这件信息"))),
        coerce=lambda value: value == "yes", widget=forms.RadioSelect,
    )  # fmt: skip
    opinion = words_field(_("意见"), _("不同意的必须写明；会作为撤回的理由公开。"), required=False)


class WithdrawForm(OnRecord):
    reason = words_field(_("撤回的理由"), _("会显示在原来的网址上。"))
