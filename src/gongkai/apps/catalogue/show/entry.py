"""One entry on its page: what it says, the items below it, and why an item came in time or late, day by day."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.apps.catalogue import queries
from gongkai.apps.catalogue.models import BodyLevel, CatalogueEntry
from gongkai.apps.proactive.models import Item
from gongkai.lib import clock
from gongkai.lib.ui.dates import local_day
from gongkai.lib.ui.parts import Cell, Column, Row, Table, Tag, Term, Tone
from gongkai.statute.calendar import WorkCalendar
from gongkai.statute.ledger import STATUS_LABELS
from gongkai.statute.timeliness import TIMELINESS_LABELS, Timeliness, TimeVerdict

TONES: dict[Timeliness, Tone] = {
    Timeliness.IN_TIME: "good",
    Timeliness.LATE: "bad",
    Timeliness.CANNOT_TELL: "warn",
}


def terms_of(entry: CatalogueEntry) -> list[Term]:
    """In the order of the printed form; what is blank says why."""
    blank = _("没有填写")
    levels = "、".join(str(BodyLevel(one).label) for one in entry.levels)
    return [
        Term(_("来源"), _source(entry)),
        Term(_("公开内容（要素）"), entry.content or None, why=blank),
        Term(_("公开依据"), entry.basis or None, why=blank),
        Term(_("公开时限"), entry.limit_text or None, why=_("没有填写，按条例第二十六条")),
        Term(_("按期计算"), _counted(entry)),
        Term(_("更新间隔"), _interval(entry), why=_("没有规定")),
        Term(_("公开主体"), entry.publisher_name),
        Term(_("公开渠道和载体"), "、".join(entry.channels) or None, why=blank),
        Term(_("公开对象"), str(entry.get_audience_display())),
        Term(_("公开方式"), str(entry.get_method_display())),
        Term(_("公开层级"), levels or None, why=blank),
        Term(_("栏目"), entry.column.name if entry.column else None, why=_("不对应栏目，逐条归入")),
        Term(_("列入日期"), entry.valid_from.isoformat()),
    ]


def _source(entry: CatalogueEntry) -> str:
    label = str(entry.get_source_display())
    if not entry.is_inferred:
        return label
    return _("%(source)s（条文没有点名这类单位，按惯例列入）") % {"source": label}


def _counted(entry: CatalogueEntry) -> str:
    if entry.limit_days is None:
        return _("条例第二十六条：自形成或者变更之日起20个工作日")
    facts = {
        "trigger": entry.get_limit_trigger_display(), "days": entry.limit_days,
        "unit": entry.get_limit_unit_display(),
    }  # fmt: skip
    return _("自%(trigger)s起%(days)d%(unit)s") % facts


def _interval(entry: CatalogueEntry) -> str | None:
    return _("每%(days)d日至少更新一次") % {"days": entry.interval_days} if entry.interval_days else None


def items_table(entry: CatalogueEntry, items: Sequence[Item], calendar: WorkCalendar) -> Table:
    columns = (_("标题"), _("成文日期"), _("公开日期"), _("最近更新"), _("公开期限"), _("是否按期"))
    rows = tuple(_item_row(entry, one, queries.verdict_of(entry, one, calendar)) for one in items)
    return Table(_("本条目的信息"), tuple(Column(name) for name in columns), rows, caption_hidden=True)


def _item_row(entry: CatalogueEntry, item: Item, found: TimeVerdict | None) -> Row:
    title = item.published.title if item.published else str(item)
    why = _("转载的或者没有成文日期的，不计期限")
    days = [local_day(at).isoformat() if at else None for at in (item.published_at, item.renewed_at)]
    return Row(
        (
            Cell(title, url=reverse("catalogue:item", args=[entry.pk, item.pk])),
            Cell(item.formed_on.isoformat() if item.formed_on else None, why=_("没有写明")),
            *(Cell(day) for day in days),
            Cell(found.deadline.day.isoformat() if found else None, why=why),
            Cell("", tag=timeliness_tag(found)) if found else Cell(None, why=why),
        )
    )


def timeliness_tag(found: TimeVerdict) -> Tag:
    return Tag(TIMELINESS_LABELS[found.timeliness], TONES.get(found.timeliness, "neutral"))


def ledger_table(found: TimeVerdict, shown_on: Item) -> Table:
    """The days from the forming to the last day, and on to the publication where that is later."""
    until = local_day(shown_on.renewed_at) if shown_on.renewed_at else clock.today()
    columns = (
        Column(_("日期")),
        Column(_("第几个工作日"), numeric=True),
        Column(_("是否计入")),
        Column(_("理由")),
        Column(_("依据")),
    )
    days = found.deadline.ledger(queries.calendar(), until)
    rows = tuple(
        Row(
            (
                Cell(day.day.isoformat()),
                Cell(day.number, why=_("不计入")),
                Cell(STATUS_LABELS[day.status]),
                Cell(day.why),
                Cell(f"{day.citation}{day.letter}"),
            )
        )
        for day in days
    )
    return Table(_("期限是怎样算出来的"), columns, rows, caption_hidden=True)
