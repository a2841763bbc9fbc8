"""The cells of the annual form's table of remedies, for any bodies and any period, counted in one pass over an index.

The form prints the words of its rows and columns and no definition; the following is inferred and explained in
docs/explain/remedy-figures.md.

- A matter is one reconsideration, or one suit through all its instances. It counts for the body whose work is attacked.
- It belongs to a period if it was accepted by its last day (收到副本, where acceptance is not known) and was not ended
  before its first day.
- It counts once in a period. Of a suit, the instance that speaks is the last one accepted by the end of the period:
  尚未审结 while that one is open on the last day, else the column of its result.
- Complaints are no row of the table.

That a suit counts once is a property of each row, so that nothing is grouped: an instance speaks in a period unless a
later one had been accepted by its end (`succeeded_on`). So 总计 is the sum of its columns, and what one year leaves
尚未审结 is in the next year's table again, decided or still pending.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from django.db.models import BooleanField, Case, Count, Q, QuerySet, Value, When

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.disclosure_requests.queries.figures import bodies as bodies_of_requests
from gongkai.apps.remedies.models import RemedyCase
from gongkai.lib.period import Period
from gongkai.statute.remedy_results import Column, Proceeding

TABLE, TOTAL = "remedies", "total"
ROWS = tuple(row.value for row in Proceeding)
COLUMNS = tuple(column.value for column in Column)


def bodies(actor: Staff, agency: Agency, *, consolidated: bool) -> QuerySet[Agency]:
    """The bodies whose figures are asked for, as far as the actor may see them."""
    return bodies_of_requests(actor, agency, consolidated=consolidated)


def concerned(agencies: QuerySet[Agency], period: Period) -> QuerySet[RemedyCase]:
    """The cases that speak in the period, each for one matter."""
    return RemedyCase.objects.filter(
        Q(decided_on=None) | Q(decided_on__gte=period.first),
        Q(succeeded_on=None) | Q(succeeded_on__gt=period.last),
        agency__in=agencies.order_by().values("pk"),
        counted_from__lte=period.last,
        row__in=ROWS,
    ).order_by()


def cells(agencies: QuerySet[Agency], period: Period) -> dict[str, int]:
    """Every cell of the table as `remedies/ROW/COLUMN`, zeros included."""
    decided = Case(
        When(decided_on__lte=period.last, then=Value(True)),  # noqa: FBT003 (an SQL value)
        default=Value(False),  # noqa: FBT003 (as above)
        output_field=BooleanField(),
    )
    rows = (
        concerned(agencies, period)
        .annotate(is_decided=decided)
        .values_list("row", "column", "is_decided")
        .annotate(number=Count("pk"))
    )
    counted: Counter[tuple[str, str]] = Counter()
    for row, column, is_decided, number in rows:
        counted[row, column if is_decided else Column.PENDING.value] += number
    return _with_totals(counted)


def _with_totals(counted: Mapping[tuple[str, str], int]) -> dict[str, int]:
    table = {(row, column): counted.get((row, column), 0) for row in ROWS for column in COLUMNS}
    for row in ROWS:
        table[row, TOTAL] = sum(table[row, column] for column in COLUMNS)
    return {f"{TABLE}/{row}/{column}": number for (row, column), number in table.items()}


def rows_behind(agencies: QuerySet[Agency], period: Period, cell: str) -> QuerySet[RemedyCase]:
    """The cases that a cell counts, oldest first. Raises KeyError for a cell that is not of this table."""
    table, row, column = cell.split("/")
    if table != TABLE or row not in ROWS or column not in (*COLUMNS, TOTAL):
        raise KeyError(cell)
    found = concerned(agencies, period).filter(row=row)
    if column == Column.PENDING:
        found = found.filter(Q(decided_on=None) | Q(decided_on__gt=period.last))
    elif column != TOTAL:
        found = found.filter(column=column, decided_on__lte=period.last)
    return found.select_related("agency", "request").order_by("counted_from", "pk")
