"""One row for each notification and recipient. Personal data: the recipient; kept one year after it was read."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gongkai.lib import clock


class Notice(models.Model):
    """`sentence` is the Chinese source with named places, `values` fills them, so each reader gets the own language."""

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="notices", verbose_name=_("收件人")
    )
    sentence = models.CharField(_("内容"), max_length=200)
    values = models.JSONField(default=dict)
    address = models.CharField(max_length=400)
    created_at = models.DateTimeField(_("时间"), default=clock.now, editable=False)
    read_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("通知")
        ordering = ("-created_at", "-pk")
        indexes: ClassVar = [
            models.Index(fields=["recipient", "-created_at", "-id"], name="notice_of_recipient"),
            models.Index(fields=["recipient"], condition=models.Q(read_at=None), name="notice_unread"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(address__startswith="/"), name="notice_leads_to_own_page"
            ),
        ]

    def __str__(self) -> str:
        return str(gettext(self.sentence) % self.values)
