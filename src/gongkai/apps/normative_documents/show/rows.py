"""Documents as rows of a list and as lines of my work."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.apps.normative_documents.models import CleanupVerdict, DueFor, NormativeDocument
from gongkai.apps.normative_documents.states import State
from gongkai.apps.proactive.models import Item
from gongkai.apps.proactive.show.clock import days_left
from gongkai.apps.proactive.show.validity import stamp_of
from gongkai.lib import clock
from gongkai.lib.ui import parts
from gongkai.lib.ui.parts import Cell, Column, Row, Table, Tag, Tone

TONES: dict[str, Tone] = {
    State.IN_LEGALITY_REVIEW: "info",
    State.REVIEWED: "warn",
    State.DECIDED: "warn",
    State.NUMBERED: "warn",
    State.PUBLISHED: "good",
    State.ENDED: "neutral",
}


def state_tag(document: NormativeDocument) -> Tag:
    return Tag(State(document.state).label, TONES.get(document.state, "neutral"))


def clock_cell(document: NormativeDocument) -> Cell:
    """What is due next, with its day; overdue in a word and not by colour alone."""
    if document.due_on is None:
        return Cell(None, why=_("没有期限"))
    facts = {"what": DueFor(document.due_for).label, "day": document.due_on.isoformat()}
    late = document.due_on < clock.today()
    words = _("%(what)s：已超过%(day)s") if late else _("%(what)s：%(day)s")
    return Cell("", tag=Tag(words % facts, "bad" if late else "neutral"))


def table_of(documents: Sequence[NormativeDocument]) -> Table:
    """The clock first; the bodies only where there is more than one."""
    several = len({one.agency_id for one in documents}) > 1
    names = (_("标题"), _("期限"), _("办理阶段"), _("有效性"), _("文号"), _("统一编号"),
             *((_("制定机关"),) if several else ()))  # fmt: skip
    rows = tuple(_row(one, several=several) for one in documents)
    return Table(_("规范性文件"), tuple(Column(name) for name in names), rows, caption_hidden=True)


def _row(document: NormativeDocument, *, several: bool) -> Row:
    tag = stamp_of(document.item)
    newest = document.item.newest
    return Row(
        (
            Cell(str(document), url=reverse("normative_documents:detail", args=[document.pk])),
            clock_cell(document),
            Cell("", tag=state_tag(document)),
            Cell("", tag=tag) if tag else Cell(None, why=_("还没有公布")),
            Cell((newest.document_no if newest else "") or None, why=_("还没有发文字号")),
            Cell(document.registration_no, why=_("登记时编号")),
            *((Cell(document.agency.short_name or document.agency.name),) if several else ()),
        )
    )


def items_of(documents: Iterable[NormativeDocument]) -> list[parts.Item]:
    """As lines of my work: what is left of the limit; where there is none, the stage."""
    return [_item(one) for one in documents]


def _item(document: NormativeDocument) -> parts.Item:
    stage = state_tag(document)
    left = days_left(document.due_on) if document.due_on else None
    said = (
        document.agency.short_name or document.agency.name,
        stage.text if left else "",
        _due_words(document),
    )
    return parts.Item(
        title=str(document),
        url=reverse("normative_documents:detail", args=[document.pk]),
        tag=left or stage,
        meta=tuple(filter(None, said)),
    )


def _due_words(document: NormativeDocument) -> str:
    if document.due_on is None:
        return ""
    facts = {"what": DueFor(document.due_for).label, "day": document.due_on.isoformat()}
    return _("%(what)s：%(day)s") % facts


def verdict_items_of(rows: Iterable[CleanupVerdict]) -> list[parts.Item]:
    return [
        parts.Item(
            title=str(row.document),
            url=reverse("normative_documents:verdict", args=[row.pk]),
            meta=(row.cleanup.title, _("%(day)s前提出") % {"day": row.cleanup.answers_until.isoformat()}),
        )
        for row in rows
    ]


def beginnings_of(items: Iterable[Item]) -> list[parts.Item]:
    """Items of which the file is not opened yet, each leading to the page that opens it."""
    return [
        parts.Item(
            title=str(item),
            url=reverse("normative_documents:begin", args=[item.pk]),
            meta=(item.column.name, str(item.get_state_display())),
        )
        for item in items
    ]
