"""The outbox of the index, the synonyms that bodies keep, and what was searched for in vain.

Personal data: who settled a synonym, kept with the record. What was searched for is kept for a quarter of a year and
without who asked; words in which the release gate finds a number of a person are not kept at all.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.models import Agency
from gongkai.lib import clock
from gongkai.lib.versions import Versioned


class Outdated(models.Model):
    """A row of some ledger has changed, appeared or gone since it was indexed; lives until the index has taken it up."""

    kind = models.CharField(max_length=40)
    row = models.BigIntegerField()
    noted_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("待更新的索引")
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.kind}:{self.row}"


class Synonyms(Versioned):
    """Words that mean the same: whoever searches for one finds the others. ended_at: since then they are apart again."""

    agency = models.ForeignKey(
        Agency, models.PROTECT, related_name="search_synonyms", verbose_name=_("维护单位")
    )
    words = models.JSONField(_("同义词"), default=list)
    note = models.CharField(_("说明"), max_length=200, blank=True)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    set_at = models.DateTimeField(default=clock.now, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("搜索同义词")
        ordering = ("-set_at", "-pk")
        indexes = (
            models.Index(fields=["agency"], condition=Q(ended_at=None), name="synonyms_in_use_of_body"),
        )

    def __str__(self) -> str:
        return "、".join(self.words)


class Missed(models.Model):
    """Words for which the public found nothing, counted by day."""

    day = models.DateField()
    words = models.CharField(_("搜索的词"), max_length=100)
    number = models.PositiveIntegerField(_("次数"), default=1)

    class Meta:
        verbose_name = _("没有结果的搜索")
        ordering = ("-day", "-number", "words")
        constraints = (
            models.UniqueConstraint(fields=["day", "words"], name="missed_words_are_counted_by_day"),
            models.CheckConstraint(condition=Q(number__gt=0), name="missed_words_were_searched_for"),
        )

    def __str__(self) -> str:
        return self.words
