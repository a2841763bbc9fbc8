"""Index numbers: the rule of a jurisdiction, the serials given so far, and every number that was ever given.

Personal data: none.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.models import Agency
from gongkai.apps.proactive.models.item import Item
from gongkai.lib import clock
from gongkai.lib.versions import Versioned


class IndexRule(Versioned):
    """The pattern by which a jurisdiction numbers its items (see numbering.py), from a day on."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="index_rules", verbose_name=_("适用单位"))
    pattern = models.CharField(_("编号规则"), max_length=120)
    valid_from = models.DateField(_("启用日期"))
    valid_until = models.DateField(_("停用日期"), null=True, blank=True)

    class Meta:
        verbose_name = _("索引号规则")
        ordering = ("agency", "-valid_from")
        constraints = (
            models.UniqueConstraint(
                fields=["agency"], condition=Q(valid_until=None), name="one_open_index_rule_of_a_body"
            ),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")),
                name="index_rule_ends_after_its_begin",
            ),
        )

    def __str__(self) -> str:
        return self.pattern


class IndexSeries(models.Model):
    """The last serial given within a key of a rule (for example one body in one year)."""

    rule = models.ForeignKey(IndexRule, models.PROTECT, related_name="series")
    key = models.CharField(max_length=120)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("索引号序列")
        constraints = (models.UniqueConstraint(fields=["rule", "key"], name="index_series_once"),)

    def __str__(self) -> str:
        return f"{self.rule_id} {self.key}"


class IndexNumber(models.Model):
    """A number that was given: kept for ever, so that it is never given again. rule: None for an imported one."""

    text = models.CharField(_("索引号"), max_length=80, unique=True)
    rule = models.ForeignKey(IndexRule, models.PROTECT, null=True, related_name="numbers")
    key = models.CharField(max_length=120, blank=True)
    serial = models.PositiveIntegerField(null=True)
    item = models.OneToOneField(Item, models.PROTECT, related_name="index_number")
    given_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("索引号")
        ordering = ("rule", "key", "serial")
        constraints = (
            models.UniqueConstraint(
                fields=["rule", "key", "serial"], condition=Q(rule__isnull=False), name="index_serial_once"
            ),
        )

    def __str__(self) -> str:
        return self.text
