"""What a place has settled for its normative documents: numbers, filing, validity, clean-up. National law leaves them open.

Personal data: who settled it, kept with the record.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.models import Agency
from gongkai.lib import clock


class LocalRule(models.Model):
    """The practice of a jurisdiction from a day on; an earlier row holds until the day before, and none is changed.

    pattern: of the unified number, see proactive.numbering. filing_to: one authority on each line. usual_years,
    trial_years: for documents that do not say themselves how long they live; None where the place presumes nothing.
    source: the local rule, shown as practice where it is "".
    """

    agency = models.ForeignKey(
        Agency, models.PROTECT, related_name="document_rules", verbose_name=_("适用单位")
    )
    valid_from = models.DateField(_("启用日期"))
    pattern = models.CharField(_("统一编号规则"), max_length=120)
    filing_to = models.TextField(_("备案机关"), blank=True)
    filing_days = models.PositiveSmallIntegerField(_("备案期限（日）"), default=15)
    usual_years = models.PositiveSmallIntegerField(_("推定有效期（年）"), null=True, blank=True)
    trial_years = models.PositiveSmallIntegerField(_("暂行、试行文件推定有效期（年）"), null=True, blank=True)
    cleanup_years = models.PositiveSmallIntegerField(_("清理周期（年）"), default=2)
    source = models.CharField(_("本地规定的名称和文号"), max_length=200, blank=True)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    set_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("规范性文件管理设置")
        ordering = ("agency", "-valid_from")
        constraints = (
            models.UniqueConstraint(fields=["agency", "valid_from"], name="one_document_rule_from_a_day"),
            models.CheckConstraint(
                condition=Q(filing_days__gte=1) & Q(cleanup_years__gte=1),
                name="document_rule_limits_are_positive",
            ),
        )

    def __str__(self) -> str:
        return f"{self.agency_id} {self.valid_from}"


class NumberSeries(models.Model):
    """The last serial of the unified number within a key (a body in a year, as the pattern says); without gaps."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    key = models.CharField(max_length=120)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("统一编号序列")
        constraints = (models.UniqueConstraint(fields=["agency", "key"], name="document_series_once"),)

    def __str__(self) -> str:
        return f"{self.agency_id} {self.key}"
