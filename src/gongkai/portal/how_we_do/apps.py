from django.apps import AppConfig


class PortalHowWeDoConfig(AppConfig):
    name = "gongkai.portal.how_we_do"
    label = "portal_how_we_do"

    def ready(self) -> None:
        from gongkai.portal.how_we_do import kinds, shell  # models are ready only now

        kinds.register()
        shell.register()
