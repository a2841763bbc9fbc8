"""Material that a body brings along: a list and its files on their way in, and where an item came from.

Personal data: the sealed files may name anyone; their bytes are gone once they are taken over, given up or forgotten.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.models import Agency
from gongkai.apps.proactive.models.item import Item
from gongkai.lib.importing.run import BroughtList


class ItemImport(BroughtList):
    """A list of items with their files; its rows became drafts. layout: of importing.reading."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")

    class Meta(BroughtList.Meta):
        verbose_name = _("批量导入")
        indexes = (models.Index(fields=["agency", "-begun_at", "-id"], name="item_import_of_agency"),)


class ImportFile(models.Model):
    """One file that came with a list. A Word document is read into title, text and pictures; others are looked into.

    pictures: name, sha256, media type, alternative and findings of each, by their number in the text.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("等待读取")
        READ = "read", _("已读取")
        REFUSED = "refused", _("不能使用")

    of = models.ForeignKey(ItemImport, models.PROTECT, related_name="files")
    name = models.CharField(_("文件名"), max_length=255)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField(_("大小"))
    media_type = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    sentence = models.CharField(max_length=400, blank=True)
    title = models.CharField(max_length=400, blank=True)
    document_no = models.CharField(max_length=80, blank=True)
    html = models.TextField(blank=True)
    text = models.TextField(blank=True)
    pictures = models.JSONField(default=list)
    notes = models.JSONField(default=list)
    findings = models.JSONField(default=list)

    class Meta:
        verbose_name = _("导入的文件")
        ordering = ("of", "pk")
        constraints = (models.UniqueConstraint(fields=["of", "name"], name="import_has_a_file_name_once"),)

    def __str__(self) -> str:
        return self.name


class ItemOrigin(models.Model):
    """From which row of which list an item came, and whether it was public before, on another site.

    earlier_on: the day of that publication; by it the item counts in figures and its limit is measured. Without a list
    it was entered out of a register on paper: whether it was in time then nobody knows, and it is not measured.
    """

    item = models.OneToOneField(Item, models.PROTECT, related_name="origin")
    brought_with = models.ForeignKey(ItemImport, models.PROTECT, related_name="origins", null=True)
    row = models.PositiveIntegerField(_("行"), null=True)
    earlier_on = models.DateField(_("原发布日期"), null=True)
    earlier_address = models.CharField(_("原网址"), max_length=400, blank=True)

    class Meta:
        verbose_name = _("信息的来历")
        ordering = ("brought_with", "row")
        indexes = (
            models.Index(
                fields=["earlier_on"], condition=Q(earlier_on__isnull=False), name="origin_by_earlier_day"
            ),
        )
        constraints = (
            models.UniqueConstraint(fields=["brought_with", "row"], name="row_is_taken_over_once"),
            models.CheckConstraint(
                condition=Q(brought_with__isnull=False, row__isnull=False)
                | Q(brought_with=None, row=None, earlier_on__isnull=False),
                name="origin_is_a_row_or_an_earlier_day",
            ),
        )

    def __str__(self) -> str:
        return f"{self.brought_with_id or self.earlier_on} {self.row or ''}".strip()
