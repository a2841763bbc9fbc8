"""A list narrowed as one person likes it, under a name of the person's own. Personal data: whose it is; kept with the account."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SavedView(models.Model):
    """page: the name of the list's address; query: what stands behind the question mark."""

    staff = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_views")
    page = models.CharField(max_length=80)
    name = models.CharField(_("视图名称"), max_length=40)
    query = models.CharField(max_length=500)

    class Meta:
        verbose_name = _("存下的视图")
        ordering = ("name", "pk")
        constraints = (
            models.UniqueConstraint(fields=["staff", "page", "name"], name="saved_view_is_named_once"),
            models.CheckConstraint(condition=~models.Q(name=""), name="saved_view_has_a_name"),
        )

    def __str__(self) -> str:
        return self.name
