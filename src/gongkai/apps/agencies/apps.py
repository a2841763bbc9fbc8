from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AgenciesConfig(AppConfig):
    name = "gongkai.apps.agencies"
    label = "agencies"
    verbose_name = _("单位与人员")
