"""Dates as people read them, in the language of the page."""

from datetime import date, datetime

from django.utils import formats, timezone
from django.utils.translation import get_language

WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")


def local_day(when: date) -> date:
    """The day in the time zone of the site, also of a moment."""
    if isinstance(when, datetime):
        return timezone.localtime(when).date() if timezone.is_aware(when) else when.date()
    return when


def in_words(when: date) -> str:
    """2026年11月22日（周日）; in English as the English formats give it."""
    on = local_day(when)
    if (get_language() or "").startswith("en"):
        return formats.date_format(on, "j F Y (D)")
    return f"{on.year}年{on.month}月{on.day}日（{WEEKDAYS[on.weekday()]}）"
