from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchIndexConfig(AppConfig):
    name = "gongkai.apps.search_index"
    label = "search_index"
    verbose_name = _("搜索索引")

    def ready(self) -> None:
        from gongkai.apps.search_index import facets, shell  # models are ready only now

        facets.register()
        shell.register()
