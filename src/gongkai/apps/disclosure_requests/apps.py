from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DisclosureRequestsConfig(AppConfig):
    name = "gongkai.apps.disclosure_requests"
    label = "disclosure_requests"
    verbose_name = _("依申请公开")

    def ready(self) -> None:
        # Models are ready only now.
        from gongkai.apps.disclosure_requests import shell
        from gongkai.apps.disclosure_requests.services.reckoning import count_again
        from gongkai.apps.holiday_calendar import following

        following.add("disclosure_requests", count_again)
        shell.register()
