from django.apps import AppConfig


class PortalItemsConfig(AppConfig):
    name = "gongkai.portal.items"
    label = "portal_items"

    def ready(self) -> None:
        from gongkai.apps.visits import counting
        from gongkai.portal.items import kinds, shell  # models are ready only now

        shell.register()
        kinds.register()
        counting.add("portal_items:item", kinds.ROW, "pk")
