"""What a place settles, and what a clean-up asks for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.forms import OnRecord, day_field
from gongkai.apps.normative_documents.forms.acts import words_field
from gongkai.apps.normative_documents.models import CleanupChoice
from gongkai.apps.normative_documents.services.settling import Practice
from gongkai.apps.proactive.models import Column
from gongkai.lib.plain_text import Line


class RuleForm(forms.Form):
    valid_from = day_field(_("启用日期"), help_text=_("从这一天起适用；以前登记的不变。"))
    pattern = Line(
        label=_("统一编号规则"), max_length=120,
        help_text=_("例如 QYGF-{agency}-{yyyy}-{serial:3}；各部分的含义见操作说明。"),
    )  # fmt: skip
    filing_to = words_field(_("备案机关"), _("每行一个；公布以后自动列入待备案。"), required=False, most=600)
    filing_days = forms.IntegerField(label=_("备案期限（日）"), min_value=1, max_value=365, initial=15)
    usual_years = forms.IntegerField(
        label=_("推定有效期（年）"), min_value=1, max_value=30, required=False,
        help_text=_("文件没有写明有效期时适用。国家没有统一规定，本地没有规定的不填，不填就不推定。"),
    )  # fmt: skip
    trial_years = forms.IntegerField(
        label=_("暂行、试行文件推定有效期（年）"), min_value=1, max_value=30, required=False
    )
    cleanup_years = forms.IntegerField(label=_("清理周期（年）"), min_value=1, max_value=10, initial=2)
    source = Line(
        label=_("本地规定的名称和文号"), max_length=200, required=False,
        help_text=_("期限和有效期的依据；没有填写的，页面注明是“本机关的做法”。"),
    )  # fmt: skip

    def practice(self) -> Practice:
        given = {name: value for name, value in self.cleaned_data.items() if name != "valid_from"}
        return Practice(**given)


class CleanupForm(forms.Form):
    title = Line(label=_("名称"), help_text=_("例如：2024年行政规范性文件清理。"), max_length=120)
    as_of = day_field(_("截止日期"), help_text=_("这一天现行有效的文件列入清理，由系统列出。"))
    answers_until = day_field(_("提出意见的期限"), help_text=_("各起草单位在这一天以前提出清理意见。"))


class VerdictForm(forms.Form):
    verdict = forms.ChoiceField(label=_("清理意见"), choices=CleanupChoice.choices, widget=forms.RadioSelect)
    reason = words_field(_("理由"), _("写明为什么继续有效、修改、废止或者失效。"))


class ReturnVerdictForm(forms.Form):
    reason = words_field(_("退回的理由"), _("起草单位会看到。"), most=400)


class ResultForm(OnRecord):
    column = forms.ChoiceField(label=_("发布到哪个栏目"))

    def __init__(self, *args: Any, columns: list[Column], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["column"].choices = [(one.pk, one.name) for one in columns]  # type: ignore[attr-defined]  # a ChoiceField

    def clean_column(self) -> int:
        return int(self.cleaned_data["column"])
