"""Lines of a web server's log in the usual combined form → what was seen. Addresses of visitors are read past."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from urllib.parse import urlsplit

from django.utils import timezone

from gongkai.apps.visits.counting import Seen, is_robot, row_at

LINE = re.compile(
    r'\S+ \S+ \S+ \[(?P<time>[^\]]+)\] "GET (?P<address>\S+)[^"]*" (?P<status>\d{3}) \S+'
    r'(?: "[^"]*" "(?P<agent>(?:[^"\\]|\\.)*)")?'
)
SHOWN = frozenset({"200", "304"})  # 304: the browser had the page already, the reader saw it again
MONTHS = {
    name: n
    for n, name in enumerate(
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"], start=1
    )
}
MOMENT = re.compile(r"(\d{2})/([A-Z][a-z]{2})/(\d{4}):(\d{2}:\d{2}:\d{2}) ([+-]\d{4})")


def seen_in(lines: Iterable[str]) -> Counter[Seen]:
    counts: Counter[Seen] = Counter()
    for line in lines:
        if (one := _seen(line)) is not None:
            counts[one] += 1
    return counts


def _seen(line: str) -> Seen | None:
    found = LINE.match(line)
    if found is None or found["status"] not in SHOWN:
        return None
    try:
        day, row = _day(found["time"]), row_at(urlsplit(found["address"]).path)
    except (
        ValueError
    ):  # anybody may ask for an address that is none; the lines after it are counted all the same
        return None
    if day is None or row is None:
        return None
    return Seen(*row, day, is_robot(found["agent"] or ""))


def _day(text: str) -> date | None:
    """The day by the clocks of the place; months are English whatever the language of the machine."""
    found = MOMENT.fullmatch(text)
    if found is None or found[2] not in MONTHS:
        return None
    moment = datetime.fromisoformat(f"{found[3]}-{MONTHS[found[2]]:02d}-{found[1]}T{found[4]}{found[5]}")
    return timezone.localtime(moment).date()
