"""Comments and opinions as rows of lists and lines of my work."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.apps.proactive.models import Item
from gongkai.apps.proactive.show.rows import state_tag as item_tag
from gongkai.apps.public_comments.kinds import Verdict
from gongkai.apps.public_comments.models import Opinion, PublicComment
from gongkai.apps.public_comments.states import State
from gongkai.lib import clock
from gongkai.lib.ui import parts
from gongkai.lib.ui.parts import Cell, Column, Row, Table, Tag, Tone

TONES: dict[str, Tone] = {
    State.OPEN: "good",
    State.CLOSED: "warn",
    State.ANSWERED: "neutral",
    State.ANNOUNCED: "info",
}
VERDICTS: dict[str, Tone] = {Verdict.ADOPTED: "good", Verdict.PARTLY: "info", Verdict.NOT_ADOPTED: "neutral"}
SHOWN = 60  # characters of an opinion in a list


def address_of(item: int) -> str:
    return reverse("public_comments:detail", args=[item])


def is_overdue(found: PublicComment) -> bool:
    return (
        found.state == State.CLOSED
        and found.result_due_on is not None
        and found.result_due_on < clock.today()
    )


def state_tag(found: PublicComment) -> Tag:
    if is_overdue(found):
        return Tag(_("采纳情况超期"), "bad")
    return Tag(State(found.state).label, TONES.get(found.state, "neutral"))


def table_of(found: Sequence[PublicComment]) -> Table:
    names = (_("征求意见"), _("状态"), _("开始"), _("截止"), _("收到意见"), _("采纳情况应当公布"), _("机关"))
    rows = tuple(
        Row(
            (
                Cell(str(one), url=address_of(one.item_id)),
                Cell("", tag=state_tag(one)),
                Cell(one.opens_on.isoformat()),
                Cell(one.closes_on.isoformat()),
                Cell(_("%(number)d条") % {"number": getattr(one, "received", 0)}),
                Cell(one.result_due_on.isoformat() if one.result_due_on else None, why=_("公布以后计算")),
                Cell(one.agency.short_name or one.agency.name),
            )
        )
        for one in found
    )
    return Table(_("公开征求意见"), tuple(Column(name) for name in names), rows, caption_hidden=True)


def lines_of(found: Iterable[PublicComment]) -> list[parts.Item]:
    return [
        parts.Item(
            title=str(one), url=address_of(one.item_id), when=one.result_due_on, tag=state_tag(one),
            meta=(one.agency.name,),
        )
        for one in found
    ]  # fmt: skip


def lines_of_drafts(drafts: Iterable[Item]) -> list[parts.Item]:
    return [
        parts.Item(title=str(one), url=address_of(one.pk), tag=item_tag(one), meta=(one.agency.name,))
        for one in drafts
    ]


def opinions_table(item: int, rows: Sequence[Opinion]) -> Table:
    names = (_("意见"), _("渠道"), _("收到"), _("处理"), _("概括"))
    return Table(
        _("收到的意见"), tuple(Column(name) for name in names), tuple(_row(item, one) for one in rows), caption_hidden=True
    )  # fmt: skip


def _row(item: int, row: Opinion) -> Row:
    return Row(
        (
            Cell(short(row), url=reverse("public_comments:opinion", args=[item, row.pk])),
            Cell(str(row.get_way_display())),
            Cell(row.received_on.isoformat()),
            Cell("", tag=verdict_tag(row)),
            Cell(row.summary or (_("见相同的意见") if row.same_as else None), why=_("还没有整理")),
        )
    )


def short(row: Opinion) -> str:
    text = row.text.replace("\n", " ")
    return _("%(number)d. %(text)s") % {
        "number": row.pk,
        "text": text[:SHOWN] + ("……" if len(text) > SHOWN else ""),
    }


def verdict_tag(row: Opinion) -> Tag:
    if row.same_as:
        return Tag(_("与%(number)d相同") % {"number": row.same_as.pk}, "neutral")
    if not row.verdict:
        return Tag(_("待整理"), "warn")
    return Tag(Verdict(row.verdict).label, VERDICTS[row.verdict])
