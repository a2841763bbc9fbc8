"""The disclosure office of a body as its guide must name it (条例第十二条), and when a body was last reminded.

Personal data: none; the contact of an office is public information.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.models import Agency
from gongkai.lib import clock
from gongkai.lib.versions import Versioned


class DisclosureOffice(Versioned):
    """What is not given stays blank: the guide leaves the line out, and the desk says what is missing."""

    agency = models.OneToOneField(Agency, models.PROTECT, related_name="disclosure_office")
    name = models.CharField(_("政府信息公开工作机构的名称"), max_length=120, blank=True)
    address = models.CharField(_("办公地址"), max_length=200, blank=True)
    hours = models.CharField(_("办公时间"), max_length=200, blank=True)
    phone = models.CharField(_("联系电话"), max_length=60, blank=True)
    fax = models.CharField(_("传真号码"), max_length=60, blank=True)
    online = models.CharField(_("互联网联系方式"), max_length=200, blank=True)
    complaints = models.CharField(_("监督投诉渠道"), max_length=200, blank=True)
    changed_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("政府信息公开工作机构")

    def __str__(self) -> str:
        return self.name or str(self.agency)


class Reminding(models.Model):
    """A body was reminded of its catalogue on a day: the mark that keeps a second worker from doing it again."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    on = models.DateField()

    class Meta:
        verbose_name = _("目录提醒")
        constraints = (
            models.UniqueConstraint(
                fields=["agency", "on"], name="body_is_reminded_of_its_catalogue_once_a_day"
            ),
        )

    def __str__(self) -> str:
        return f"{self.agency_id} {self.on}"
