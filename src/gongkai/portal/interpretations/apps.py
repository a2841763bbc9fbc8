from django.apps import AppConfig


class PortalInterpretationsConfig(AppConfig):
    name = "gongkai.portal.interpretations"
    label = "portal_interpretations"

    def ready(self) -> None:
        from gongkai.portal.interpretations import kinds, shell  # models are ready only now

        shell.register()
        kinds.register()
