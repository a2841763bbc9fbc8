from django.apps import AppConfig


class PortalDocumentsConfig(AppConfig):
    name = "gongkai.portal.documents"
    label = "portal_documents"

    def ready(self) -> None:
        from gongkai.portal.documents import beside, kinds, shell  # models are ready only now

        shell.register()
        kinds.register()
        beside.register()
