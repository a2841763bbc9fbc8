"""An entry as values: what a form, a sheet or the statute hands in."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from gongkai.apps.catalogue.models import Audience, LimitTrigger, LimitUnit, Method, Source


@dataclass(frozen=True)
class Given:
    """Everything that people settle of an entry. column: id. levels, channels: in the order of their lists."""

    level_1: str
    level_2: str = ""
    content: str = ""
    basis: str = ""
    limit_text: str = ""
    limit_days: int | None = None
    limit_unit: str = LimitUnit.WORKING_DAY.value
    limit_trigger: str = LimitTrigger.FORMED_OR_CHANGED.value
    interval_days: int | None = None
    publisher: str = ""
    channels: tuple[str, ...] = ()
    audience: str = Audience.PUBLIC.value
    method: str = Method.PROACTIVE.value
    levels: tuple[str, ...] = ()
    column: int | None = None
    not_held: str = ""
    valid_from: date | None = None
    source: str = Source.LOCAL.value
    source_code: str = ""
    is_inferred: bool = False


def key_of(given: Given) -> str:
    """By what an entry is the same. Changing this lets entries stand twice.

    The source is part of it: 社会救助 stands in Article 21 and among the 26 fields.
    """
    named = (given.source, given.level_1, given.level_2, given.content)
    return hashlib.sha256("\x1f".join(named).encode()).hexdigest()
