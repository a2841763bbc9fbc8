"""Figures on disclosure work as the public sees them. Personal data: none."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gongkai.lib import clock


class PublicFigures(models.Model):
    """The figures of one day, frozen: a page that shows them stays the same until the next. data: see queries/how_we_do.py."""

    as_of = models.DateField(_("截至"), unique=True)
    data = models.JSONField()
    made_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("公开的工作数据")
        ordering = ("-as_of",)

    def __str__(self) -> str:
        return self.as_of.isoformat()
