"""Days of a register: in the time of the Regulation, and not to come."""

from __future__ import annotations

from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from gongkai.lib.written_days import NotADay, written_day

__all__ = ["NotADay", "day_of"]

FIRST: Final = date(2008, 5, 1)  # 《政府信息公开条例》（国务院令第492号）施行之日


def day_of(text: str, *, today: date, from_1904: bool = False) -> date:
    """The day, which must lie in the time of the Regulation and not after today. Raises NotADay."""
    found = written_day(text, from_1904=from_1904)
    day = {"day": found.isoformat()}
    if found < FIRST:
        raise NotADay(_("%(day)s早于2008年5月1日，当时还没有政府信息公开条例；请核对年份。") % day)
    if found > today:
        raise NotADay(_("%(day)s晚于今天；请核对年份。") % day)
    return found
