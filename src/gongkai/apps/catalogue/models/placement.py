"""Which entry an item belongs to, where a person said so; else its column tells (see queries/holdings.py).

Personal data: who said so, kept with the record.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gongkai.apps.catalogue.models.entry import CatalogueEntry
from gongkai.apps.proactive.models import Item
from gongkai.lib import clock


class Placement(models.Model):
    entry = models.ForeignKey(CatalogueEntry, models.PROTECT, related_name="placements")
    item = models.ForeignKey(Item, models.PROTECT, related_name="placements")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("信息归入条目")
        ordering = ("entry", "pk")
        constraints = (
            models.UniqueConstraint(fields=["item", "entry"], name="item_is_placed_once_in_an_entry"),
        )

    def __str__(self) -> str:
        return f"{self.item_id} → {self.entry_id}"
