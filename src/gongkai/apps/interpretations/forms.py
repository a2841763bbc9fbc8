"""What each act of interpretation asks for. The service has the last word."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.forms import BodyFilter, OnRecord, day_field
from gongkai.apps.agencies.models import Agency
from gongkai.apps.interpretations import queries
from gongkai.apps.interpretations.kinds import POLICY, Form, Point
from gongkai.apps.proactive.kinds import BY_CODE
from gongkai.apps.proactive.models import Item
from gongkai.lib.plain_text import Line, words_field

ALL = ("", _("全部"))
STAGES = (
    ("plan", _("待定方案")),
    ("planned", _("文件未发布")),
    ("due", _("待解读")),
    ("overdue", _("已超期")),
    ("interpreted", _("已解读")),
    ("exempt", _("不需要解读")),
)


class PlanForm(OnRecord):
    interpreter = forms.ModelChoiceField[Agency](
        label=_("解读单位"), queryset=None, empty_label=None, help_text=_("谁起草、谁解读：起草文件的单位。")
    )
    responsible = Line(
        label=_("第一责任人"), max_length=40, help_text=_("起草单位主要负责人，是第一解读人和责任人。")
    )
    forms = forms.MultipleChoiceField(
        label=_("解读形式"), choices=Form.choices, widget=forms.CheckboxSelectMultiple
    )
    planned_on = day_field(
        _("计划发布日期"),
        required=False,
        help_text=_("最迟在文件公开后3个工作日内；本单位另有规定的，从其规定。"),
    )

    def __init__(self, item: Item, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["interpreter"].queryset = queries.interpreters(item)  # type: ignore[attr-defined]  # a ModelChoiceField


class ExemptForm(OnRecord):
    reason = words_field(_("不需要解读的理由"), _("例如“只转发上级文件，没有新的内容”。审核人会看到。"))


class BeginForm(forms.Form):
    place = forms.ChoiceField(label=_("由哪个单位在哪个栏目发布"))
    form = forms.ChoiceField(label=_("解读形式"), choices=Form.choices, widget=forms.RadioSelect)
    title = Line(
        label=_("标题"), max_length=200, required=False, help_text=_("不写的，用“《文件标题》解读”。")
    )

    def __init__(self, places: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = places  # type: ignore[attr-defined]  # a ChoiceField


class PairForm(OnRecord):
    document = forms.TypedChoiceField(
        label=_("解读的文件"),
        coerce=int,
        help_text=_("最近办理的文件；没有列出的，用文件页面上的“起草解读”。"),
    )
    form = forms.ChoiceField(label=_("解读形式"), choices=Form.choices, widget=forms.RadioSelect)
    points = forms.MultipleChoiceField(
        label=_("已经写到的内容"), choices=Point.choices, widget=forms.CheckboxSelectMultiple, required=False,
        help_text=_("送审前应当写全；确实不涉及的，在下面写明原因。"),
    )  # fmt: skip
    left_out = words_field(_("没有写到的原因"), _("例如“本办法不涉及办理事项”。"), required=False)

    def __init__(self, documents: list[tuple[int, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["document"].choices = documents  # type: ignore[attr-defined]  # a ChoiceField


class CopyForm(forms.Form):
    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)
    reason = words_field(_("照录原文的理由"), _("写明为什么需要照录，例如“逐条问答须引用条文”。"))


class RuleForm(OnRecord):
    kinds = forms.MultipleChoiceField(
        label=_("必须解读的文件"), choices=[(code, BY_CODE[code].label) for code in POLICY],
        widget=forms.CheckboxSelectMultiple, required=False,
        help_text=_("没有选的种类可以自愿解读；选中的逐件定方案或者说明理由。"),
    )  # fmt: skip
    working_days = forms.IntegerField(
        label=_("解读期限（工作日）"), min_value=0, max_value=20,
        help_text=_("自文件公开之日起，当日不计；改为3以外的，页面会注明是本机关的做法。"),
    )  # fmt: skip
    most_copied_percent = forms.IntegerField(
        label=_("与原文相同的文字最多（%）"), min_value=0, max_value=100,
        help_text=_("法律没有规定；超过的，送审前须改写，或者由未参与起草的同事写明理由。"),
    )  # fmt: skip


class YearForm(BodyFilter):
    year = forms.IntegerField(label=_("年度"), min_value=2008, max_value=2999)
    field_order = ("year", "agency")
