"""One entry of the catalogue of a body (公开事项): what it publishes, on what basis, how soon, how often, and where.

Personal data: none.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.models import Agency
from gongkai.apps.proactive.models import Column
from gongkai.lib import clock
from gongkai.lib.versions import Versioned


class Source(models.TextChoices):
    """Where an entry comes from; also the order in which they stand."""

    ARTICLE_20 = "art20", _("条例第二十条")
    ARTICLE_21 = "art21", _("条例第二十一条")
    STANDARD = "standard", _("基层标准目录")
    LOCAL = "local", _("本地补充")


# Labels of the official form are data: they stand in Chinese on every page and in every sheet.


class LimitUnit(models.TextChoices):
    WORKING_DAY = "working_day", "个工作日"
    DAY = "day", "日"


class LimitTrigger(models.TextChoices):
    FORMED_OR_CHANGED = "formed_or_changed", "形成或者变更之日"
    FORMED = "formed", "形成之日"


class Audience(models.TextChoices):
    PUBLIC = "public", "全社会"
    GROUP = "group", "特定群众"


class Method(models.TextChoices):
    PROACTIVE = "proactive", "主动"
    ON_REQUEST = "on_request", "依申请公开"


class BodyLevel(models.TextChoices):
    """公开层级 of a standard catalogue."""

    COUNTY = "county", "县级"
    TOWNSHIP = "township", "乡级"


class CatalogueEntry(Versioned):
    """An entry is never deleted: it ends, and what replaces it is another.

    source_code: place in the Regulation or field of the standard, as statute.content and statute.platform name them.
    is_inferred: the article does not name this kind of body; shown as practice and not as law.
    limit_*: what limit_text says as a number; without it the 20 working days of Article 26 hold.
    interval_days: calendar days without an update after which the entry is late; None for no limit.
    publisher: 公开主体, where it is more than the body itself. not_held: why the body has no such information.
    column: what the body publishes there belongs to this entry, unless it was placed elsewhere or entries share it.
    key: digest of what names the entry, so that it stands in the catalogue once.
    """

    agency = models.ForeignKey(
        Agency, models.PROTECT, related_name="catalogue_entries", verbose_name=_("单位")
    )
    source = models.CharField(_("来源"), max_length=8, choices=Source.choices, default=Source.LOCAL)
    source_code = models.CharField(max_length=24, blank=True, editable=False)
    is_inferred = models.BooleanField(default=False, editable=False)
    level_1 = models.CharField(_("一级事项"), max_length=80)
    level_2 = models.CharField(_("二级事项"), max_length=120, blank=True)
    content = models.CharField(_("公开内容（要素）"), max_length=1000, blank=True)
    basis = models.CharField(_("公开依据"), max_length=400, blank=True)
    limit_text = models.CharField(_("公开时限"), max_length=120, blank=True)
    limit_days = models.PositiveSmallIntegerField(_("时限天数"), null=True, blank=True)
    limit_unit = models.CharField(
        _("时限单位"), max_length=12, choices=LimitUnit.choices, default=LimitUnit.WORKING_DAY
    )
    limit_trigger = models.CharField(
        _("时限起算"), max_length=20, choices=LimitTrigger.choices, default=LimitTrigger.FORMED_OR_CHANGED
    )
    interval_days = models.PositiveSmallIntegerField(_("更新间隔（日）"), null=True, blank=True)
    publisher = models.CharField(_("公开主体"), max_length=120, blank=True)
    channels = models.JSONField(_("公开渠道和载体"), default=list, blank=True)
    audience = models.CharField(
        _("公开对象"), max_length=8, choices=Audience.choices, default=Audience.PUBLIC
    )
    method = models.CharField(_("公开方式"), max_length=12, choices=Method.choices, default=Method.PROACTIVE)
    levels = models.JSONField(_("公开层级"), default=list, blank=True)
    column = models.ForeignKey(
        Column,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="catalogue_entries",
        verbose_name=_("栏目"),
    )
    not_held = models.CharField(_("没有此类信息的说明"), max_length=200, blank=True)
    key = models.CharField(max_length=64, editable=False)
    order = models.PositiveIntegerField(_("排序"), default=0)
    valid_from = models.DateField(_("列入日期"))
    valid_until = models.DateField(_("停用日期"), null=True, blank=True)
    ended_why = models.CharField(_("停用理由"), max_length=200, blank=True)
    changed_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("目录条目")
        ordering = ("agency", "order", "pk")
        indexes = (models.Index(fields=["agency", "order", "id"], name="entry_of_body"),)
        constraints = (
            models.UniqueConstraint(
                fields=["agency", "key"],
                condition=Q(valid_until=None),
                name="entry_stands_once_in_a_catalogue",
            ),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")) & ~Q(ended_why=""),
                name="entry_ends_after_its_start_and_says_why",
            ),
            models.CheckConstraint(
                condition=Q(limit_days=None) | Q(limit_days__gte=1), name="entry_limit_is_at_least_a_day"
            ),
            models.CheckConstraint(
                condition=Q(interval_days=None) | Q(interval_days__gte=1),
                name="entry_interval_is_at_least_a_day",
            ),
        )

    def __str__(self) -> str:
        return f"{self.level_1}：{self.level_2}" if self.level_2 else self.level_1

    @property
    def publisher_name(self) -> str:
        return self.publisher or self.agency.name
