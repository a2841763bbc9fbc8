"""The outbox of the index. Holds keys alone, no personal data; a row lives until the index has taken it up."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gongkai.lib import clock


class Outdated(models.Model):
    """A row of some ledger has changed, appeared or gone since it was indexed."""

    kind = models.CharField(max_length=40)
    row = models.BigIntegerField()
    noted_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("待更新的索引")
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.kind}:{self.row}"
