"""What this body handed in, and the papers of a case. The bytes stand under GONGKAI_DATA by their hash.

Personal data: papers of a case name its parties; they are kept as long as the file of the request.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gongkai.apps.remedies.models.case import RemedyCase
from gongkai.lib import clock


class PaperKind(models.TextChoices):
    APPLICATION = "application", _("复议申请书、起诉状、上诉状或者投诉材料")
    NOTICE = "notice", _("受理、应诉、举证等通知书")
    FILING = "filing", _("本机关提交的材料")
    DECISION = "decision", _("复议决定书、判决书、裁定书或者处理意见")
    OPINION = "opinion", _("意见书、建议书或者整改通知")
    REPORT = "report", _("纠正或者整改情况的报告")
    OTHER = "other", _("其他")


class RemedyPaper(models.Model):
    """One file, never changed. sha256: "" once the personal data of the request were taken out, and the file with them."""

    case = models.ForeignKey(RemedyCase, models.PROTECT, related_name="papers")
    kind = models.CharField(_("种类"), max_length=12, choices=PaperKind.choices)
    name = models.CharField(_("文件名"), max_length=255)
    media_type = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField(_("大小"))
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("案件文书")
        ordering = ("case", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["case", "kind", "sha256"], condition=~Q(sha256=""), name="paper_is_kept_once"
            ),
            models.CheckConstraint(condition=Q(size__gt=0), name="paper_is_not_empty"),
        )

    def __str__(self) -> str:
        return self.name


class FilingKind(models.TextChoices):
    REPLY = "reply", _("行政复议答复书")
    DEFENCE = "defence", _("答辩状")
    STATEMENT = "statement", _("情况说明")
    EVIDENCE = "evidence", _("证据和证据清单")
    EXTENSION = "extension", _("延期提供证据申请")
    OTHER = "other", _("其他材料")


class Filing(models.Model):
    """One thing that was handed in, on a day."""

    case = models.ForeignKey(RemedyCase, models.PROTECT, related_name="filings")
    kind = models.CharField(_("材料"), max_length=12, choices=FilingKind.choices)
    sent_on = models.DateField(_("提交日期"))
    note = models.CharField(_("说明"), max_length=400, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("提交的材料")
        ordering = ("case", "sent_on", "pk")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.sent_on}"
