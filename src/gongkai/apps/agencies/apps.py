from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from gongkai.lib.shell import navigation


class AgenciesConfig(AppConfig):
    name = "gongkai.apps.agencies"
    label = "agencies"
    verbose_name = _("单位与人员")

    def ready(self) -> None:
        """Entries of the navigation; and what the libraries for signing in tell of only by signals."""
        navigation.add(
            navigation.Entry("agencies:list", _("单位"), order=80, group=_("管理")),
            navigation.Entry("agencies:staff", _("人员"), order=81, group=_("管理")),
            navigation.Entry("agencies:delegations", _("代理"), order=82, group=_("管理")),
        )
        from allauth.mfa import signals as second_factor  # libraries and services need loaded models
        from axes.signals import user_locked_out

        user_locked_out.connect(_locked_out)
        second_factor.authenticator_added.connect(_second_factor_added)
        second_factor.authenticator_removed.connect(_second_factor_removed)


def _locked_out(username: str = "", **_details: Any) -> None:
    from gongkai.apps.agencies import services  # as above

    services.note_lock_out(username)


def _second_factor_added(user: Any, authenticator: Any, **_details: Any) -> None:
    from gongkai.apps.agencies import services  # as above

    services.note_second_factor(user, kind=authenticator.type, added=True)


def _second_factor_removed(user: Any, authenticator: Any, **_details: Any) -> None:
    from gongkai.apps.agencies import services  # as above

    services.note_second_factor(user, kind=authenticator.type, added=False)
