"""The rows behind a figure: numbers and dates that tell why each is counted, and nothing of a person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.apps.disclosure_requests.models import DisclosureRequest
from gongkai.apps.remedies.models import RemedyCase
from gongkai.lib.ui.parts import Cell, Column, Row, Table
from gongkai.statute.outcomes import OUTCOMES
from gongkai.statute.remedy_results import COLUMN_LABELS
from gongkai.statute.remedy_results import Column as Outcome


def table_of(rows: Sequence[DisclosureRequest | RemedyCase]) -> Table:
    """One table for either ledger: what, of whom, since when, until when, with what end."""
    names = (_("编号"), _("单位"), _("收到日期"), _("办结日期"), _("计入的结果"))
    return Table(
        _("计入这一格的记录"),
        tuple(Column(name) for name in names),
        tuple(_of_request(row) if isinstance(row, DisclosureRequest) else _of_remedy(row) for row in rows),
    )


def _of_request(case: DisclosureRequest) -> Row:
    outcome = OUTCOMES[case.counted_outcome].full_label if case.counted_outcome else None
    return Row(
        (
            Cell(case.request_no, url=reverse("disclosure_requests:detail", args=[case.pk])),
            Cell(case.agency.name),
            _day(case.receipt_date),
            _day(case.counted_on),
            Cell(outcome, why=_("还没有办结")),
        )
    )


def _of_remedy(case: RemedyCase) -> Row:
    return Row(
        (
            Cell(str(case), url=reverse("remedies:detail", args=[case.pk])),
            Cell(case.agency.name),
            _day(case.counted_from),
            _day(case.decided_on),
            Cell(COLUMN_LABELS[Outcome(case.column)] if case.column else None, why=_("尚未审结")),
        )
    )


def _day(day: date | None) -> Cell:
    return Cell(day.isoformat() if day else None, why=_("没有这个日期"))
