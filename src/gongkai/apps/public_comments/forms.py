"""What each act of public comment asks for. The service has the last word."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.forms import OnRecord, day_field
from gongkai.apps.proactive.models import Item
from gongkai.apps.public_comments.kinds import Verdict, Way
from gongkai.apps.public_comments.services import Terms
from gongkai.apps.public_comments.services.opinions import LONGEST
from gongkai.apps.public_comments.states import State
from gongkai.lib.plain_text import Line, words_field

STAGES = (
    ("preparing", _("准备中")),
    ("announced", State.ANNOUNCED.label),
    ("open", State.OPEN.label),
    ("closed", State.CLOSED.label),
    ("overdue", _("采纳情况超期")),
    ("answered", State.ANSWERED.label),
)


class TermsForm(OnRecord):
    """The period, the material, the ways, and where to turn to."""

    opens_on = day_field(_("开始日期"))
    closes_on = day_field(
        _("截止日期"), help_text=_("这一天全天可以提意见；一般不少于30日，开始当日不计，另有设置的从其设置。")
    )
    shortened_because = words_field(
        _("缩短期限的原因"), _("不足30日的必须写明，随草案公布。"), required=False
    )
    about = forms.ModelChoiceField[Item](
        label=_("所拟的文件或者决策"), queryset=None, required=False, empty_label=_("没有或者还没有登记"),
        help_text=_("选了以后，截止并整理意见以前，那件文件不能终审。"),
    )  # fmt: skip
    basis = words_field(_("制定依据"), most=2000)
    explanation = words_field(_("起草说明"), _("背景、主要内容和需要说明的问题；随草案公布。"), most=5000)
    ways = forms.MultipleChoiceField(
        label=_("提出意见的方式"), choices=Way.choices, widget=forms.CheckboxSelectMultiple
    )
    contact_unit = Line(label=_("联系单位"), max_length=80)
    contact_phone = Line(label=_("联系电话"), max_length=40, required=False)
    contact_email = forms.EmailField(label=_("电子邮箱"), required=False)
    contact_address = Line(label=_("通信地址"), max_length=200, required=False)

    def __init__(self, documents: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["about"].queryset = documents  # type: ignore[attr-defined]  # a ModelChoiceField

    def terms(self) -> Terms:
        names = set(self.cleaned_data) - {"version", "about"}
        return Terms(**{name: self.cleaned_data[name] for name in names})


class ExtendForm(OnRecord):
    closes_on = day_field(_("新的截止日期"))
    reason = words_field(_("延长的原因"), _("随期限公布。"))


class EnterForm(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput)
    way = forms.ChoiceField(
        label=_("渠道"), choices=[one for one in Way.choices if one[0] != Way.SITE], widget=forms.RadioSelect
    )
    received_on = day_field(_("收到日期"))
    text = words_field(_("意见"), most=LONGEST)
    name = Line(
        label=_("姓名或者单位"), max_length=80, required=False, help_text=_("没有留的不填；加密保存。")
    )
    contact = Line(label=_("联系方式"), max_length=200, required=False, help_text=_("加密保存。"))


class SortForm(OnRecord):
    same_as = forms.TypedChoiceField(
        label=_("与哪条意见相同"), coerce=int, empty_value=None, required=False,
        help_text=_("选了以后，按那一条的采纳情况答复，不再单独概括；没有相同的不选。"),
    )  # fmt: skip
    verdict = forms.ChoiceField(
        label=_("采纳情况"), choices=Verdict.choices, widget=forms.RadioSelect, required=False
    )
    summary = words_field(
        _("意见的概括"), _("会公布；只写意见，不写姓名、电话和其他个人信息。"), required=False
    )
    reason = words_field(_("理由"), _("没有全部采纳的必须写；会公布，并反馈给提意见的人。"), required=False)

    def __init__(self, others: list[tuple[int, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["same_as"].choices = [("", _("没有相同的")), *others]  # type: ignore[attr-defined]  # a ChoiceField


class ResultForm(OnRecord):
    column = forms.TypedChoiceField(label=_("发布在哪个栏目"), coerce=int)

    def __init__(self, columns: list[tuple[int, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["column"].choices = columns  # type: ignore[attr-defined]  # a ChoiceField


class ArrangeForm(OnRecord):
    papers_on = day_field(
        _("材料送达参加人的日期"), help_text=_("草案、依据等材料应当在听证7日以前送达。日期和地点取自公告。")
    )


class RepresentForm(forms.Form):
    side = Line(label=_("代表哪一方"), max_length=80, help_text=_("例如“灌区用水户代表”。"))
    name = Line(label=_("姓名"), max_length=40, help_text=_("加密保存。"))


class RecordForm(OnRecord):
    took_place_on = day_field(_("实际举行日期"))
    attended = forms.TypedMultipleChoiceField(
        label=_("到会的参加人"), coerce=int, widget=forms.CheckboxSelectMultiple, required=False
    )
    text = words_field(_("听证笔录"), most=20000)
    result = words_field(_("听证结果"), _("听证中的意见怎样处理。"), required=False, most=5000)

    def __init__(self, people: list[tuple[int, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if people:
            self.fields["attended"].choices = people  # type: ignore[attr-defined]  # a ChoiceField
        else:
            del self.fields["attended"]


class RuleForm(forms.Form):
    first_day_counts = forms.BooleanField(
        label=_("开始当日计入期限"), required=False,
        help_text=_("法律没有写明；不选的，开始当日不计。选了的，页面注明是本机关的做法。"),
    )  # fmt: skip
    result_days = forms.IntegerField(
        label=_("截止后多少日内公布采纳情况"), min_value=1, max_value=365, help_text=_("法律没有规定，由本机关设置；超过的列为超期。")
    )  # fmt: skip
    personal_data_years = forms.IntegerField(
        label=_("个人信息保存几年"), min_value=0, max_value=30, help_text=_("自公布采纳情况起；到期去掉姓名、联系方式和意见原文。")
    )  # fmt: skip
