"""Each act on a request as a row: its form, what the page tells beside it, the service that does it, the words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies import acts
from gongkai.apps.agencies import queries as agencies
from gongkai.apps.agencies.models import Staff
from gongkai.apps.disclosure_requests import queries, services, states
from gongkai.apps.disclosure_requests.forms import acts as forms
from gongkai.apps.disclosure_requests.forms import others
from gongkai.apps.disclosure_requests.queries import Standing
from gongkai.apps.disclosure_requests.show import beside
from gongkai.apps.disclosure_requests.show.beside import Beside
from gongkai.lib import clock, versions

Given = dict[str, Any]
Perform = Callable[[Staff, int, Given], object]
About = Callable[[Staff, Standing], Mapping[str, Any]]


def _nothing(_actor: Staff, _of: Standing) -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True)
class Act(acts.Act):
    """sends: it issues letters, which are shown before; keeps: they stay in the file. initial, fields: what the form
    starts with, and is made with; beside: what the page tells.
    """

    sends: bool = False
    keeps: bool = False
    initial: About = _nothing
    fields: About = _nothing
    beside: Callable[[Staff, Standing], Beside] = beside.nothing


def service(name: str, *, versioned: bool = True, **fixed: Any) -> Perform:
    """The service of that name, called with what the form gives. versioned: whether it asks for the version."""

    def perform(actor: Staff, pk: int, given: Given) -> object:
        known = given if versioned else {key: value for key, value in given.items() if key != "version"}
        return getattr(services, name)(actor, pk, **known, **fixed)

    return perform


def on_case(name: str, *, versioned: bool = False) -> Perform:
    """A service that the applicant uses too: it takes the request as found."""

    def perform(actor: Staff, pk: int, given: Given) -> object:
        case = queries.get(actor, pk)
        version = given.pop("version")
        versions.expect(case, version)
        known = {**given, "version": version} if versioned else given
        return getattr(services, name)(actor, case, **known)

    return perform


def _charge(actor: Staff, pk: int, given: Given) -> object:
    wanted = ("method", "units", "how_to_pay", "already_public", "reason", "version")
    return services.charge_fee(actor, pk, **{name: given[name] for name in wanted})


def _today(*names: str) -> About:
    return lambda _actor, _of: dict.fromkeys(names, clock.today())


def _staff_and_units(actor: Staff, of: Standing) -> Mapping[str, Any]:
    return {
        "units": agencies.units(actor, of.case.agency),
        "people": queries.people(of.case.agency, states.HANDLERS).order_by("username"),
    }


def _units(actor: Staff, of: Standing) -> Mapping[str, Any]:
    return {"units": agencies.units(actor, of.case.agency)}


def _assigned(_actor: Staff, of: Standing) -> Mapping[str, Any]:
    return {"unit": of.case.handling_unit_id, "handler": of.case.handler_id}


def _asked_reasons(_actor: Staff, of: Standing) -> Mapping[str, Any]:
    count, days, words = beside.frequency(of)
    return {
        "count": count,
        "period_days": days,
        "facts": words,
        "items": _("在短期内提出上述数量申请的理由。"),
    }


def _later(_actor: Staff, of: Standing) -> Mapping[str, Any]:
    return {"until": queries.calendar().after(of.case.due_date, 20) if of.case.due_date else None}


def _fee(_actor: Staff, of: Standing) -> Mapping[str, Any]:
    return {"ordinal": queries.ordinal_of(of.case, of.policy)}


def _unpaid(_actor: Staff, of: Standing) -> Mapping[str, Any]:
    owed = of.notice.total_yuan - of.notice.paid_yuan if of.notice else None
    return {"yuan": owed, "paid_on": clock.today()}


def _now(_actor: Staff, _of: Standing) -> Mapping[str, Any]:
    return {"talked_at": clock.now(), "is_reached": True}


# fmt: off
ACTS: tuple[Act, ...] = (
    Act("confirm", forms.ConfirmForm, service("confirm"), _("登记双方确认"), _("已确认收到，期限从确认之日起计算。"),
        _("与申请人联系上、双方确认收到以后登记；没有联系上的，请登记沟通记录。"), sends=True, initial=_today("confirmed_on")),
    Act("accept", others.AssignForm, service("accept"), _("分办"), _("已分办。"),
        _("交给承办单位和经办人办理，他们会在“我的待办”里看到。"), initial=_assigned, fields=_staff_and_units),
    Act("reassign", others.AssignForm, service("reassign"), _("改派"), _("已改派。"),
        _("换一个承办单位或者经办人；期限照常计算。"), initial=_assigned, fields=_staff_and_units),
    Act("request_amendment", forms.AmendmentForm, service("request_amendment"), _("发出补正告知书"), _("补正告知书已签发，请登记送达。"),
        _("只能告知一次，请一次写全；发出后答复期限停止计算，收到补正之日起重新计算。"), sends=True, beside=beside.amendment,
        initial=lambda _actor, of: {"working_days": of.policy.amendment_days}),
    Act("receive_amendment", forms.AmendedForm, on_case("receive_amendment"), _("登记收到补正"), _("已登记补正，期限重新计算。"),
        _("答复期限从收到补正后的申请之日起重新计算。"), sends=True, beside=beside.amended, initial=_today("on")),
    Act("close_unamended", forms.Confirmation, service("close_unamended"), _("不再处理这件申请"), _("已按逾期不补正结案，请登记告知书的送达。"),
        _("申请人无正当理由逾期不补正，视为放弃申请。"), sends=True, beside=beside.amended, danger=True),
    Act("consult_third_party", others.ThirdPartyForm, service("consult", kind="third_party"), _("发出征求意见书"), _("征求意见书已签发，请登记送达。"),
        _("第三方自收到之日起15个工作日内提出意见；这段时间不计入答复期限。逾期未提出意见的，由本机关决定，不视为同意。"), sends=True),
    Act("consult_agency", others.AgencyForm, service("consult"), _("发出征求意见书"), _("征求意见书已签发，请登记送达。"),
        _("这段时间不计入答复期限。共同制作机关逾期不答复的，视为同意公开。"), sends=True),
    Act("extend", forms.ExtendForm, service("extend"), _("延期并发出告知书"), _("已延期答复，请登记告知书的送达。"),
        _("须经政府信息公开工作机构负责人同意，在原期限届满前告知申请人。"), sends=True, beside=beside.limit,
        initial=lambda _actor, _of: {"working_days": 20}),
    Act("ask_reasons", forms.AskReasonsForm, service("ask_reasons"), _("发出说明理由告知书"), _("说明理由告知书已签发，请登记送达。"),
        _("申请的数量、频次明显超过合理范围的，可以要求说明理由。下面的数字只作提示，是否明显超过由本机关判断。"), sends=True,
        beside=beside.frequency_seen, initial=_asked_reasons),
    Act("receive_reasons", forms.ReasonsForm, on_case("receive_reasons", versioned=True), _("登记收到说明"), _("已登记申请人说明的理由，请认定。"),
        _("按申请人所写抄录或者概括。"), beside=beside.reasons, initial=_today("on")),
    Act("judge_reasons", forms.JudgeForm, service("judge_reasons"), _("登记认定意见"), _("认定意见已登记。"),
        _("理由不合理或者逾期未说明的，可以起草不予处理的决定；理由合理的，按期办理或者延迟答复。"), beside=beside.reasons),
    Act("accept_reasons", forms.Confirmation, service("accept_reasons"), _("按期办理"), _("继续办理，期限照常计算。"),
        _("理由合理，能够按期答复。"), beside=beside.reasons),
    Act("defer", forms.DeferForm, service("defer"), _("延迟并发出告知书"), _("已延迟答复，请登记告知书的送达。"),
        _("理由合理，但是不能按期答复的，确定合理的期限并告知申请人。"), sends=True, beside=beside.reasons, initial=_later),
    Act("charge_fee", forms.FeeForm, _charge, _("发出收费通知"), _("收费通知已签发，请登记送达。"),
        _("两种方式选择一种；发出后答复期限停止计算，缴清的次日起重新计算。"), sends=True, beside=beside.fee, initial=_fee,
        fields=lambda _actor, _of: {"methods": beside.METHODS}),
    Act("record_payment", forms.PaymentForm, service("record_payment"), _("登记缴费"), _("缴费已登记。"),
        _("按票据登记；全部缴清后期限重新起算。"), beside=beside.owed, initial=_unpaid),
    Act("waive_fee", forms.WaiverForm, service("waive_fee"), _("不予收取"), _("已决定不予收取，期限继续计算；请告知申请人不必缴费。"),
        _("收费通知和理由留在卷内；等待缴费的时间不计入期限，期限接着原来的算。"), beside=beside.waiver, danger=True),
    Act("close_unpaid", forms.Confirmation, service("close_unpaid"), _("不再处理这件申请"), _("已按逾期未缴费结案，请登记告知书的送达。"),
        _("申请人逾期没有缴清，视为放弃申请。"), sends=True, beside=beside.owed, danger=True),
    Act("deliver", forms.Confirmation, service("deliver"), _("确认已经送达"), _("已登记答复，期限结束。"),
        _("答复日期按送达方式确定：当面和委托送达以签收之日为准，邮寄以交邮之日为准。"), beside=beside.reply),
    Act("withdraw", forms.WithdrawForm, on_case("withdraw", versioned=True), _("登记撤回"), _("已登记撤回。"),
        _("申请人书面或者口头撤回申请的，登记后不再办理。"), sends=True, keeps=True, danger=True),
    Act("archive", forms.ArchiveForm, service("archive"), _("归档"), _("已归档，卷宗目录在文书里。"),
        _("核对目录后归档；个人信息按设置的年限保存。"), sends=True, keeps=True),
    Act("record_search", others.SearchForm, service("record_search", versioned=False), _("登记检索"), _("检索已登记。"),
        _("答复“不存在”的，要靠检索记录证明已经尽力查找。"), initial=_today("searched_on")),
    Act("ask_assistance", others.AssistanceForm, service("ask_assistance", versioned=False), _("发出协办函"), _("协办函已发出。"),
        _("请本单位的内设机构查找或者说明；不影响答复期限。其他机关请用征求意见。"), sends=True, fields=_units,
        initial=lambda _actor, of: {"working_days": of.policy.assistance_days}),
    Act("record_talk", others.TalkForm, service("record_talk", versioned=False), _("登记沟通"), _("沟通已登记。"),
        _("电话、来访和留言都请登记，没有联系上的也登记。"), initial=_now),
    Act("reclassify", others.ReclassifyForm, service("reclassify"), _("填写统计类别"), _("统计类别已填写。"),
        _("由工作人员填写，不向申请人索要。"), initial=lambda _actor, of: {"type": of.case.applicant_type}),
)
# fmt: on
