from django.apps import AppConfig


class PortalCommentsConfig(AppConfig):
    name = "gongkai.portal.comments"
    label = "portal_comments"

    def ready(self) -> None:
        from gongkai.portal.comments import blocks, kinds, shell  # models are ready only now

        blocks.register()
        shell.register()
        kinds.register()
