"""A hearing over a draft: who takes part, when the papers reached them, what was recorded.

Personal data: names of the representatives, encrypted; kept with the record of the hearing.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.models import Agency
from gongkai.apps.proactive.models import Item
from gongkai.lib import clock
from gongkai.lib.fields import EncryptedField
from gongkai.lib.versions import Versioned


class Hearing(Versioned):
    """item: the public announcement. minutes: 听证笔录; result: what the body makes of what was said."""

    item = models.OneToOneField(Item, models.PROTECT, related_name="hearing")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name=_("举行听证的机关"))
    held_on = models.DateField(_("举行日期"))
    place = models.CharField(_("地点"), max_length=200)
    papers_on = models.DateField(_("材料送达参加人"), null=True, blank=True)
    took_place_on = models.DateField(_("实际举行"), null=True, blank=True)
    minutes = models.TextField(_("听证笔录"), blank=True)
    result = models.TextField(_("听证结果"), blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    set_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("听证")
        ordering = ("-held_on", "-pk")
        indexes = (models.Index(fields=["agency", "-held_on", "-id"], name="hearing_of_body"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(minutes="") | Q(recorded_by__isnull=False, took_place_on__isnull=False),
                name="record_of_a_hearing_has_its_day",
            ),
        )

    def __str__(self) -> str:
        return str(self.item)


class Representative(models.Model):
    """Somebody who takes part. side: what the person stands for, as 利害关系人代表."""

    hearing = models.ForeignKey(Hearing, models.PROTECT, related_name="representatives")
    side = models.CharField(_("代表哪一方"), max_length=80)
    name = EncryptedField(_("姓名"))
    attended = models.BooleanField(_("到会"), default=False)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("听证参加人")
        ordering = ("hearing", "pk")

    def __str__(self) -> str:
        return f"#{self.pk}"
