"""The outbox of the written pages. Holds keys alone, no personal data; a row is kept for KEPT and then forgotten.

Rows are not struck out when they are taken up: several folders, on several web servers, may be written from one outbox,
and each folder remembers itself what it has taken (see `gongkai.portal.pages.manifest`).
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gongkai.lib import clock


class Changed(models.Model):
    """A row of some ledger was published, changed or withdrawn."""

    kind = models.CharField(max_length=40)
    row = models.BigIntegerField()
    # Nothing before the public spoke of the row until now: what repeats other pages may follow a little later.
    is_first = models.BooleanField(default=False)
    # Something stands beside it now, and nothing that was said of the row until now became untrue: the same holds.
    only_adds = models.BooleanField(default=False)
    noted_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("待写出的页面")
        ordering = ("pk",)
        indexes = (models.Index(fields=["noted_at"], name="page_outbox_by_time"),)

    def __str__(self) -> str:
        return f"{self.kind}:{self.row}"
