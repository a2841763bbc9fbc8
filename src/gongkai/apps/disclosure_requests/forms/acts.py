"""What an act on a request asks for. The service has the last word; a form only sees that something is there."""

from __future__ import annotations

from functools import partial
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.forms import OnRecord, day_field
from gongkai.apps.disclosure_requests.models import ReasonInquiry
from gongkai.lib import plain_text
from gongkai.lib.plain_text import Line

LONG = 4000
words_field = partial(plain_text.words_field, most=LONG)


class Confirmation(OnRecord):
    """The button is all there is."""


class ConfirmForm(OnRecord):
    confirmed_on = day_field(_("双方确认的日期"), help_text=_("这一天就是收到申请之日。"))
    way = forms.ChoiceField(
        label=_("联系方式"),
        choices=(("phone", _("电话")), ("visit", _("当面")), ("message", _("书面或网络"))),
    )
    summary = words_field(_("沟通内容"), help_text=_("与谁确认、确认了什么；不要写证件号码。"))


class AmendmentForm(OnRecord):
    items = words_field(
        _("需要补正的内容"), rows=4, help_text=_("一行一项；补正只能一次性告知，请把所有事项都写上。")
    )
    guidance = words_field(
        _("指导和释明"), help_text=_("告诉申请人怎样写就清楚了，例如写明名称、文号或者年度。")
    )
    working_days = forms.IntegerField(
        label=_("补正期限（工作日）"),
        min_value=1,
        max_value=60,
        help_text=_("条例只要求“合理的期限”，默认是本单位的做法。"),
    )


class AmendedForm(OnRecord):
    answer = words_field(_("补正的内容"), rows=5, help_text=_("按申请人所写抄录或者概括。"))
    on = day_field(_("收到补正的日期"), help_text=_("答复期限从这一天起重新计算。"))
    reason_for_delay = words_field(
        _("逾期的理由"), required=False, help_text=_("逾期补正且有正当理由的填写。")
    )


class ExtendForm(OnRecord):
    working_days = forms.IntegerField(
        label=_("延长的工作日"), min_value=1, max_value=20, help_text=_("最长20个工作日，只能延长一次。")
    )
    reason = words_field(_("延期的理由"), help_text=_("会写进告知书。"))


class AskReasonsForm(OnRecord):
    facts = words_field(_("数量、频次的事实"), help_text=_("会写进告知书；只写事实，不作评价。"))
    count = forms.IntegerField(label=_("件数"), min_value=1, max_value=100_000)
    period_days = forms.IntegerField(label=_("期间（日）"), min_value=1, max_value=3660)
    items = words_field(_("需要说明的事项"), rows=4, help_text=_("一行一项。"))


class ReasonsForm(OnRecord):
    answer = words_field(_("申请人说明的理由"), rows=5)
    on = day_field(_("收到说明的日期"))


class JudgeForm(OnRecord):
    judgement = forms.ChoiceField(
        label=_("认定"), choices=ReasonInquiry.Judgement.choices, widget=forms.RadioSelect
    )
    reason = words_field(_("认定意见"), help_text=_("写明为什么这样认定；留在卷内。"))


class DeferForm(OnRecord):
    until = day_field(_("延迟答复到"), help_text=_("合理的期限，须是工作日，并告知申请人。"))
    reason = words_field(_("不能按期答复的原因"), help_text=_("会写进告知书。"))


class FeeForm(OnRecord):
    method = forms.ChoiceField(label=_("计收方式"), widget=forms.RadioSelect)
    ordinal = forms.IntegerField(
        label=_("当月第几件"),
        min_value=1,
        max_value=100_000,
        required=False,
        help_text=_("按件计收时填写；已经按登记数好，同一申请人当月向本单位提出的都计入。"),
    )
    reason = words_field(
        _("按另一件数计收的理由"),
        required=False,
        rows=2,
        most=400,
        help_text=_("件数与登记的不同时填写，会写进收费通知。"),
    )
    pages = forms.IntegerField(
        label=_("页数"), min_value=1, max_value=1_000_000, required=False, help_text=_("按量计收时填写。")
    )
    already_public = forms.BooleanField(
        label=_("只告知已主动公开信息的获取方式和途径"), required=False, help_text=_("这种情形不按量计收。")
    )
    how_to_pay = words_field(_("缴纳方式"), help_text=_("收款单位、账号或者缴款码、联系电话。"))

    def __init__(self, *args: Any, methods: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["method"].choices = methods  # type: ignore[attr-defined]  # a ChoiceField

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        needed = "ordinal" if given.get("method") == "per_request" else "pages"
        if given.get("method") and given.get(needed) is None and needed not in self.errors:
            self.add_error(needed, gettext("还没有填写这种方式的计收数量；请填写。"))
        return given | {"units": given.get(needed)}


class WaiverForm(OnRecord):
    reason = words_field(
        _("不予收取的理由"), most=400, help_text=_("为什么不再收取；留在卷内，写入日志的只有数额。")
    )


class PaymentForm(OnRecord):
    yuan = forms.IntegerField(label=_("金额（元）"), min_value=1)
    paid_on = day_field(_("缴费日期"))
    receipt_number = Line(label=_("财政票据号码"), max_length=60, required=False)


class WithdrawForm(OnRecord):
    reason = words_field(_("申请人的说明"), required=False, help_text=_("申请人怎样提出撤回，原话或者概括。"))


class ArchiveForm(OnRecord):
    archive_no = Line(
        label=_("档号"), max_length=60, required=False, help_text=_("按本单位归档的编号；可以以后补写。")
    )
