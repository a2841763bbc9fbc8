"""What stands in a cell of a catalogue: marks, lists of channels, and limits in words."""

from __future__ import annotations

import re
from typing import Final

from gongkai.apps.catalogue.models import LimitTrigger, LimitUnit
from gongkai.statute.platform import STANDARD_CHANNELS

MARKED: Final = frozenset("√✓✔☑■●▲")
YES: Final = frozenset({"是", "1", "v", "V", "有"})
_BETWEEN = re.compile(r"[、，,;；|\s]+")
_BOXES = re.compile(r"([√✓✔☑■●□☐○▲])\s*([^√✓✔☑■●□☐○▲]*)")
# 「20个工作日内」「7日内」「15天内」; months and 「实时」 are no number of days.
_LIMIT = re.compile(r"(\d{1,3})\s*(个工作日|工作日|日|天)(?:以内|之内|内)")


def is_marked(text: str) -> bool:
    return text in YES or any(sign in MARKED for sign in text)


def channels_of(text: str) -> tuple[str, ...]:
    """Of a list with boxes only what is ticked; else everything that is named. Official names where they are known."""
    boxes = _BOXES.findall(text)
    named = [name for sign, name in boxes if sign in MARKED] if boxes else _BETWEEN.split(text)
    found = dict.fromkeys(_official(one) for one in named)
    return tuple(name for name in found if name)


def _official(name: str) -> str:
    plain = re.sub(r"\s|[:：_]", "", name).strip("、，,;；")
    return next((one for one in STANDARD_CHANNELS if re.sub(r"\s", "", one) == plain), plain)[:40]


def limit_in(text: str) -> tuple[int, str, str] | None:
    """Days, unit and start that a limit in words names; None where it names none, or more than one."""
    found = set(_LIMIT.findall(text))
    if len(found) != 1:
        return None
    days, unit = found.pop()
    kind = LimitUnit.WORKING_DAY if "工作日" in unit else LimitUnit.DAY
    formed_only = "变更" not in text and re.search(r"形成|作出|批复|制作|签发", text) is not None
    trigger = LimitTrigger.FORMED if formed_only else LimitTrigger.FORMED_OR_CHANGED
    return (int(days), kind.value, trigger.value) if int(days) else None
