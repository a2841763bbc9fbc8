"""Keys by which programs act for a person. Personal data: whose it is; kept with the account, so that the log stays readable."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gongkai.lib import clock


class AccessToken(models.Model):
    """digest: over the secret and the person's stored password, so that a new password ends every token made before it."""

    staff = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="access_tokens")
    name = models.CharField(_("用途"), max_length=60)
    digest = models.CharField(max_length=64, editable=False)
    made_at = models.DateTimeField(_("生成时间"), default=clock.now, editable=False)
    expires_on = models.DateField(_("有效期至"))
    last_used_on = models.DateField(_("最近使用"), null=True, editable=False)
    revoked_at = models.DateTimeField(_("停用时间"), null=True, editable=False)

    class Meta:
        verbose_name = _("访问令牌")
        ordering = ("-made_at", "-pk")
        constraints = (
            models.CheckConstraint(condition=~Q(name=""), name="access_token_says_what_for"),
            models.CheckConstraint(
                condition=Q(revoked_at=None) | Q(revoked_at__gte=F("made_at")),
                name="access_token_is_revoked_after_it_was_made",
            ),
        )

    def __str__(self) -> str:
        return self.name
