"""The calendar's entry on the desk."""

from django.utils.translation import gettext_lazy as _

from gongkai.lib.shell import navigation


def register() -> None:
    navigation.add(navigation.Entry("holiday_calendar:years", _("节假日安排"), order=83, group=_("管理")))
