"""The data of an event as a sentence. Each app says once, in its events.py, what its keys mean; the log itself holds codes.

Knows no app: rows are named by what the apps registered for them, and by number where nothing is registered.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongkai.apps.events.models import Event
from gongkai.apps.events.register import declared

HASH = re.compile(r"[0-9a-f]{64}")  # the first signs tell two apart; the whole stands in what is exported
Text = str | Promise
Namer = Callable[[Iterable[int]], Mapping[int, str]]


@dataclass(frozen=True)
class Phrase:
    """text: with a place for the value. codes: what each value is called. rows: of which kind of row it is the number."""

    text: Text
    codes: Mapping[Any, Text] = field(default_factory=dict)
    rows: str = ""


_phrases: dict[tuple[str, str], Phrase] = {}
_namers: dict[str, Namer] = {}


def say(area: str, key: str, text: Text, *, codes: Mapping[Any, Text] | None = None, rows: str = "") -> None:
    """What a key means in the events of an area, or of one tag; an empty area stands for all that say nothing of their own.

    text: with %(value)s. codes: labels of the values. rows: a label such as agencies.staff, whose rows are then named.
    """
    _phrases[area, key] = Phrase(text, codes or {}, rows)


def name_rows(label: str, namer: Namer) -> None:
    """How the rows of a model are called, for those who may read the log."""
    _namers[label] = namer


def phrase_of(tag: str, key: str) -> Phrase | None:
    places = (tag, tag.partition(".")[0], "")
    return next((found for place in places if (found := _phrases.get((place, key)))), None)


class Reader:
    """Reads a page of events: asks once for the names of all the rows that occur in it."""

    def __init__(self, events: Iterable[Event]) -> None:
        wanted: dict[str, set[int]] = {}
        for event in events:
            for label, number in _rows_in(event):
                wanted.setdefault(label, set()).add(number)
        self._names = {label: _namers[label](ids) for label, ids in wanted.items() if label in _namers}

    def subject(self, event: Event) -> str:
        """The kind of the row and what it is called, as in 「人员 李明（#12）」."""
        label, _colon, number = event.subject.partition(":")
        try:
            kind = apps.get_model(label)._meta.verbose_name  # noqa: SLF001 (documented API of Django)
        except (LookupError, ValueError):  # of another release, or no row at all
            return event.subject
        return f"{kind} {self._row(label, int(number))}" if number.isdecimal() else event.subject

    def sentence(self, event: Event) -> str:
        """All that the event holds beside its tag; empty when that is nothing."""
        known = declared().get(event.tag)
        order = {key: place for place, key in enumerate(known.order)} if known else {}
        keys = sorted(event.data, key=lambda key: (order.get(key, len(order)), key))
        parts = [
            self._part(event.tag, key, event.data[key]) for key in keys if event.data[key] not in (None, "")
        ]
        return _("，").join(part for part in parts if part) + "。" if parts else ""

    def _part(self, tag: str, key: str, value: Any) -> str:
        phrase = phrase_of(tag, key)
        if phrase is None:
            return _("%(key)s为%(value)s") % {"key": key, "value": value}
        values = value if isinstance(value, list) else [value]
        return str(phrase.text) % {
            "value": _("、").join(self._value(phrase, one) for one in values) or _("无")
        }

    def _value(self, phrase: Phrase, value: Any) -> str:
        if phrase.rows and isinstance(value, int):
            return self._row(phrase.rows, value)
        if isinstance(value, str) and HASH.fullmatch(value):
            return f"{value[:12]}……"
        return str(phrase.codes.get(value, value))

    def _row(self, label: str, number: int) -> str:
        name = self._names.get(label, {}).get(number, "")
        return _("%(name)s（#%(number)d）") % {"name": name, "number": number} if name else f"#{number}"


def _rows_in(event: Event) -> Iterable[tuple[str, int]]:
    label, _colon, number = event.subject.partition(":")
    if number.isdecimal():
        yield label, int(number)
    for key, value in event.data.items():
        phrase = phrase_of(event.tag, key)
        if phrase and phrase.rows:
            for one in value if isinstance(value, list) else [value]:
                if isinstance(one, int):
                    yield phrase.rows, one


for _key, _text in {
    "on": gettext_lazy("日期%(value)s"),
    "from": gettext_lazy("自%(value)s起"),
    "until": gettext_lazy("至%(value)s止"),
    "year": gettext_lazy("%(value)s年度"),
    "due_date": gettext_lazy("期限到%(value)s"),
    "receipt_date": gettext_lazy("收到日期%(value)s"),
    "sha256": gettext_lazy("校验值%(value)s"),
    "count": gettext_lazy("共%(value)s件"),
    "number": gettext_lazy("第%(value)s号"),
    "letter": gettext_lazy("文书#%(value)s"),
    "file": gettext_lazy("文件#%(value)s"),
    "draft": gettext_lazy("文稿#%(value)s"),
    "plan": gettext_lazy("节假日安排#%(value)s"),
    "working_days": gettext_lazy("%(value)s个工作日"),
    "yuan": gettext_lazy("%(value)s元"),
    "unit": gettext_lazy("内设机构#%(value)s"),
    "reason": gettext_lazy("原因代码%(value)s"),
}.items():
    say("", _key, _text)
