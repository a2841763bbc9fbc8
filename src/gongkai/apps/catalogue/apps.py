from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CatalogueConfig(AppConfig):
    name = "gongkai.apps.catalogue"
    label = "catalogue"
    verbose_name = _("公开目录")

    def ready(self) -> None:
        # Models are ready only now.
        from gongkai.apps.agencies import following
        from gongkai.apps.catalogue import shell
        from gongkai.apps.catalogue.services.keeping import note_body

        following.add("catalogue", note_body)
        shell.register()
