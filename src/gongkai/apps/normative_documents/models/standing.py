"""After publication: what changed its standing, day by day; revisions with both texts; filing.

Status rows are only ever added. A wrong one is answered by another that stands in its place.
Personal data: who did what, kept with the record.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gongkai.apps.normative_documents.models.document import NormativeDocument
from gongkai.apps.proactive.models import Item, ItemVersion
from gongkai.lib import clock


class ChangeKind(models.TextChoices):
    """The events of statute.document_register, and 更正 that takes one back."""

    PUBLISHED = "published", _("公布")
    REVISED = "revised", _("修改")
    EXTENDED = "extended", _("延续有效期")
    REPEALED = "repealed", _("废止")
    EXPIRED = "expired", _("宣布失效")
    VOID = "void", _("取消登记")


class StatusChange(models.Model):
    """What happened. day: the first day on which it holds. by_item: the document that did it, on this site.

    reference: the document that did it, where it is not on this site. corrects: the row in whose place this one stands.
    by: None for the system.
    """

    document = models.ForeignKey(NormativeDocument, models.PROTECT, related_name="changes")
    kind = models.CharField(_("事项"), max_length=12, choices=ChangeKind.choices)
    day = models.DateField(_("日期"))
    effective_on = models.DateField(_("施行日期"), null=True, blank=True)
    expires_on = models.DateField(_("有效期至"), null=True, blank=True)
    by_item = models.ForeignKey(
        Item, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("依据的文件")
    )
    reference = models.CharField(_("依据"), max_length=200, blank=True)
    reason = models.CharField(_("理由"), max_length=400, blank=True)
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(_("登记时间"), default=clock.now, editable=False)

    class Meta:
        verbose_name = _("效力变动")
        ordering = ("document", "day", "pk")
        indexes = (models.Index(fields=["kind", "day", "document"], name="status_by_kind_and_day"),)
        constraints = (
            models.CheckConstraint(condition=~Q(pk=F("corrects")), name="status_does_not_correct_itself"),
            models.CheckConstraint(
                condition=Q(corrects=None) | ~Q(reason=""), name="status_correction_says_why"
            ),
            models.CheckConstraint(
                condition=~Q(kind=ChangeKind.VOID) | Q(corrects__isnull=False),
                name="void_status_names_its_row",
            ),
            models.CheckConstraint(
                condition=~Q(kind=ChangeKind.EXTENDED) | Q(expires_on__isnull=False),
                name="extension_has_its_day",
            ),
        )

    def __str__(self) -> str:
        return f"{self.document_id} {self.kind} {self.day}"


class RevisionKind(models.TextChoices):
    AMENDED = "amended", _("由另一件文件修改")
    RECTIFIED = "rectified", _("文字勘误，不改变内容")


class Revision(models.Model):
    """A change of the published text: opened, then closed by publishing the consolidated text.

    before, after: the published texts. day: from which the changed text holds.
    """

    document = models.ForeignKey(NormativeDocument, models.PROTECT, related_name="revisions")
    kind = models.CharField(_("修改方式"), max_length=12, choices=RevisionKind.choices)
    day = models.DateField(_("修改施行日期"))
    by_item = models.ForeignKey(
        Item, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("依据的文件")
    )
    reference = models.CharField(_("依据"), max_length=200, blank=True)
    expires_on = models.DateField(_("修改后的有效期至"), null=True, blank=True)
    before = models.ForeignKey(ItemVersion, models.PROTECT, related_name="+")
    after = models.ForeignKey(ItemVersion, models.PROTECT, null=True, related_name="+")
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(default=clock.now, editable=False)
    dropped_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("修改")
        ordering = ("document", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["document"],
                condition=Q(after=None, dropped_at=None),
                name="one_open_revision_of_a_document",
            ),
            models.CheckConstraint(condition=~Q(before=F("after")), name="revision_changes_the_text"),
            models.CheckConstraint(
                condition=~Q(kind=RevisionKind.AMENDED) | Q(by_item__isnull=False) | ~Q(reference=""),
                name="revision_names_what_revises",
            ),
        )

    def __str__(self) -> str:
        return f"{self.document_id} {self.day}"


class Filing(models.Model):
    """备案 with one authority: until when, done when, under which number."""

    document = models.ForeignKey(NormativeDocument, models.PROTECT, related_name="filings")
    to = models.CharField(_("备案机关"), max_length=120)
    due_on = models.DateField(_("备案期限"))
    filed_on = models.DateField(_("报送日期"), null=True, blank=True)
    number = models.CharField(_("备案号"), max_length=80, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("备案")
        ordering = ("document", "pk")
        constraints = (models.UniqueConstraint(fields=["document", "to"], name="document_is_filed_once"),)

    def __str__(self) -> str:
        return f"{self.document_id} {self.to}"
