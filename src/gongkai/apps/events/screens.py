"""Events as the rows that the shared table draws."""

from collections.abc import Iterable, Mapping

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gongkai.apps.events.models import Event
from gongkai.apps.events.register import sentence
from gongkai.apps.events.words import Reader
from gongkai.lib.ui.parts import Cell, Column, Row, Table


def event_table(events: Iterable[Event], names: Mapping[int, str]) -> Table:
    """names: of the people who acted, by number."""
    events = list(events)
    reader = Reader(events)
    columns = (_("序号"), _("时间"), _("事件"), _("操作人"), _("对象"), _("内容"))
    return Table(
        _("事件"),
        tuple(Column(text, numeric=place == 0) for place, text in enumerate(columns)),
        tuple(_row(event, names, reader) for event in events),
        caption_hidden=True,
    )


def _row(event: Event, names: Mapping[int, str], reader: Reader) -> Row:
    who = _("系统") if event.actor is None else f"{names.get(event.actor, '')} #{event.actor}".strip()
    return Row(
        (
            Cell(event.sequence),
            Cell(timezone.localtime(event.at).strftime("%Y-%m-%d %H:%M:%S")),
            Cell(sentence(event.tag)),
            Cell(who),
            Cell(reader.subject(event)),
            Cell(reader.sentence(event) or None, why=_("没有其他内容")),
        )
    )
