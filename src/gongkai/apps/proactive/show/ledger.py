"""Reviews as rows of the ledger, on the page and in its file."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.apps.proactive.models import Review, Verdict
from gongkai.lib.sheets import Value
from gongkai.lib.ui.parts import Cell, Column, Row, Table, Tag, Tone


def head() -> tuple[str, ...]:
    return (_("信息标题"), _("索引号"), _("文号"), _("单位"), _("版次"), _("步骤"), _("以何角色"), _("结论"), _("意见"),
            _("审核人"), _("起草人"), _("时间"))  # fmt: skip


def rows(reviews: Iterable[Review]) -> Iterator[tuple[Value, ...]]:
    for one in reviews:
        version = one.version
        yield (
            version.title, version.item.index_no or None, version.document_no or None, version.item.agency.name,
            version.number, one.get_step_display(), one.get_role_display(), one.get_verdict_display(),
            one.opinion or None, one.reviewer.name, one.author.name, _moment(one),
        )  # fmt: skip


def _moment(one: Review) -> str:
    return f"{timezone.localtime(one.at):%Y-%m-%d %H:%M:%S}"


def table_of(reviews: Sequence[Review], opened: Collection[int]) -> Table:
    """opened: the bodies whose items the person may open."""
    names = (
        _("信息标题"), _("时间"), _("版次"), _("步骤"), _("结论"), _("审核人"), _("以何角色"), _("起草人"), _("单位")
    )  # fmt: skip
    lines = tuple(_row(one, may_open=one.version.item.agency_id in opened) for one in reviews)
    return Table(_("审核台账"), tuple(Column(name) for name in names), lines, caption_hidden=True)


def _row(one: Review, *, may_open: bool) -> Row:
    version = one.version
    url = reverse("proactive:detail", args=[version.item_id]) if may_open else ""
    tone: Tone = "good" if one.verdict == Verdict.PASSED else "warn"
    return Row((
        Cell(version.title, url=url),
        Cell(_moment(one)),
        Cell(version.number),
        Cell(one.get_step_display()),
        Cell("", tag=Tag(one.get_verdict_display(), tone)),
        Cell(one.reviewer.name),
        Cell(one.get_role_display()),
        Cell(one.author.name),
        Cell(version.item.agency.short_name or version.item.agency.name),
    ))  # fmt: skip
