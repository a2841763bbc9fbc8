"""The working calendar as it stands today: the notices known at release, and those loaded since."""

from functools import lru_cache

from django.db.models import Max, QuerySet

from gongkai.apps.holiday_calendar.models import HolidayPlan
from gongkai.statute.calendar import WorkCalendar, official
from gongkai.statute.year_plan import parse_plan


def plans() -> QuerySet[HolidayPlan]:
    """What was loaded, latest first; public information."""
    return HolidayPlan.objects.order_by("-pk")


def current() -> WorkCalendar:
    """With every year of which a notice is known; other years are refused by it."""
    return _up_to(plans().aggregate(last=Max("pk"))["last"] or 0)


@lru_cache(maxsize=4)
def _up_to(last: int) -> WorkCalendar:
    calendar = official()
    for plan in plans().filter(pk__lte=last).order_by("pk"):
        calendar = calendar.with_plan(parse_plan(plan.content))
    return calendar


@lru_cache(maxsize=4)
def provisional(calendar: WorkCalendar) -> WorkCalendar:
    """The same calendar answering later years as provisional."""
    return calendar.provisional()
