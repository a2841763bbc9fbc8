"""The rows behind a figure: numbers and dates that tell why each is counted, and nothing of a person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.apps.disclosure_requests.models import DisclosureRequest
from gongkai.apps.normative_documents.models import NormativeDocument
from gongkai.apps.normative_documents.queries.figures import Told, told
from gongkai.apps.remedies.models import RemedyCase
from gongkai.lib.ui.parts import Cell, Column, Row, Table
from gongkai.statute.document_register import STATUS_LABELS
from gongkai.statute.outcomes import OUTCOMES
from gongkai.statute.remedy_results import COLUMN_LABELS
from gongkai.statute.remedy_results import Column as Outcome


def table_of(rows: Sequence[DisclosureRequest | RemedyCase | NormativeDocument], day: date) -> Table:
    """day: the last of the period; documents are told as they stood then."""
    documents = [row for row in rows if isinstance(row, NormativeDocument)]
    if documents:
        return _documents(documents, day)
    names = (_("编号"), _("单位"), _("收到日期"), _("办结日期"), _("计入的结果"))
    cases = [row for row in rows if not isinstance(row, NormativeDocument)]
    return _table(
        names, (_of_request(one) if isinstance(one, DisclosureRequest) else _of_remedy(one) for one in cases)
    )


def _table(names: Sequence[str], rows: Iterable[Row]) -> Table:
    return Table(_("计入这一格的记录"), tuple(Column(name) for name in names), tuple(rows))


def _documents(documents: Sequence[NormativeDocument], day: date) -> Table:
    names = (_("标题"), _("文号"), _("单位"), _("公布日期"), _("废止、失效日期"), _("期间终了时"))
    known = told(documents, day)
    return _table(names, (_of_document(one, known[one.pk]) for one in documents))


def _of_document(document: NormativeDocument, known: Told) -> Row:
    return Row(
        (
            Cell(str(document), url=reverse("normative_documents:detail", args=[document.pk])),
            Cell(document.item.document_no or None, why=_("没有发文字号")),
            Cell(document.agency.name),
            _day(known.published_on),
            _day(known.ended_on),
            Cell(STATUS_LABELS[known.status]),
        )
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
