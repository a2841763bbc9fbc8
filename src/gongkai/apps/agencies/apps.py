from datetime import timedelta
from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.tasks import clear_sessions
from gongkai.lib import schedule
from gongkai.lib.schedule import Turn
from gongkai.lib.shell import navigation


class AgenciesConfig(AppConfig):
    name = "gongkai.apps.agencies"
    label = "agencies"
    verbose_name = _("单位与人员")

    def ready(self) -> None:
        """Entries of the navigation; and what the libraries for signing in do with second factors."""
        navigation.add(
            navigation.Entry("agencies:list", _("单位"), order=80, group=_("管理")),
            navigation.Entry("agencies:staff", _("人员"), order=81, group=_("管理")),
            navigation.Entry("agencies:delegations", _("代理"), order=82, group=_("管理")),
        )
        day = timedelta(days=1)
        schedule.add(Turn("agencies.sessions", _("清除已经结束的登录记录"), day, clear_sessions, order=80))
        from allauth.mfa.models import Authenticator  # models are loaded only now

        post_save.connect(_second_factor_added, sender=Authenticator)
        post_delete.connect(_second_factor_removed, sender=Authenticator)


# The library tells of these by its own signals only after the commit; the event belongs into the transaction.


def _second_factor_added(instance: Any, *, created: bool, **_details: Any) -> None:
    from gongkai.apps.agencies import services  # as above

    if created:
        services.note_second_factor(instance.user, kind=instance.type, added=True)


def _second_factor_removed(instance: Any, **_details: Any) -> None:
    from gongkai.apps.agencies import services  # as above

    if not getattr(instance, "is_reset", False):  # a reset is an act of the security administrator
        services.note_second_factor(instance.user, kind=instance.type, added=False)
