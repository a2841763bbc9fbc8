"""The events of the working calendar."""

from django.utils.translation import gettext_lazy as _

from gongkai.apps.events.register import declare

PLAN_LOADED = declare("holiday_calendar.plan.loaded", _("节假日安排已导入"), "plan", "year")
