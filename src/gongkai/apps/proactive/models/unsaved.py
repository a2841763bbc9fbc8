"""What a person has typed and not yet saved, and who has an item open for writing. Neither is part of the record.

Personal data: who writes on what, and the text as far as it was typed; deleted when it is saved or given up, and by the
clock (services.unsaved.forget).
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.models import Agency
from gongkai.apps.proactive.models.column import Column
from gongkai.apps.proactive.models.item import Item
from gongkai.lib import clock


class Unsaved(models.Model):
    """The fields of the writing page as they were last kept: one row for a person and an item, however often it is kept.

    An item that is not begun yet is known by its body and column. seen: the version of the item that was written on.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    item = models.ForeignKey(Item, models.PROTECT, null=True, related_name="+")
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+")
    column = models.ForeignKey(Column, models.PROTECT, null=True, related_name="+")
    fields = models.JSONField(default=dict)
    seen = models.PositiveIntegerField(null=True)
    kept_at = models.DateTimeField(_("自动保存时间"), default=clock.now)

    class Meta:
        verbose_name = _("自动保存的内容")
        indexes = (models.Index(fields=["kept_at"], name="unsaved_by_age"),)
        constraints = (
            models.UniqueConstraint(
                fields=["person", "item"], condition=Q(item__isnull=False), name="unsaved_text_once"
            ),
            models.UniqueConstraint(
                fields=["person", "agency", "column"], condition=Q(item=None), name="unsaved_new_text_once"
            ),
            models.CheckConstraint(
                condition=Q(item__isnull=False, agency=None, column=None)
                | Q(item=None, agency__isnull=False, column__isnull=False),
                name="unsaved_text_is_of_an_item_or_of_a_place",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} {self.item_id or self.column_id}"


class Presence(models.Model):
    """A person has the writing page of an item open."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    seen_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("正在修改的人")
        ordering = ("item", "person")
        indexes = (models.Index(fields=["seen_at"], name="presence_by_age"),)
        constraints = (models.UniqueConstraint(fields=["item", "person"], name="presence_once"),)

    def __str__(self) -> str:
        return f"{self.person_id} {self.item_id}"
