"""What somebody thinks of a draft, and what became of it.

Personal data: name and contact, encrypted; and whatever people write of themselves in the text. Taken out in place when
PublicComment.keep_until is over; where no result came, as long after the day on which it was due. summary is what may be
published: it names nobody, and passes the release gate.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gongkai.apps.public_comments.kinds import Verdict, Way
from gongkai.apps.public_comments.models.comment import PublicComment
from gongkai.lib import clock
from gongkai.lib.fields import EncryptedField
from gongkai.lib.versions import Versioned


class Opinion(Versioned):
    """key: of the form that was filled in, so that two clicks make one row. code: what the sender keeps.

    same_as: an opinion that says the same and is sorted for both. entered_by: staff, where it came by another way.
    """

    comment = models.ForeignKey(PublicComment, models.PROTECT, related_name="opinions")
    key = models.UUIDField(unique=True, editable=False)
    code = models.CharField(_("查询码"), max_length=16, unique=True, editable=False)
    way = models.CharField(_("渠道"), max_length=12, choices=Way.choices)
    text = EncryptedField(_("意见"))
    name = EncryptedField(_("姓名或者单位"), blank=True)
    contact = EncryptedField(_("联系方式"), blank=True)
    received_on = models.DateField(_("收到日期"))
    received_at = models.DateTimeField(default=clock.now, editable=False)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    same_as = models.ForeignKey("self", models.PROTECT, null=True, related_name="alike")
    verdict = models.CharField(_("处理"), max_length=12, choices=Verdict.choices, blank=True)
    summary = models.CharField(_("意见概括"), max_length=400, blank=True)
    reason = models.CharField(_("理由"), max_length=400, blank=True)
    sorted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    sorted_at = models.DateTimeField(null=True, editable=False)
    masked_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("意见")
        ordering = ("comment", "pk")
        indexes = (models.Index(fields=["comment", "verdict", "id"], name="opinion_of_comment"),)
        constraints = (
            models.CheckConstraint(condition=Q(same_as=None) | ~Q(same_as=F("pk")), name="opinion_is_not_its_own_copy"),
            models.CheckConstraint(
                condition=Q(verdict="") | Q(sorted_by__isnull=False) & ~Q(summary=""),
                name="sorted_opinion_has_its_summary",
            ),
            models.CheckConstraint(
                condition=~Q(verdict__in=(Verdict.PARTLY, Verdict.NOT_ADOPTED)) | ~Q(reason=""),
                name="opinion_not_adopted_is_told_why",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"#{self.pk}"
