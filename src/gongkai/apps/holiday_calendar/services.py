"""Loading the notice of a year: the calendar grows, and open clocks are counted again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.agencies.roles import Role
from gongkai.apps.events.services import record
from gongkai.apps.holiday_calendar import events, queries, tasks
from gongkai.apps.holiday_calendar.models import HolidayPlan
from gongkai.lib.errors import NotAllowed
from gongkai.statute.year_plan import BadPlan, parse_plan


def may_load(actor: Staff) -> bool:
    """Notices hold for every body of the platform, so that a system administrator loads them."""
    return actor.has_role(Role.SYSTEM_ADMINISTRATOR)


def require_load(actor: Staff) -> None:
    if not may_load(actor):
        raise NotAllowed(_("节假日安排由系统管理员导入；请与本单位的系统管理员联系。"), act="load_plan")


@transaction.atomic
def load(actor: Staff, content: Mapping[str, Any]) -> HolidayPlan:
    """Take over a year's arrangement; open cases are counted again right after. Raises NotAllowed with the sentence.

    content: as statute.year_plan.parse_plan takes it. A year already known is replaced, the earlier row is kept.
    """
    require_load(actor)
    try:
        plan = parse_plan(content)
        queries.current().with_plan(plan)
    except BadPlan as wrong:
        raise NotAllowed(str(wrong), act="load_plan") from None
    row = HolidayPlan.objects.create(
        year=plan.year, number=plan.number, content=dict(content), loaded_by=actor
    )
    tasks.count_again.enqueue()
    record(events.PLAN_LOADED, by=actor, subject=row, data={"plan": row.pk, "year": plan.year})
    return row
