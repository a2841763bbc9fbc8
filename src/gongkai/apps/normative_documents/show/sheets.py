"""The filing list and the register as rows of a spreadsheet, and the filing list as a table of the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.apps.normative_documents.models import Filing, LegalityReview, NormativeDocument
from gongkai.apps.normative_documents.queries.figures import Told
from gongkai.lib import clock
from gongkai.lib.sheets import Value
from gongkai.lib.ui.dates import local_day
from gongkai.lib.ui.parts import Cell, Column, Row, Table, Tag
from gongkai.statute.document_register import STATUS_LABELS
from gongkai.statute.legality_review import REVIEW_POINTS, ReviewPoint


def timeliness(one: Filing) -> str:
    """In time, late, or what is still owed; said of the day on which it is asked."""
    if one.filed_on is not None:
        return _("逾期报送") if one.filed_on > one.due_on else _("按期报送")
    return _("逾期未报") if one.due_on < clock.today() else _("期限内待报")


def filings_head() -> tuple[str, ...]:
    return (_("标题"), _("文号"), _("统一编号"), _("制定机关"), _("公布日期"), _("备案机关"), _("备案期限"), _("报送日期"),
            _("备案号"), _("是否按期"))  # fmt: skip


def filings_rows(rows: Iterable[Filing]) -> Iterator[tuple[Value, ...]]:
    for one in rows:
        document = one.document
        yield (
            str(document), document.item.document_no or None, document.registration_no, document.agency.name,
            document.first_published_on, one.to, one.due_on, one.filed_on, one.number or None, timeliness(one),
        )  # fmt: skip


def reviews_head() -> tuple[str, ...]:
    points = tuple(REVIEW_POINTS[one] for one in ReviewPoint)
    return (_("制定机关"), _("标题"), _("轮次"), _("送审日期"), _("送审人"), _("材料完备日期"), _("审核期限"), *points,
            _("审核意见"), _("意见说明"), _("提前的原因"), _("审核人"), _("出具日期"), _("撤回日期"), _("是否按期"))  # fmt: skip


def reviews_rows(rows: Iterable[LegalityReview]) -> Iterator[tuple[Value, ...]]:
    for one in rows:
        yield (
            one.document.agency.name, one.title, one.round, local_day(one.submitted_at), one.submitted_by.name,
            one.complete_on, one.due_on, *_points_of(one), one.get_opinion_display() or None, one.said or None,
            one.hasty_because or None, one.reviewer.name if one.reviewer else None, one.given_on,
            local_day(one.recalled_at) if one.recalled_at else None, _reviewed_in_time(one),
        )  # fmt: skip


def _points_of(one: LegalityReview) -> Iterator[str | None]:
    """For each of the seven: whether it holds, with what was said of it; nothing where none has answered yet."""
    said = {point["point"]: point for point in one.points}
    for point in ReviewPoint:
        found = said.get(point.value)
        held = (_("符合") if found["is_met"] else _("不符合")) if found else None
        note = found.get("note") if found else ""
        yield f"{held}（{note}）" if note else held


def _reviewed_in_time(one: LegalityReview) -> str:
    if one.recalled_at is not None:
        return _("出具意见前撤回")
    if one.due_on is None:
        return _("材料还不完备")
    if one.given_on is not None:
        return _("逾期出具") if one.given_on > one.due_on else _("按期出具")
    return _("逾期未出具") if one.due_on < clock.today() else _("期限内待出具")


def filings_table(rows: Sequence[Filing]) -> Table:
    names = (
        _("标题"),
        _("文号"),
        _("公布日期"),
        _("备案机关"),
        _("备案期限"),
        _("报送日期"),
        _("备案号"),
        _("是否按期"),
    )
    lines = tuple(_line(one) for one in rows)
    return Table(_("备案目录"), tuple(Column(name) for name in names), lines, caption_hidden=True)


def _line(one: Filing) -> Row:
    document, words = one.document, timeliness(one)
    bad = (one.filed_on or clock.today()) > one.due_on
    return Row(
        (
            Cell(str(document), url=reverse("normative_documents:detail", args=[document.pk])),
            Cell(document.item.document_no or None, why=_("没有发文字号")),
            _day(document.first_published_on, _("还没有公布")),
            Cell(one.to),
            _day(one.due_on),
            _day(one.filed_on, _("还没有报送")),
            Cell(one.number or None, why=_("没有登记备案号")),
            Cell("", tag=Tag(words, "bad" if bad else "neutral")),
        )
    )


def _day(day: date | None, why: str = "") -> Cell:
    return Cell(day.isoformat() if day else None, why=why)


def register_head(day: date) -> tuple[str, ...]:
    status = _("%(day)s的有效性") % {"day": day.isoformat()}
    return (_("标题"), _("文号"), _("统一编号"), _("索引号"), _("制定机关"), _("公布日期"), _("施行日期"), _("有效期至"),
            status, _("废止、失效日期"))  # fmt: skip


def register_rows(rows: Iterable[tuple[NormativeDocument, Told]]) -> Iterator[tuple[Value, ...]]:
    for document, told in rows:
        yield (
            str(document), document.item.document_no or None, document.registration_no, document.item.index_no or None,
            document.agency.name, told.published_on, told.effective_on, told.last_day, STATUS_LABELS[told.status],
            told.ended_on,
        )  # fmt: skip
