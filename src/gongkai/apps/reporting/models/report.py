"""A report in work: what it is, how far it is, and each reading of its source.

Personal data: who did what, kept with the record.
"""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gongkai.annual_report.forms import FORMS
from gongkai.apps.agencies.models import Agency
from gongkai.apps.reporting.models.body import Body
from gongkai.apps.reporting.models.intake import Source
from gongkai.apps.reporting.states import State
from gongkai.lib import clock
from gongkai.lib.versions import Versioned

if TYPE_CHECKING:
    from gongkai.apps.reporting.models.edition import Edition

FIRST_YEAR, LAST_YEAR = 2008, 2100  # 令第492号 has been in force since 2008-05-01


class ReportScope(models.TextChoices):
    UNKNOWN = "", _("未标明")
    OWN = "own", _("本机关")
    CONSOLIDATED = "consolidated", _("汇总（含下级）")


class AnnualReport(Versioned):
    """`agency` keeps the record, `body` is whom the report speaks for; `edition` is what the public sees, if anything.

    The counts are kept beside the reading so that a list asks no reading.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="annual_reports", verbose_name=_("单位"))
    body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="reports", verbose_name=_("报告机关")
    )
    source = models.OneToOneField(Source, models.PROTECT, related_name="report", verbose_name=_("原始文件"))
    state = models.CharField(_("状态"), max_length=12, choices=State.choices, default=State.READ)
    agency_name = models.CharField(_("原文所印机关"), max_length=120, blank=True)
    title = models.CharField(_("标题"), max_length=200, blank=True)
    year = models.PositiveSmallIntegerField(_("报告年度"), null=True, blank=True)
    form = models.CharField(_("版式"), max_length=16, blank=True)
    scope = models.CharField(
        _("数据口径"), max_length=12, choices=ReportScope.choices, blank=True, default=""
    )
    published_on = models.DateField(_("原文发布日期"), null=True, blank=True)
    source_name = models.CharField(_("原文出处"), max_length=200, blank=True)
    source_url = models.URLField(_("原文网址"), max_length=400, blank=True)
    is_demonstration = models.BooleanField(_("演示数据"), default=False)
    reading: models.ForeignKey["ReadingRun | None", "ReadingRun | None"] = models.ForeignKey(
        "ReadingRun", models.PROTECT, null=True, related_name="+", verbose_name=_("当前读取结果")
    )
    reading_refusal = models.CharField(_("重新读取未成功的原因"), max_length=400, blank=True)
    unknown_cells = models.PositiveIntegerField(_("不能判定的单元格"), default=0)
    repaired_cells = models.PositiveIntegerField(_("推算的单元格"), default=0)
    open_findings = models.PositiveIntegerField(_("待处理的核对结果"), default=0)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("核对人")
    )
    amendment_reason = models.CharField(_("更正原因"), max_length=400, blank=True)
    edition: models.ForeignKey["Edition | None", "Edition | None"] = models.ForeignKey(
        "Edition", models.PROTECT, null=True, related_name="+", verbose_name=_("公开的版本")
    )
    is_public = models.BooleanField(default=False, editable=False)
    withdrawn_at = models.DateTimeField(_("撤回时间"), null=True, blank=True)
    withdrawal_reason = models.CharField(_("撤回原因"), max_length=400, blank=True)
    created_at = models.DateTimeField(_("导入时间"), default=clock.now, editable=False)

    class Meta:
        verbose_name = _("年度报告")
        ordering = ("-created_at", "-pk")
        indexes = (
            models.Index(fields=["agency", "-created_at", "-id"], name="report_of_agency"),
            models.Index(fields=["-created_at", "-id"], name="report_newest"),
            models.Index(fields=["agency", "state", "-created_at", "-id"], name="report_by_state"),
            models.Index(fields=["-year", "body"], condition=Q(is_public=True), name="report_public"),
        )
        constraints = (
            models.CheckConstraint(condition=Q(state__in=State.values), name="report_state_is_known"),
            models.CheckConstraint(
                condition=Q(year=None) | Q(year__gte=FIRST_YEAR, year__lte=LAST_YEAR),
                name="report_year_is_plausible",
            ),
            models.CheckConstraint(condition=Q(form__in=["", *FORMS]), name="report_form_is_known"),
            models.CheckConstraint(condition=Q(scope__in=ReportScope.values), name="report_scope_is_known"),
            models.CheckConstraint(
                condition=~Q(state__in=[State.REVIEWED, State.PUBLISHED])
                | Q(body__isnull=False, year__isnull=False, reviewed_by__isnull=False),
                name="reviewed_report_has_body_year_and_reviewer",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.PUBLISHED) | Q(is_public=True), name="published_report_is_public"
            ),
            models.CheckConstraint(
                condition=Q(is_public=False)
                | Q(edition__isnull=False, withdrawn_at=None, body__isnull=False),
                name="public_report_has_an_edition",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.WITHDRAWN)
                | Q(withdrawn_at__isnull=False, is_public=False) & ~Q(withdrawal_reason=""),
                name="withdrawn_report_says_why",
            ),
            models.UniqueConstraint(
                fields=["body", "year"],
                condition=Q(is_public=True),
                name="one_public_report_of_body_and_year",
            ),
        )

    def __str__(self) -> str:
        return self.title or self.source.name


class ReadingRun(models.Model):
    """One reading of a source by one version of the reader; all are kept, the report points at the one that holds.

    document: the blocks as the file gave them; content: exchange.report_to_json; prose: the running text.
    """

    report = models.ForeignKey(AnnualReport, models.PROTECT, related_name="readings")
    number = models.PositiveIntegerField(_("次数"))
    reader = models.CharField(_("读取程序版本"), max_length=40)
    document = models.JSONField()
    content = models.JSONField()
    prose = models.TextField(blank=True)
    at = models.DateTimeField(_("读取时间"), default=clock.now, editable=False)

    class Meta:
        verbose_name = _("读取结果")
        ordering = ("report", "-number")
        constraints = (
            models.UniqueConstraint(fields=["report", "number"], name="reading_is_numbered_within_report"),
        )

    def __str__(self) -> str:
        return f"{self.report_id} #{self.number}"
