"""What was published, frozen: the public pages read these rows and nothing else. Never changed; a correction adds one.

Personal data: who published, not shown to the public.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gongkai.apps.reporting.models.report import AnnualReport, ReportScope
from gongkai.lib import clock


class Edition(models.Model):
    """body_name: what the body was called in the year reported on; it stays when the body is renamed.

    scope, published_on, source_name, source_url: as they were reviewed; the same columns of the report are work.
    content: exchange.report_to_json without places and prose; sha256: over its canonical JSON (see digest.py).
    """

    report = models.ForeignKey(AnnualReport, models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField(_("版本"))
    body_name = models.CharField(_("机关当年的名称"), max_length=120)
    scope = models.CharField(
        _("数据口径"), max_length=12, choices=ReportScope.choices, blank=True, default=""
    )
    published_on = models.DateField(_("原文发布日期"), null=True, blank=True)
    source_name = models.CharField(_("原文出处"), max_length=200, blank=True)
    source_url = models.URLField(_("原文网址"), max_length=400, blank=True)
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    figures = models.JSONField(default=dict)
    show_findings = models.BooleanField(_("同时公开核对结果"), default=False)
    reason = models.CharField(_("更正说明"), max_length=400, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("发布人")
    )
    published_at = models.DateTimeField(_("发布时间"), default=clock.now, editable=False)

    class Meta:
        verbose_name = _("发布的版本")
        ordering = ("report", "-number")
        constraints = (
            models.UniqueConstraint(fields=["report", "number"], name="edition_is_numbered_within_report"),
            models.CheckConstraint(condition=Q(number=1) | ~Q(reason=""), name="later_edition_says_why"),
        )

    def __str__(self) -> str:
        return f"{self.report_id} v{self.number}"
