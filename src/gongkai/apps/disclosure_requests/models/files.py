"""Files of a request. The bytes stand under GONGKAI_DATA by their hash; an original is sealed and never changed.

Personal data: identity documents and powers of attorney are files of their own kinds, shown with their own right.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gongkai.apps.disclosure_requests.models.request import DisclosureRequest
from gongkai.lib import clock


class FileKind(models.TextChoices):
    APPLICATION = "application", _("申请材料")
    IDENTITY = "identity", _("身份证明")
    POWER_OF_ATTORNEY = "power_of_attorney", _("授权委托书")
    AMENDMENT = "amendment", _("补正材料")
    REASONS = "reasons", _("说明理由材料")
    PAYMENT = "payment", _("缴费凭证")
    OPINION = "opinion", _("征求意见材料")
    EVIDENCE = "evidence", _("检索与查证材料")
    ORIGINAL = "original", _("拟公开信息原件")
    RELEASE = "release", _("答复附件")
    PROOF = "proof", _("送达凭证")
    LETTER = "letter", _("文书")


PERSONAL = (FileKind.IDENTITY, FileKind.POWER_OF_ATTORNEY)


class RequestFile(models.Model):
    """made_from: the sealed original that a redacted copy comes from; findings: what the release gate said of it."""

    request = models.ForeignKey(DisclosureRequest, models.PROTECT, related_name="files")
    kind = models.CharField(max_length=20, choices=FileKind.choices)
    name = models.CharField(_("文件名"), max_length=255)
    media_type = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField(_("大小"))
    made_from = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="copies")
    redactions = models.JSONField(_("遮盖位置"), default=list)
    findings = models.JSONField(_("发布检查结果"), default=list)
    cleared_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    cleared_because = models.CharField(_("放行理由"), max_length=400, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField(default=clock.now, editable=False)
    removed_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("申请卷文件")
        ordering = ("request", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(size__gt=0), name="request_file_is_not_empty"),
            models.CheckConstraint(
                condition=Q(cleared_by=None) | ~Q(cleared_by=models.F("added_by")) & ~Q(cleared_because=""),
                name="no_one_clears_own_file",
            ),
        )

    def __str__(self) -> str:
        return self.name
