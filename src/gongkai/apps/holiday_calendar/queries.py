"""The working calendar as it stands today: the notices known at release, and those loaded since."""

from datetime import datetime
from functools import lru_cache

from django.db.models import QuerySet

from gongkai.apps.holiday_calendar.models import HolidayPlan
from gongkai.statute.calendar import WorkCalendar, official
from gongkai.statute.year_plan import parse_plan


def plans() -> QuerySet[HolidayPlan]:
    """What was loaded, latest first; public information."""
    return HolidayPlan.objects.order_by("-pk")


def current() -> WorkCalendar:
    """With every year of which a notice is known; other years are refused by it."""
    newest = plans().values_list("pk", "loaded_at").first()
    return official() if newest is None else _up_to(*newest)


@lru_cache(maxsize=4)
def _up_to(last: int, _loaded_at: datetime) -> WorkCalendar:
    """The moment is part of the key: a number given in an act that was undone is given again."""
    calendar = official()
    for plan in plans().filter(pk__lte=last).order_by("pk"):
        calendar = calendar.with_plan(parse_plan(plan.content))
    return calendar


@lru_cache(maxsize=4)
def provisional(calendar: WorkCalendar) -> WorkCalendar:
    """The same calendar answering later years as provisional."""
    return calendar.provisional()
