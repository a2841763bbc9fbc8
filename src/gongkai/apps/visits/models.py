"""Visits by day, their sums, and how far each log of a web server was read. Personal data: none; addresses are never stored."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gongkai.lib import clock


class DayCount(models.Model):
    """Visits of one page on one day. kind, row: of what the page shows, as the outbox names it; robots are counted apart."""

    kind = models.CharField(max_length=40)
    row = models.BigIntegerField()
    day = models.DateField(_("日期"))
    number = models.PositiveIntegerField(_("浏览次数"), default=0)
    robots = models.PositiveIntegerField(_("程序读取次数"), default=0)

    class Meta:
        verbose_name = _("每日浏览次数")
        ordering = ("kind", "row", "day")
        indexes = (models.Index(fields=["kind", "day", "number"], name="visits_by_day"),)
        constraints = (models.UniqueConstraint(fields=["kind", "row", "day"], name="visits_of_a_day_once"),)

    def __str__(self) -> str:
        return f"{self.kind}:{self.row} {self.day}"


class Total(models.Model):
    """All visits of one page until the end of a day: what is shown to the public, the same until the next sum."""

    kind = models.CharField(max_length=40)
    row = models.BigIntegerField()
    number = models.PositiveBigIntegerField(_("浏览次数"))
    until = models.DateField(_("截至"))

    class Meta:
        verbose_name = _("浏览次数合计")
        ordering = ("kind", "row")
        constraints = (
            models.UniqueConstraint(fields=["kind", "row"], name="visits_total_once"),
            models.CheckConstraint(condition=Q(number__gt=0), name="visits_total_is_of_something"),
        )

    def __str__(self) -> str:
        return f"{self.kind}:{self.row}"


class TakenLog(models.Model):
    """A log that was read so far. mark: a keyed hash of its first line, by which it is known again under another name."""

    mark = models.CharField(max_length=64, unique=True)
    offset = models.PositiveBigIntegerField()
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("已读的访问日志")
        ordering = ("-at",)

    def __str__(self) -> str:
        return self.mark[:12]
