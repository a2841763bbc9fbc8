"""What people said of a reading: a cell corrected, a finding confirmed or dismissed. Rows are added, never changed.

Personal data: who said it; the reasons are about figures and must not name people.
"""

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gongkai.annual_report.report import Content
from gongkai.apps.reporting.models.report import AnnualReport, ReadingRun
from gongkai.lib import clock

CONTENTS = [(content.value, content.value) for content in Content]


class CellCorrection(models.Model):
    """The latest row of a cell holds, also over a later reading. Values are written in digits ("12372.0506")."""

    report = models.ForeignKey(AnnualReport, models.PROTECT, related_name="corrections")
    reading = models.ForeignKey(ReadingRun, models.PROTECT, related_name="+")
    cell = models.CharField(_("单元格"), max_length=120)
    read_content = models.CharField(max_length=16, choices=CONTENTS)
    read_value = models.CharField(_("读取的值"), max_length=40, blank=True)
    content = models.CharField(max_length=16, choices=CONTENTS)
    value = models.CharField(_("更正后的值"), max_length=40, blank=True)
    reason = models.CharField(_("更正理由"), max_length=400)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("更正人")
    )
    at = models.DateTimeField(_("更正时间"), default=clock.now, editable=False)

    class Meta:
        verbose_name = _("单元格更正")
        ordering = ("report", "pk")
        indexes = (models.Index(fields=["report", "cell"], name="correction_of_cell"),)
        constraints = (
            models.CheckConstraint(condition=~Q(reason=""), name="correction_has_a_reason"),
            models.CheckConstraint(
                condition=Q(content=Content.NUMBER) & ~Q(value="") | ~Q(content=Content.NUMBER) & Q(value=""),
                name="correction_has_a_value_if_a_number",
            ),
        )

    def __str__(self) -> str:
        return f"{self.cell} → {self.value or self.content}"

    @property
    def number(self) -> int | Decimal | None:
        if not self.value:
            return None
        return int(self.value) if self.value.lstrip("-").isdecimal() else Decimal(self.value)


class FindingDecision(models.Model):
    """`key` tells the finding across readings, `sentence` what it said when it was decided: if that changed, it is open again."""

    class Decision(models.TextChoices):
        CONFIRMED = "confirmed", _("属实")
        DISMISSED = "dismissed", _("不成立")

    report = models.ForeignKey(AnnualReport, models.PROTECT, related_name="decisions")
    rule = models.CharField(_("规则"), max_length=24)
    key = models.CharField(max_length=64)
    sentence = models.TextField()
    decision = models.CharField(_("意见"), max_length=10, choices=Decision.choices)
    reason = models.CharField(_("理由"), max_length=400)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("处理人")
    )
    at = models.DateTimeField(_("处理时间"), default=clock.now, editable=False)

    class Meta:
        verbose_name = _("核对结果的处理")
        ordering = ("report", "pk")
        indexes = (models.Index(fields=["report", "key"], name="decision_on_finding"),)
        constraints = (models.CheckConstraint(condition=~Q(reason=""), name="decision_has_a_reason"),)

    def __str__(self) -> str:
        return f"{self.rule} {self.decision}"
