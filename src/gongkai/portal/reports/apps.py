from django.apps import AppConfig


class PortalReportsConfig(AppConfig):
    name = "gongkai.portal.reports"
    label = "portal_reports"

    def ready(self) -> None:
        from gongkai.portal.reports import kinds, shell  # models are ready only now

        shell.register()
        kinds.register()
