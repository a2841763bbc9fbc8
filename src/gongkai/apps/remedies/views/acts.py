"""What people do with a case: each page asks for what the act needs and calls one service."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.forms import Form
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies import acts
from gongkai.apps.agencies.forms import OnRecord
from gongkai.apps.agencies.models import Staff
from gongkai.apps.remedies import forms, queries, services
from gongkai.apps.remedies.models import RemedyCase
from gongkai.apps.remedies.services import Particulars
from gongkai.apps.remedies.services.answering import ANSWERED_WITH
from gongkai.apps.remedies.services.keeping import table_of

MakeForm = Callable[..., Form]
# Takes the person, the case and the valid form.
Perform = Callable[[Staff, RemedyCase, Any], object]


@dataclass(frozen=True)
class Act(acts.Act):
    """form: made with the case, data, files and initial values; perform: with the person, the case and the valid form."""

    initial: Callable[[RemedyCase], dict[str, Any]] = lambda _case: {}
    uploads: bool = False


def _plain(of: type[OnRecord]) -> MakeForm:
    return lambda _case, *args, **kwargs: of(*args, **kwargs)


def _outcome(case: RemedyCase, *args: Any, **kwargs: Any) -> OnRecord:
    return forms.OutcomeForm(case.kind, *args, **kwargs)


def _describe(case: RemedyCase, *args: Any, **kwargs: Any) -> OnRecord:
    return forms.DescribeForm(case.request, *args, **kwargs)


def _as_known(case: RemedyCase) -> dict[str, Any]:
    return {name: getattr(case, name) for name in Particulars.__dataclass_fields__}


def _as_decided(case: RemedyCase) -> dict[str, Any]:
    names = ("result", "decided_on", "delivered_on", "orders_redo", "redo_until")
    return {"note": case.result_note, **{name: getattr(case, name) for name in names}}


def _main_filing(case: RemedyCase) -> dict[str, Any]:
    return {"filings": [ANSWERED_WITH[case.kind].value, "evidence"]}  # type: ignore[index]  # a text choice is its value


def _service(name: str) -> Perform:
    """The service of that name, called with what the form gives."""
    return lambda who, case, form: getattr(services, name)(who, case.pk, **form.cleaned_data)


def _attach(who: Staff, case: RemedyCase, form: forms.PaperForm) -> object:
    given = form.cleaned_data
    file = given["file"]
    return services.attach(who, case.pk, kind=given["kind"], name=file.name, data=file.read())


ACTS = (
    Act(
        "answer", _plain(forms.FilingsForm), _service("answer"), _("登记已提交"), _("已登记提交答复和证据。"),
        _("提交以后在这里登记；逾期不提交答复和证据的，视为没有证据、依据。"), initial=_main_filing,
    ),
    Act(
        "supplement", _plain(forms.FilingsForm), _service("supplement"), _("登记已提交"), _("补充的材料已登记。"),
        _("答复以后又提交的证据、说明和申请，一并在这里登记。"),
    ),
    Act(
        "describe", _describe, lambda who, case, form: services.describe(
            who, case.pk, form.particulars(), version=form.cleaned_data["version"]
        ),
        _("保存更正"), _("登记内容已更正，期限已重新计算。"), _("按通知书、传票核对；改动日期会重新计算期限。"), initial=_as_known,
    ),
    Act(
        "extend", _plain(OnRecord), _service("extend"), _("登记复议延期"), _("已登记延期，审理期限已重新计算。"),
        _("行政复议机关通知延长审理期限的，在这里登记；最多延长三十日。"),
    ),
    Act(
        "decide", _outcome, lambda who, case, form: services.decide(
            who, case.pk, form.outcome(), version=form.cleaned_data["version"]
        ),
        _("登记结果"), _("结果已登记。"), _("按决定书、判决书、裁定书或者处理意见填写。"),
    ),
    Act(
        "correct", _outcome, lambda who, case, form: services.correct(
            who, case.pk, form.outcome(), version=form.cleaned_data["version"]
        ),
        _("更正结果"), _("结果已更正。"), _("登记错了的，在还没有后续办理以前更正；更正会写进日志。"), initial=_as_decided,
    ),
    Act(
        "withdraw", _plain(forms.OnDayForm), _service("withdraw"), _("登记对方撤回"), _("已登记撤回。"),
        _("复议记为终止，诉讼记为撤诉；日期以终止决定书或者准许撤诉的裁定书为准。"),
    ),
    Act(
        "redo", _plain(OnRecord), _service("redo"), _("开始重新办理"), _("申请已开始新的一轮办理。"),
        _("复议决定送达即生效；一审判决要等上诉期满才生效。开始以后，答复期限从决定书送达之日的次日起重新计算。"),
    ),
    Act(
        "receive_opinion", _plain(forms.OpinionForm), _service("receive_opinion"), _("登记收到"), _("已登记，期限已计算。"),
        _("行政复议意见书、司法建议书和主管部门的整改通知，都在这里登记。"),
    ),
    Act(
        "report_opinion", _plain(forms.OnDayForm), _service("report_opinion"), _("登记已报送"), _("已登记报送办理情况。"),
        _("纠正或者整改的情况书面报送以后登记。"),
    ),
    Act(
        "close", _plain(OnRecord), _service("close"), _("办结"), _("案件已办结。"),
        _("后续都已办完、对方也没有继续起诉或者上诉的，可以办结；以后仍可重新打开。"),
    ),
    Act(
        "reopen", _plain(forms.ReopenForm), _service("reopen"), _("重新打开"), _("案件已重新打开。"),
        _("办结以后又收到意见书、上诉状等的，重新打开后登记。"),
    ),
    Act(
        "attach", _plain(forms.PaperForm), _attach, _("加入文书"), _("文书已加入案件。"),
        _("申请书、通知书、决定书和本机关提交的材料，扫描后保存在案件里；每次打开都会留下记录。"), uploads=True,
    ),
)  # fmt: skip


def _form(request: HttpRequest, act: Act, case: RemedyCase) -> Form:
    """A confirmation sends nothing but its button: an empty form is sent all the same."""
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form: Form = act.form(case, *sent, initial={"version": case.version, **act.initial(case)})
    return form


PAGES = acts.ActPages[Act, RemedyCase](
    "remedies",
    queries.get,
    lambda act: table_of(act.action),
    lambda _who, case: queries.facts(case),
    _form,
    lambda who, act, case, form: act.perform(who, case, form),
    lambda _who, _act, case: {"case": case},
)
