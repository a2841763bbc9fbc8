"""The body that a report speaks for (报告机关): one of our own tree, or any other whose reports are kept here.

Names of bodies are public; no personal data.
"""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.models import Agency


class BodyLevel(models.TextChoices):
    """As the rules of the checks ask for it (Context.level)."""

    PROVINCE = "province", _("省级政府")
    PROVINCE_DEPARTMENT = "province_department", _("省级部门")
    CITY = "city", _("市级政府")
    COUNTY = "county", _("县级政府")
    TOWNSHIP = "township", _("乡镇、街道")
    DEPARTMENT = "department", _("市县部门")


class Body(models.Model):
    """`slug` is the part of public addresses that names the body; it stays when the body is renamed.

    name: of one of our own, what the agency is called today (see services/renaming.py).
    """

    name = models.CharField(_("机关名称"), max_length=120)
    slug = models.CharField(max_length=120, unique=True, editable=False)
    level = models.CharField(_("层级"), max_length=24, choices=BodyLevel.choices)
    agency = models.OneToOneField(
        Agency,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reporting_body",
        verbose_name=_("本平台单位"),
    )

    class Meta:
        verbose_name = _("报告机关")
        ordering = ("name",)
        indexes = (
            models.Index(fields=["level", "name"], name="body_by_level"),
            models.Index(fields=["name"], name="body_by_name"),
        )
        constraints = (
            # Two of our own may bear one name, now or at some time; a body of elsewhere is known by its name alone.
            models.UniqueConstraint(
                fields=["name"], condition=models.Q(agency=None), name="body_of_elsewhere_has_its_name_alone"
            ),
            models.CheckConstraint(condition=~models.Q(name=""), name="body_has_a_name"),
            models.CheckConstraint(condition=~models.Q(slug=""), name="body_has_an_address"),
            models.CheckConstraint(
                condition=models.Q(level__in=BodyLevel.values), name="body_level_is_known"
            ),
        )

    def __str__(self) -> str:
        return self.name

    def name_in(self, year: int) -> str:
        """What it was called at the end of a year: old reports keep the old name."""
        if self.agency is None or self.agency.founded_on.year > year:
            return self.name
        return self.agency.name_on(date(year, 12, 31))
