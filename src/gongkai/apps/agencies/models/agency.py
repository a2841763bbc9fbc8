"""The tree of bodies. A body keeps its row for life; what it was called and where it stood is kept by period.

Personal data: the office contact of a body is public information; nothing here is about a person.
"""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gongkai.lib.versions import Versioned


class AgencyKind(models.TextChoices):
    GOVERNMENT = "government", _("人民政府")
    DEPARTMENT = "department", _("政府部门")
    TOWNSHIP = "township", _("乡镇人民政府")
    SUBDISTRICT = "subdistrict", _("街道办事处")
    DISPATCHED_BODY = "dispatched_body", _("派出机构")
    AUTHORIZED_ORGANIZATION = "authorized_organization", _("法律、法规授权的组织")
    PUBLIC_UTILITY_BODY = "public_utility_body", _("公共企事业单位")


class AgencyLevel(models.TextChoices):
    STATE = "state", _("国家级")
    PROVINCE = "province", _("省级")
    PREFECTURE = "prefecture", _("市级")
    COUNTY = "county", _("县级")
    TOWNSHIP = "township", _("乡级")


class Standing(models.Model):
    """What can change in the life of a body: its names, its kind and level, and the body above it."""

    name = models.CharField(_("名称"), max_length=120)
    short_name = models.CharField(_("简称"), max_length=40, blank=True)
    kind = models.CharField(_("类别"), max_length=32, choices=AgencyKind.choices)
    level = models.CharField(_("层级"), max_length=16, choices=AgencyLevel.choices)
    parent: models.ForeignKey["Agency | None", "Agency | None"] = models.ForeignKey(
        "agencies.Agency", models.PROTECT, null=True, blank=True, verbose_name=_("上级单位"), related_name="+"
    )

    class Meta:
        abstract = True


STANDING = ("name", "short_name", "kind", "level", "parent")


class Agency(Versioned, Standing):
    """A body as it stands today; AgencyPeriod tells how it stood before."""

    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, verbose_name=_("上级单位"), related_name="children"
    )
    path = models.CharField(max_length=400, unique=True, editable=False)
    code = models.CharField(_("统一社会信用代码"), max_length=18, blank=True)
    site_id_code = models.CharField(_("网站标识码"), max_length=10, blank=True)
    has_rule_making_power = models.BooleanField(_("有规章制定权"), default=False)
    contact_address = models.CharField(_("办公地址"), max_length=200, blank=True)
    contact_phone = models.CharField(_("联系电话"), max_length=40, blank=True)
    contact_email = models.EmailField(_("电子邮箱"), blank=True)
    founded_on = models.DateField(_("设立日期"))
    closed_on = models.DateField(_("撤销日期"), null=True, blank=True)
    order = models.PositiveIntegerField(_("排序"), default=0)

    class Meta:
        verbose_name = _("单位")
        ordering = ("path",)
        constraints = (
            models.UniqueConstraint(fields=["code"], condition=~Q(code=""), name="agency_code_is_unique"),
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gte=F("founded_on")),
                name="agency_closes_after_founding",
            ),
        )

    def __str__(self) -> str:
        return self.name

    def name_on(self, day: date) -> str:
        """The official name on a day. Raises LookupError before the body was founded."""
        return self._period_on(day).name

    @property
    def successors(self) -> models.QuerySet["Agency"]:
        """The bodies that took over its duties when it was closed, also where they were merged later themselves."""
        direct = Succession.objects.filter(predecessor=self, through=None).values("successor_id")
        return Agency.objects.filter(pk__in=direct).order_by("path")

    def _period_on(self, day: date) -> "AgencyPeriod":
        period = (
            self.periods.select_related("parent").filter(valid_from__lte=day).order_by("-valid_from").first()
        )
        if period is None:
            raise LookupError(f"{self.name}于{self.founded_on}设立，没有{day}的名称与隶属关系。")
        return period


class AgencyPeriod(Standing):
    """How a body stood from one day until another; the last period has no end, also after the body was closed."""

    class Act(models.TextChoices):
        FOUNDED = "founded", _("设立")
        RENAMED = "renamed", _("更名")
        MOVED = "moved", _("划转")
        RECLASSIFIED = "reclassified", _("调整类别或层级")

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="periods")
    valid_from = models.DateField(_("自"))
    valid_until = models.DateField(_("至"), null=True)
    act = models.CharField(_("事由"), max_length=16, choices=Act.choices)
    basis = models.CharField(_("依据"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("单位沿革")
        ordering = ("agency", "valid_from")
        constraints = (
            models.UniqueConstraint(fields=["agency", "valid_from"], name="agency_period_starts_once"),
            models.UniqueConstraint(
                fields=["agency"], condition=Q(valid_until=None), name="agency_has_one_open_period"
            ),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")),
                name="agency_period_ends_after_start",
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} {self.valid_from}"


class Succession(models.Model):
    """One body took over the duties of another that was closed (撤并).

    Who is merged hands on also what was taken over before: there is a row for every body in the chain, so that it is
    found without walking it. through: the body that handed it on, none where it was taken over directly.
    """

    predecessor = models.ForeignKey(Agency, models.PROTECT, related_name="successions_out")
    successor = models.ForeignKey(Agency, models.PROTECT, related_name="successions_in")
    on = models.DateField(_("日期"))
    basis = models.CharField(_("依据"), max_length=200, blank=True)
    through = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+", editable=False)

    class Meta:
        verbose_name = _("职责承接")
        constraints = (
            models.UniqueConstraint(fields=["predecessor", "successor"], name="succession_is_stated_once"),
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")), name="agency_does_not_succeed_itself"
            ),
        )

    def __str__(self) -> str:
        return f"{self.predecessor_id} → {self.successor_id}"


class InternalUnit(Versioned):
    """An internal unit (内设机构) of a body."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="units")
    name = models.CharField(_("名称"), max_length=80)
    closed_on = models.DateField(_("撤销日期"), null=True, blank=True)

    class Meta:
        verbose_name = _("内设机构")
        ordering = ("agency", "name")
        constraints = (
            models.UniqueConstraint(
                fields=["agency", "name"], condition=Q(closed_on=None), name="unit_name_is_unique_in_agency"
            ),
        )

    def __str__(self) -> str:
        return self.name
