from django.apps import AppConfig


class PortalDataConfig(AppConfig):
    name = "gongkai.portal.open_data"
    label = "portal_data"

    def ready(self) -> None:
        from gongkai.portal.open_data import kinds, shell  # models are ready only now

        kinds.register()
        shell.register()
