from django.apps import AppConfig


class PortalRequestsConfig(AppConfig):
    name = "gongkai.portal.requests"
    label = "portal_requests"

    def ready(self) -> None:
        from gongkai.portal.requests import kinds, shell  # models are ready only now

        shell.register()
        kinds.register()
