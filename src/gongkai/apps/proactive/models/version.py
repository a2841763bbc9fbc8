"""The words of an item, version by version. One that was sent for review is never changed again.

Personal data: the author, kept with the record.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gongkai.apps.proactive import categories
from gongkai.apps.proactive.models.column import Column
from gongkai.apps.proactive.models.item import Item
from gongkai.lib import clock


class DisclosureAttribute(models.TextChoices):
    """公开属性 (国办发〔2016〕80号)."""

    PROACTIVE = "proactive", _("主动公开")
    ON_REQUEST = "on_request", _("依申请公开")
    WITHHELD = "withheld", _("不予公开")


class SourceKind(models.TextChoices):
    OWN = "own", _("本机关制作")
    REPOST = "repost", _("转载")


class ItemVersion(models.Model):
    """One version. fields: what its kind asks beside (kinds.py). body: clean HTML.

    changed_on: the day on which the information changed, when an update tells of that; the limit of Article 26 runs
    from it, else from formed_on. digest: over all words and attachments, fixed when frozen. findings: what the
    release gate said of the frozen version.
    """

    item = models.ForeignKey(Item, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("版次"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("起草人")
    )
    saved_at = models.DateTimeField(_("保存时间"), default=clock.now)
    frozen_at = models.DateTimeField(_("送审时间"), null=True, editable=False)
    digest = models.CharField(max_length=64, blank=True, editable=False)
    findings = models.JSONField(_("发布检查结果"), default=list, editable=False)
    published_at = models.DateTimeField(_("公开时间"), null=True, editable=False)
    change = models.CharField(_("改动说明"), max_length=200, blank=True)

    title = models.CharField(_("标题"), max_length=200)
    summary = models.CharField(_("内容概述"), max_length=400, blank=True)
    keywords = models.CharField(_("主题词"), max_length=120, blank=True)
    column = models.ForeignKey(Column, models.PROTECT, related_name="+", verbose_name=_("栏目"))
    subject_category = models.CharField(
        _("主题分类"), max_length=40, choices=categories.SUBJECT_NAMES, blank=True
    )
    genre = models.CharField(
        _("体裁"), max_length=20, choices=[(name, name) for name in categories.GENRES], blank=True
    )
    composite_category = models.CharField(_("组配分类"), max_length=80, blank=True)
    issuing_agency = models.CharField(_("发文机关"), max_length=200, blank=True)
    document_no = models.CharField(_("发文字号"), max_length=80, blank=True)
    formed_on = models.DateField(_("成文日期"), null=True, blank=True)
    changed_on = models.DateField(_("变更日期"), null=True, blank=True)
    effective_on = models.DateField(_("施行日期"), null=True, blank=True)
    expires_on = models.DateField(_("有效期至"), null=True, blank=True)
    attribute = models.CharField(
        _("公开属性"), max_length=12, choices=DisclosureAttribute.choices, blank=True
    )
    attribute_basis = models.CharField(_("公开属性的依据"), max_length=200, blank=True)
    attribute_reason = models.CharField(_("公开属性的理由"), max_length=400, blank=True)
    source_kind = models.CharField(
        _("来源"), max_length=8, choices=SourceKind.choices, default=SourceKind.OWN
    )
    source_name = models.CharField(_("来源名称"), max_length=120, blank=True)
    source_level = models.CharField(
        _("来源层级"), max_length=16, choices=categories.SOURCE_LEVELS, blank=True
    )
    source_url = models.URLField(_("来源网址"), max_length=400, blank=True)
    body = models.TextField(_("正文"), blank=True)
    fields = models.JSONField(_("专有内容"), default=dict)

    class Meta:
        verbose_name = _("信息版本")
        ordering = ("item", "-number")
        constraints = (
            models.UniqueConstraint(fields=["item", "number"], name="version_is_numbered_within_its_item"),
            models.CheckConstraint(
                condition=Q(frozen_at=None, digest="") | Q(frozen_at__isnull=False) & ~Q(digest=""),
                name="frozen_version_has_its_digest",
            ),
            models.CheckConstraint(
                condition=Q(attribute__in=("", "proactive")) | ~Q(attribute_reason="") | Q(frozen_at=None),
                name="what_is_not_published_says_why",
            ),
            models.CheckConstraint(
                condition=Q(expires_on=None) | Q(effective_on=None) | Q(expires_on__gte=F("effective_on")),
                name="version_expires_after_its_effect",
            ),
        )

    def __str__(self) -> str:
        return self.title


class Attachment(models.Model):
    """A file or picture of an item; versions name the ones they show. The bytes are sealed and never changed.

    text: what was read out of it, for search. findings: what the release gate said of it.
    """

    item = models.ForeignKey(Item, models.PROTECT, related_name="attachments")
    name = models.CharField(_("文件名"), max_length=255)
    media_type = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField(_("大小"))
    text = models.TextField(blank=True, editable=False)
    findings = models.JSONField(_("发布检查结果"), default=list, editable=False)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("附件")
        ordering = ("item", "pk")
        constraints = (
            models.UniqueConstraint(fields=["item", "sha256"], name="attachment_is_there_once"),
            models.CheckConstraint(condition=Q(size__gt=0), name="attachment_is_not_empty"),
        )

    def __str__(self) -> str:
        return self.name


class VersionFile(models.Model):
    """A version shows an attachment: below the text, or as a picture within it (then with its alternative text)."""

    version = models.ForeignKey(ItemVersion, models.PROTECT, related_name="files")
    attachment = models.ForeignKey(Attachment, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(_("显示名称"), max_length=200, blank=True)
    alternative = models.CharField(_("替代文字"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("版本的附件")
        ordering = ("version", "position")
        constraints = (
            models.UniqueConstraint(fields=["version", "attachment"], name="version_shows_a_file_once"),
            models.UniqueConstraint(fields=["version", "position"], name="file_has_its_place_in_a_version"),
        )

    def __str__(self) -> str:
        return self.title or str(self.attachment)
