"""The processing fee: charged by one method, paid in full or not at all (国办函〔2020〕109号)."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.disclosure_requests import clocks, events, queries
from gongkai.apps.disclosure_requests.models import (
    ClockEntry,
    DisclosureRequest,
    EntryKind,
    FeeNotice,
    Payment,
)
from gongkai.apps.disclosure_requests.services import letters
from gongkai.apps.disclosure_requests.services.keeping import enter, move_on, note, ready
from gongkai.apps.disclosure_requests.states import WORKFLOW
from gongkai.lib import clock, versions
from gongkai.lib.errors import NotAllowed
from gongkai.statute.fees import (
    METHOD_LABELS,
    UNITS,
    Charge,
    Method,
    charge_by_page,
    charge_by_request,
    fee_of,
    per_page_refused,
    rate_of_request,
    schedule_on,
)


@transaction.atomic
def charge_fee(
    actor: Staff,
    pk: int,
    *,
    method: str,
    units: int,
    how_to_pay: str,
    already_public: bool = False,
    reason: str = "",
    version: int | None = None,
) -> FeeNotice:
    """Send a fee notice; the clock stops until it is paid. units: which request of the month, or pages.

    reason: why another number of the month is charged than the one that is counted; it goes into the notice. Raises
    NotAllowed where nothing is due, the method does not fit or the number is another without a reason, and Stale.
    """
    case, move = ready(actor, pk, "charge_fee", version)
    counted = queries.ordinal_of(case, queries.policy_of(case.agency))
    is_other = method == Method.PER_REQUEST and units != counted
    charge = _charge(Method(method), units, already_public=already_public)
    if is_other and not reason.strip():
        words = _(
            "这件申请按登记是当月第%(counted)d件，填写的是第%(units)d件；请改为第%(counted)d件，或者写明按另一件数计收的理由。"
        )
        raise NotAllowed(words % {"counted": counted, "units": units}, act="charge_fee")
    today = clock.today()
    shares = fee_of(schedule_on(charge.method, today), units).tiers
    said = {
        "frequency": f"{charge.reckoning}（{reason.strip()}）" if is_other else charge.reckoning,
        "method": METHOD_LABELS[charge.method],
        "tiers": [list(row) for row in _rows(charge, units)],
        "amount_yuan": charge.amount_yuan,
        "payment_way": how_to_pay.strip(),
    }
    letter = letters.issue(actor, case, "fee_notice", said)
    tiers = [[one.first, one.last, one.count, one.rate_yuan, one.amount_yuan] for one in shares]
    notice = FeeNotice.objects.create(
        request=case, round=case.round, letter=letter, method=method, units=units,
        total_yuan=charge.amount_yuan, tiers=tiers, sent_on=today,
    )  # fmt: skip
    enter(case, EntryKind.STOP, today, "通知缴纳信息处理费", clocks.PAID, by=actor, letter=letter)
    move_on(case, move, waits_until=None)
    data = {"letter": letter.pk, "method": method, "units": units, "yuan": notice.total_yuan}
    note(events.FEE_CHARGED, case, actor, counted=counted, **data)
    return notice


@transaction.atomic
def record_payment(
    actor: Staff,
    pk: int,
    *,
    yuan: int,
    paid_on: date,
    receipt_number: str = "",
    version: int | None = None,
) -> FeeNotice:
    """Money came in. With the last yuan the clock starts anew from the day after. Raises NotAllowed, Stale."""
    case = queries.get(actor, pk)
    notice = FeeNotice.objects.filter(request=case, round=case.round, waived_because="").first()
    WORKFLOW.require(actor, case, "record_payment")
    versions.expect(case, version)
    if notice is None or not 0 < yuan <= notice.total_yuan - notice.paid_yuan:
        raise NotAllowed(_("缴费金额应大于0元，不超过尚未缴清的数额；请按票据核对。"), act="record_payment")
    if paid_on > clock.today() or paid_on < notice.sent_on:
        raise NotAllowed(_("缴费日期应在收费通知发出之后、今天以前；请按票据核对。"), act="record_payment")
    Payment.objects.create(notice=notice, yuan=yuan, paid_on=paid_on, receipt_number=receipt_number)
    settled = notice.paid_yuan + yuan == notice.total_yuan
    # Paid in full on the day of the last payment, in whatever order they were written down.
    complete_on = max(notice.payments.values_list("paid_on", flat=True))
    FeeNotice.objects.filter(pk=notice.pk).update(
        paid_yuan=notice.paid_yuan + yuan,
        paid_on=complete_on if settled else None,
        receipt_number=receipt_number or notice.receipt_number,
    )
    if settled:
        move = WORKFLOW.require(actor, case, "record_payment", queries.facts(actor, case))
        enter(case, EntryKind.RESTART, complete_on, "缴清信息处理费", clocks.PAID, by=actor)
        move_on(case, move, waits_until=None)
    else:
        versions.save(case)
    note(events.FEE_PAID, case, actor, yuan=yuan, settled=settled, due_date=case.due_date)
    notice.refresh_from_db()
    return notice


@transaction.atomic
def waive_fee(actor: Staff, pk: int, *, reason: str, version: int | None = None) -> DisclosureRequest:
    """The fee is not collected after all: the request goes on, the notice stays with the reason. Raises NotAllowed, Stale."""
    case, move = ready(actor, pk, "waive_fee", version)
    notice = FeeNotice.objects.get(request=case, round=case.round, waived_because="")
    if not reason.strip():
        raise NotAllowed(_("还没有写不予收取的理由；请写明，理由留在卷内。"), act="waive_fee")
    FeeNotice.objects.filter(pk=notice.pk).update(waived_because=reason.strip()[:400])
    _leave_out_the_waiting(actor, case, notice)
    move_on(case, move, waits_until=None)
    owed = notice.total_yuan - notice.paid_yuan
    note(events.FEE_WAIVED, case, actor, letter=notice.letter_id, yuan=owed, due_date=case.due_date)
    return case


def _leave_out_the_waiting(actor: Staff, case: DisclosureRequest, notice: FeeNotice) -> None:
    """The days for which the payment was awaited do not count, and the rest of the limit runs on."""
    # inferred: the rules count anew from a payment only; a fee that is taken back gives no fresh limit.
    stops = ClockEntry.objects.filter(
        request=case, round=case.round, kind=EntryKind.STOP, letter=notice.letter_id
    )
    stops.update(is_void=True)
    first, today = notice.sent_on + timedelta(days=1), clock.today()
    if first <= today:
        enter(
            case, EntryKind.EXCLUDE, first, "等待缴费，后决定不予收取", clocks.PAID,
            by=actor, last=today, letter=notice.letter,
        )  # fmt: skip


def fee_facts(pages: int, ordinal: int) -> dict[str, int]:
    """What each method would come to today, side by side, for the choice."""
    return {"per_page": charge_by_page(pages).amount_yuan, "per_request": rate_of_request(ordinal)}


def _rows(charge: Charge, units: int) -> list[tuple[str, str, str, str]]:
    """What the notice prints: by the page each tier; by the request the one band in which this request lies."""
    unit = UNITS[charge.method]
    if charge.method is Method.PER_REQUEST:
        return [
            (
                _("当月第%(ordinal)d件") % {"ordinal": units},
                f"1{unit}",
                f"{charge.amount_yuan}",
                f"{charge.amount_yuan}",
            )
        ]
    return [
        (f"{one.first}—{one.last}{unit}", f"{one.count}{unit}", f"{one.rate_yuan}", f"{one.amount_yuan}")
        for one in fee_of(charge.schedule, units).tiers
    ]


def _charge(method: Method, units: int, *, already_public: bool) -> Charge:
    if method is Method.PER_PAGE and (
        why := per_page_refused(supplied=not already_public, already_public=already_public)
    ):
        raise NotAllowed(why, act="charge_fee")
    if units < 1:
        raise NotAllowed(_("计收数量应是大于0的整数；请核对件数或者页数。"), act="charge_fee")
    charge = charge_by_page(units) if method is Method.PER_PAGE else charge_by_request(units)
    if not charge.amount_yuan:
        raise NotAllowed(_("按这个数量不收费：没有达到收费的档次。"), act="charge_fee")
    return charge
