"""What happened to a published document: status rows, filing, revisions with both texts, figures of the register."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongkai.apps.normative_documents.articles import Compared, compared
from gongkai.apps.normative_documents.models import Filing, NormativeDocument, Revision, StatusChange
from gongkai.lib import clock
from gongkai.lib.ui.parts import Cell, Column, Row, Table, Tag, Text

FIGURES: dict[str, tuple[Text, Text]] = {
    "issued": (gettext_lazy("制发"), gettext_lazy("公布日期在期间以内的文件，首尾两日都算。")),
    "repealed": (gettext_lazy("废止"), gettext_lazy("从期间以内的某一天起被废止的文件；不含失效。")),
    "expired": (
        gettext_lazy("失效"),
        gettext_lazy("期间以内有效期届满或者宣布失效的文件；是否计入废止由填报机关决定。"),
    ),
    "in_force": (gettext_lazy("现行有效"), gettext_lazy("期间最后一日终了时有效的文件，包括修改过的。")),
    "not_yet_in_force": (
        gettext_lazy("尚未施行"),
        gettext_lazy("已经公布，施行日期在期间以后的文件，不计入现行有效。"),
    ),
}


def words_of(change: StatusChange) -> str:
    """One row in a line, to choose from."""
    facts = {"day": change.day.isoformat(), "kind": change.get_kind_display(), "basis": change.reference}
    return _("%(day)s %(kind)s %(basis)s") % facts


def changes_table(changes: Sequence[StatusChange], corrected: Collection[int]) -> Table | None:
    """corrected: numbers of the rows that a later one sets right."""
    names = (_("事项"), _("日期"), _("有效期至"), _("依据"), _("理由"), _("登记"))
    rows = tuple(_change(one, is_corrected=one.pk in corrected) for one in changes)
    return (
        Table(_("效力变动"), tuple(Column(name) for name in names), rows, caption_hidden=True)
        if rows
        else None
    )


def _change(one: StatusChange, *, is_corrected: bool) -> Row:
    tag = Tag(_("已更正"), "warn") if is_corrected else None
    basis = str(one.by_item) if one.by_item else one.reference
    url = reverse("proactive:detail", args=[one.by_item_id]) if one.by_item else ""
    who = one.by.name if one.by else _("系统")
    return Row(
        (
            Cell(one.get_kind_display(), tag=tag),
            Cell(one.day.isoformat()),
            Cell(one.expires_on.isoformat() if one.expires_on else ""),
            Cell(basis or "", url=url),
            Cell(one.reason),
            Cell(f"{who} {one.at:%Y-%m-%d}"),
        )
    )


def filings_table(filings: Sequence[Filing]) -> Table | None:
    names = (_("备案机关"), _("期限"), _("报送日期"), _("备案号"))
    rows = tuple(
        Row((Cell(one.to), _due(one), Cell(_filed(one), why=_("还没有报送")), Cell(one.number or "")))
        for one in filings
    )
    return (
        Table(_("备案"), tuple(Column(name) for name in names), rows, caption_hidden=True) if rows else None
    )


def _due(one: Filing) -> Cell:
    late = (one.filed_on or clock.today()) > one.due_on
    return Cell(one.due_on.isoformat(), tag=Tag(_("逾期"), "bad") if late else None)


def _filed(one: Filing) -> str | None:
    return one.filed_on.isoformat() if one.filed_on else None


@dataclass(frozen=True)
class ShownRevision:
    revision: Revision
    tag: Tag
    url: str = ""


def revisions_of(document: NormativeDocument, revisions: Iterable[Revision]) -> list[ShownRevision]:
    return [_revision(document, one) for one in revisions]


def _revision(document: NormativeDocument, one: Revision) -> ShownRevision:
    if one.dropped_at:
        return ShownRevision(one, Tag(_("已取消")))
    if one.after_id is None:
        return ShownRevision(one, Tag(_("等待发布合并文本"), "info"))
    url = reverse("normative_documents:comparison", args=[document.pk, one.pk])
    return ShownRevision(one, Tag(_("已发布"), "good"), url)


def comparison_table(before: str, after: str) -> tuple[Compared, ...]:
    return compared(before, after)
