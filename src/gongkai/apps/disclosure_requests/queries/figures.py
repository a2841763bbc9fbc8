"""The cells of the annual form's table of requests, for any bodies and any period, counted in one pass.

Every received request falls into exactly one of: carried in or new, and into exactly one of: ended in the period with
its outcome, or carried out. So the form's sums hold by construction, and what one year carries out the next carries in.
Definitions: new = received in the period (收到日期); an outcome counts on the date of the first reply; requests to
rectify one's own records are no requests for disclosure and are left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date

from django.db.models import BooleanField, Case, Count, Q, QuerySet, Value, When

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.agencies.queries import subtree, visible_agencies
from gongkai.apps.agencies.roles import OVERSIGHT
from gongkai.apps.disclosure_requests.models import DisclosureRequest
from gongkai.apps.disclosure_requests.models.applicant import ApplicantType
from gongkai.lib.period import Period
from gongkai.statute.outcomes import OUTCOMES

NEW, CARRIED_IN, RESULTS_TOTAL, CARRIED_OUT, TOTAL = (
    "new",
    "carried_in",
    "results_total",
    "carried_out",
    "total",
)
TABLE = "requests"


def bodies(actor: Staff, agency: Agency, *, consolidated: bool) -> QuerySet[Agency]:
    """The bodies whose figures are asked for, as far as the actor may see them."""
    wanted = subtree(agency) if consolidated else Agency.objects.filter(pk=agency.pk)
    return wanted.filter(pk__in=visible_agencies(actor, OVERSIGHT).values("pk"))


def concerned(agencies: QuerySet[Agency], period: Period) -> QuerySet[DisclosureRequest]:
    """Requests that the period counts: received by its end and not ended before its start."""
    return DisclosureRequest.objects.filter(
        Q(counted_on=None) | Q(counted_on__gte=period.first),
        agency__in=agencies.order_by().values("pk"),
        receipt_date__lte=period.last,
        is_rectification=False,
    ).order_by()


def cells(agencies: QuerySet[Agency], period: Period) -> dict[str, int]:
    """Every cell of the table as `requests/ROW/COLUMN`, zeros included."""
    rows = (
        concerned(agencies, period)
        .annotate(is_new=_when(receipt_date__gte=period.first), is_ended=_when(counted_on__lte=period.last))
        .values_list("applicant_type", "counted_outcome", "is_new", "is_ended")
        .annotate(number=Count("pk"))
    )
    counted: Counter[tuple[str, str]] = Counter()
    for column, outcome, is_new, is_ended, number in rows:
        counted[NEW if is_new else CARRIED_IN, column] += number
        counted[outcome if is_ended else CARRIED_OUT, column] += number
    return _with_totals(counted)


def _when(**condition: date) -> Case:
    return Case(
        When(**condition, then=Value(True)),  # noqa: FBT003 (an SQL value)
        default=Value(False),  # noqa: FBT003 (as above)
        output_field=BooleanField(),
    )


def _with_totals(counted: Mapping[tuple[str, str], int]) -> dict[str, int]:
    columns = [column.value for column in ApplicantType]
    table = {
        (row, column): counted.get((row, column), 0)
        for row in (NEW, CARRIED_IN, *OUTCOMES, CARRIED_OUT)
        for column in columns
    }
    for column in columns:
        table[RESULTS_TOTAL, column] = sum(table[outcome, column] for outcome in OUTCOMES)
    for row in (NEW, CARRIED_IN, *OUTCOMES, RESULTS_TOTAL, CARRIED_OUT):
        table[row, TOTAL] = sum(table[row, column] for column in columns)
    return {f"{TABLE}/{row}/{column}": number for (row, column), number in table.items()}


def rows_behind(agencies: QuerySet[Agency], period: Period, cell: str) -> QuerySet[DisclosureRequest]:
    """The requests that a cell counts, oldest first. Raises KeyError for a cell that is not of this table."""
    table, row, column = cell.split("/")
    if table != TABLE or row not in {NEW, CARRIED_IN, RESULTS_TOTAL, CARRIED_OUT, *OUTCOMES}:
        raise KeyError(cell)
    found = concerned(agencies, period).filter(_condition(row, period))
    if column != TOTAL:
        found = found.filter(applicant_type=ApplicantType(column))
    return found.select_related("agency").order_by("receipt_date", "pk")


def _condition(row: str, period: Period) -> Q:
    ended = Q(counted_on__lte=period.last)
    match row:
        case "new":
            return Q(receipt_date__gte=period.first)
        case "carried_in":
            return Q(receipt_date__lt=period.first)
        case "carried_out":
            return Q(counted_on=None) | Q(counted_on__gt=period.last)
        case "results_total":
            return ended
    return ended & Q(counted_outcome=row)
