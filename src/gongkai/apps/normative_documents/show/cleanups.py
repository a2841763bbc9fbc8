"""Campaigns of clean-up and their verdicts as rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.apps.normative_documents.models import Cleanup, CleanupChoice, CleanupState, CleanupVerdict
from gongkai.lib.ui.parts import Cell, Column, KeyFigure, Row, Table, Tag, Tone

TONES: dict[str, Tone] = {CleanupState.OPEN: "info", CleanupState.CONCLUDED: "good"}


def state_tag(campaign: Cleanup) -> Tag:
    return Tag(campaign.get_state_display(), TONES.get(campaign.state, "neutral"))


def campaigns_table(campaigns: Sequence[Cleanup]) -> Table:
    names = (_("名称"), _("状态"), _("组织单位"), _("截止日期"), _("提出意见的期限"), _("公布日期"))
    rows = tuple(
        Row(
            (
                Cell(one.title, url=reverse("normative_documents:cleanup", args=[one.pk])),
                Cell("", tag=state_tag(one)),
                Cell(one.agency.name),
                Cell(one.as_of.isoformat()),
                Cell(one.answers_until.isoformat()),
                Cell(one.concluded_on.isoformat() if one.concluded_on else None, why=_("还没有公布")),
            )
        )
        for one in campaigns
    )
    return Table(_("规范性文件清理"), tuple(Column(name) for name in names), rows, caption_hidden=True)


def figures_of(rows: Sequence[CleanupVerdict]) -> list[KeyFigure]:
    """How far it is: all, without a verdict, waiting for confirmation, and each verdict."""
    counted = Counter(row.verdict for row in rows if row.verdict)
    open_ = sum(not row.verdict for row in rows)
    waiting = sum(bool(row.verdict) and row.confirmed_by_id is None for row in rows)
    unit = _("件")
    return [
        KeyFigure(len(rows), unit, _("列入清理")),
        KeyFigure(open_, unit, _("还没有提出意见")),
        KeyFigure(waiting, unit, _("待确认")),
        *(KeyFigure(counted[choice], unit, choice.label) for choice in CleanupChoice),
    ]


def verdicts_table(rows: Sequence[CleanupVerdict]) -> Table:
    names = (_("文件"), _("制定机关"), _("清理意见"), _("理由"), _("办理"))
    return Table(
        _("清理意见"), tuple(Column(name) for name in names), tuple(map(_verdict, rows)), caption_hidden=True
    )  # fmt: skip


def _verdict(row: CleanupVerdict) -> Row:
    url = reverse("normative_documents:verdict", args=[row.pk])
    return Row(
        (
            Cell(str(row.document), url=url),
            Cell(row.document.agency.short_name or row.document.agency.name),
            Cell(row.get_verdict_display() or None, why=_("还没有提出")),
            Cell(row.reason or row.returned_because),
            Cell("", tag=progress_tag(row)),
        )
    )


def progress_tag(row: CleanupVerdict) -> Tag:
    if row.confirmed_by_id is not None:
        return Tag(_("已确认"), "good")
    if row.verdict:
        return Tag(_("待确认"), "info")
    return Tag(_("已退回"), "warn") if row.returned_because else Tag(_("待提出"))
