"""The columns of the site: a tree of its own for each jurisdiction, in which each body shows its own part.

Personal data: none.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.models import Agency
from gongkai.apps.proactive.kinds import KINDS
from gongkai.lib.versions import Versioned


class Column(Versioned):
    """栏目. agency: the top of the jurisdiction whose site it is; all bodies below it publish into the same tree.

    code: stands in addresses and is never changed. kind: what an item here is, unless it says otherwise.
    update_interval_days: calendar days without a new item after which the column counts as late; None for no limit.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="columns", verbose_name=_("网站所属单位"))
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("上级栏目")
    )
    code = models.SlugField(_("代码"), max_length=40)
    name = models.CharField(_("名称"), max_length=40)
    description = models.CharField(_("栏目介绍"), max_length=200)
    keywords = models.CharField(_("关键词"), max_length=120, blank=True)
    column_type = models.CharField(_("栏目类别"), max_length=40, blank=True)
    kind = models.CharField(_("信息种类"), max_length=32, choices=[(kind.code, kind.label) for kind in KINDS])
    order = models.PositiveSmallIntegerField(_("排序"), default=0)
    update_interval_days = models.PositiveSmallIntegerField(_("更新间隔（日）"), null=True, blank=True)
    closed_on = models.DateField(_("停用日期"), null=True, blank=True)

    class Meta:
        verbose_name = _("栏目")
        ordering = ("agency", "order", "pk")
        constraints = (
            models.UniqueConstraint(fields=["agency", "code"], name="column_code_is_unique_on_its_site"),
            models.CheckConstraint(condition=~Q(pk=models.F("parent")), name="column_is_not_its_own_parent"),
        )

    def __str__(self) -> str:
        return self.name
