"""Notices of the State Council General Office that a later year brought; those known at release stand in `statute`.

Personal data: who loaded a notice.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gongkai.lib import clock


class HolidayPlan(models.Model):
    """One year as loaded; a later row of the same year replaces it. content: in the form of statute's data files."""

    year = models.PositiveSmallIntegerField(_("年度"))
    number = models.CharField(_("文号"), max_length=60)
    content = models.JSONField()
    loaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("导入人")
    )
    loaded_at = models.DateTimeField(_("导入时间"), default=clock.now, editable=False)

    class Meta:
        verbose_name = _("节假日安排")
        ordering = ("-year", "-pk")

    def __str__(self) -> str:
        return f"{self.year} {self.number}"
