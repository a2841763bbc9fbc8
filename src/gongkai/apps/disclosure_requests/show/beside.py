"""What stands beside the form of an act: the facts of the file that the person decides on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.disclosure_requests import queries
from gongkai.apps.disclosure_requests.models import Assistance, Consultation, DisclosureRequest
from gongkai.apps.disclosure_requests.queries import Standing
from gongkai.apps.disclosure_requests.show.rows import shortened
from gongkai.lib import clock
from gongkai.lib.ui.dates import in_words
from gongkai.lib.ui.parts import Cell, Column, Row, Table, Term
from gongkai.statute.consultation import SILENCE, Consulted
from gongkai.statute.deadlines import NoLimit, amendment_notice_deadline
from gongkai.statute.fees import (
    METHOD_LABELS,
    PER_REQUEST,
    SCHEDULES,
    UNITS,
    Schedule,
    Tier,
)

METHODS = [(method.value, label) for method, label in METHOD_LABELS.items()]
TIERS_SHOWN = 5


@dataclass(frozen=True)
class Beside:
    """warning: what to mind before going on; never what decides."""

    terms: tuple[Term, ...] = ()
    tables: tuple[Table, ...] = ()
    warning: str = ""


def nothing(_actor: Staff, _of: Standing) -> Beside:
    return Beside()


def limit(_actor: Staff, of: Standing) -> Beside:
    due = of.case.due_date
    return Beside((Term(_("现在的答复期限"), in_words(due) if due else None, why=_("期限没有在计算")),))


def amendment(_actor: Staff, of: Standing) -> Beside:
    """The seven working days for telling; a later notice stays possible and is marked."""
    received = of.case.receipt_date
    if received is None:
        return Beside()
    try:
        last = amendment_notice_deadline(received, queries.calendar()).day
    except NoLimit as none:  # received under the regulation of 2008
        return Beside(warning=str(none))
    terms = (Term(_("收到日期"), in_words(received)), Term(_("告知补正的期限"), in_words(last)))
    late = _("已超过7个工作日；仍可告知，卷内会如实标明。") if clock.today() > last else ""
    return Beside(terms, warning=late)


def amended(_actor: Staff, of: Standing) -> Beside:
    row = of.amendment
    if row is None:
        return Beside()
    ends = queries.amendment_ends(row)
    return Beside(
        (
            Term(_("要求补正的事项"), lines=tuple(row.items.splitlines())),
            Term(_("告知日期"), in_words(row.asked_on)),
            Term(
                _("送达日期"),
                in_words(row.delivered_on) if row.delivered_on else None,
                why=_("还没有送达记录"),
            ),
            Term(_("补正期限"), in_words(ends) if ends else None, why=_("送达后才开始")),
        )
    )


def reasons(_actor: Staff, of: Standing) -> Beside:
    row = of.inquiry
    if row is None:
        return Beside()
    return Beside(
        (
            Term(_("数量、频次的事实"), row.facts),
            Term(_("要求说明的日期"), in_words(row.asked_on)),
            Term(_("说明的期限"), _("%(days)d个工作日") % {"days": row.working_days}),
            Term(_("申请人说明的理由"), lines=tuple(row.answer.splitlines()) or (_("还没有收到"),)),
            *((Term(_("认定"), str(row.get_judgement_display())),) if row.judgement else ()),
        )
    )


def received_lately(of: Standing) -> list[DisclosureRequest]:
    """Requests of this person within the period that the body settled, this one included."""
    last = of.case.receipt_date or clock.today()
    first = last - timedelta(days=of.policy.excessive_days - 1)
    return list(queries.received_by_same_applicant(of.case, first, last))


def frequency(of: Standing) -> tuple[int, int, str]:
    """Number, period in days, and the sentence for the letter."""
    rows = received_lately(of)
    days = of.policy.excessive_days
    last = of.case.receipt_date or clock.today()
    first = last - timedelta(days=days - 1)
    words = _("%(first)s至%(last)s，本机关共收到同一申请人提出的政府信息公开申请%(count)d件。")
    return len(rows), days, words % {"first": first.isoformat(), "last": last.isoformat(), "count": len(rows)}


def frequency_seen(_actor: Staff, of: Standing) -> Beside:
    """The requests themselves, so that nobody judges by a number alone."""
    rows = received_lately(of)
    columns = (Column(_("编号")), Column(_("收到日期")), Column(_("申请内容")))
    lines = tuple(
        Row((Cell(one.request_no), Cell(_iso(one)), Cell(shortened(one.description)))) for one in rows
    )
    table = Table(_("同一申请人在这段时间的申请"), columns, lines)
    few = len(rows) <= of.policy.excessive_count
    words = _(
        "本单位的提示标准是%(days)d日内超过%(count)d件；现在是%(found)d件，没有超过。是否仍要求说明理由，请慎重。"
    )
    given = {"days": of.policy.excessive_days, "count": of.policy.excessive_count, "found": len(rows)}
    return Beside(tables=(table,), warning=words % given if few else "")


def _iso(case: DisclosureRequest) -> str:
    return case.receipt_date.isoformat() if case.receipt_date else ""


def consultation(row: Consultation | None) -> Beside:
    if row is None:
        return Beside()
    delivered = in_words(row.delivered_on) if row.delivered_on else None
    return Beside(
        (
            Term(_("对象"), f"{row.get_kind_display()} {row.party_name}"),
            Term(_("征求意见的内容"), lines=tuple(row.subject.splitlines())),
            Term(_("发出日期"), in_words(row.sent_on)),
            Term(_("对方收到日期"), delivered, why=_("还没有送达记录")),
            Term(_("答复意见期限"), in_words(row.respond_by)),
            Term(_("逾期未提出意见的"), SILENCE[Consulted(row.kind)].words),
        )
    )


def assistance(row: Assistance | None) -> Beside:
    if row is None:
        return Beside()
    return Beside(
        (
            Term(_("协办单位"), row.unit.name),
            Term(_("协办事项"), lines=tuple(row.question.splitlines())),
            Term(_("内部期限"), in_words(row.respond_by)),
        )
    )


def fee(_actor: Staff, of: Standing) -> Beside:
    """Both price lists side by side."""
    terms = (Term(_("这件申请是当月第几件"), queries.ordinal_of(of.case, of.policy)),)
    return Beside(terms, tuple(_tiers(schedule) for schedule in SCHEDULES))


def _tiers(schedule: Schedule) -> Table:
    unit = UNITS[schedule.method]
    columns = (Column(_("数量")), Column(_("标准（元）"), numeric=True))
    rows = []
    for at, tier in enumerate(schedule.tiers()):
        if at == TIERS_SHOWN:
            break
        rows.append(Row((Cell(_band(tier, unit)), Cell(tier.rate_yuan))))
    if schedule is PER_REQUEST:
        rows.append(Row((Cell(_("以后每增加10件")), Cell(_("每件再加100")))))
    return Table(METHOD_LABELS[schedule.method], columns, tuple(rows), look="scroll")


def _band(tier: Tier, unit: str) -> str:
    if tier.last is None:
        return _("%(first)d%(unit)s以上") % {"first": tier.first, "unit": unit}
    return f"{tier.first}—{tier.last}{unit}"


def owed(_actor: Staff, of: Standing) -> Beside:
    row = of.notice
    if row is None:
        return Beside()
    ends = queries.payment_ends(row)
    return Beside(
        (
            Term(_("应缴"), _("%(yuan)d元") % {"yuan": row.total_yuan}),
            Term(_("已缴"), _("%(yuan)d元") % {"yuan": row.paid_yuan}),
            Term(_("缴费期限"), in_words(ends) if ends else None, why=_("还没有送达记录")),
        )
    )


def waiver(actor: Staff, of: Standing) -> Beside:
    """What is owed; what came in already is to be given back."""
    shown, row = owed(actor, of), of.notice
    if row is None or not row.paid_yuan:
        return shown
    words = _("已经缴了%(yuan)d元；不予收取的，已缴的部分请按规定退还。")
    return replace(shown, warning=words % {"yuan": row.paid_yuan})


def reply(_actor: Staff, of: Standing) -> Beside:
    letter = of.reply
    if letter is None:
        return Beside()
    sent = in_words(letter.sent_on) if letter.sent_on else None
    served = in_words(letter.served_on) if letter.served_on else None
    route = str(letter.get_route_display()) if letter.route else None
    return Beside(
        (
            Term(_("答复文书"), str(letter)),
            Term(_("送达方式"), route, why=_("还没有送达记录")),
            Term(_("发出日期"), sent, why=_("还没有送达记录")),
            Term(_("签收日期"), served, why=_("没有签收记录")),
        )
    )
