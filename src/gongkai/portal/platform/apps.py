from django.apps import AppConfig


class PortalPlatformConfig(AppConfig):
    name = "gongkai.portal.platform"
    label = "portal_platform"

    def ready(self) -> None:
        from gongkai.portal.platform import kinds, shell  # models are ready only now

        shell.register()
        kinds.register()
