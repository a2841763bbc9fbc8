"""Plans of interpretation, interpretations with their documents, and what a body has settled.

Personal data: the first responsible person by name, a public function; who decided what. Kept with the record.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.models import Agency
from gongkai.apps.interpretations.kinds import MOST_COPIED_PERCENT, Form
from gongkai.apps.interpretations.states import OPEN, State
from gongkai.apps.proactive.models import Item
from gongkai.lib import clock
from gongkai.lib.versions import Versioned
from gongkai.statute.publication import INTERPRETATION_DAYS


class InterpretationRule(Versioned):
    """Which documents a body and all below it must interpret, within how many working days, how much may be copied."""

    agency = models.OneToOneField(Agency, models.PROTECT, related_name="interpretation_rule")
    kinds = models.JSONField(_("必须解读的文件"))
    working_days = models.PositiveSmallIntegerField(_("解读期限（工作日）"), default=INTERPRETATION_DAYS)
    most_copied_percent = models.PositiveSmallIntegerField(
        _("与原文相同的文字最多（%）"), default=MOST_COPIED_PERCENT
    )
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    set_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("政策解读设置")
        constraints = (
            models.CheckConstraint(
                condition=Q(most_copied_percent__lte=100), name="copied_share_is_a_percentage"
            ),
        )

    def __str__(self) -> str:
        return f"{self.agency_id}"


class InterpretationPlan(Versioned):
    """How one document is interpreted, or why not. One stands for each document that must be; the rate counts them.

    agency: of the document. interpreter: the body that drafted it (谁起草、谁解读). responsible: 第一解读人和责任人.
    published_on, due_on: since the document is public; None before, and while it is withdrawn.
    """

    item = models.OneToOneField(Item, models.PROTECT, related_name="interpretation_plan")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name=_("发布机构"))
    state = models.CharField(_("状态"), max_length=12, choices=State.choices, default=State.UNPLANNED)
    interpreter = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name=_("解读单位"))
    responsible = models.CharField(_("第一责任人"), max_length=40, blank=True)
    forms = models.JSONField(_("解读形式"), default=list)
    planned_on = models.DateField(_("计划发布日期"), null=True, blank=True)
    reason = models.CharField(_("不需要解读的理由"), max_length=400, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True, editable=False)
    published_on = models.DateField(_("文件发布日期"), null=True, editable=False)
    due_on = models.DateField(_("解读期限"), null=True, editable=False)
    interpreted_on = models.DateField(_("解读发布日期"), null=True, editable=False)

    class Meta:
        verbose_name = _("解读方案")
        ordering = ("-published_on", "-pk")
        indexes = (
            models.Index(
                fields=["due_on", "id"],
                condition=Q(state__in=OPEN, due_on__isnull=False),
                name="interpretation_due",
            ),
            models.Index(fields=["agency", "state", "-published_on", "-id"], name="interpretation_of_body"),
            models.Index(fields=["agency", "published_on"], name="interpretation_by_day"),
        )
        constraints = (
            models.CheckConstraint(condition=Q(state__in=State.values), name="plan_state_is_known"),
            models.CheckConstraint(condition=~Q(state=State.EXEMPT) | ~Q(reason=""), name="exemption_has_its_reason"),
            models.CheckConstraint(
                condition=~Q(state=State.INTERPRETED) | Q(interpreted_on__isnull=False),
                name="interpreted_document_has_the_day",
            ),
            models.CheckConstraint(
                condition=Q(due_on=None) | Q(published_on__isnull=False), name="limit_begins_with_publication"
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return str(self.item)


class Interpretation(Versioned):
    """An item that interprets a document, in one form. The relation between the two items says the same to the public.

    points: codes of what it covers; left_out: why the others are not.
    """

    item = models.OneToOneField(Item, models.PROTECT, related_name="interpretation")
    document = models.ForeignKey(Item, models.PROTECT, related_name="interpretations")
    form = models.CharField(_("解读形式"), max_length=20, choices=Form.choices)
    points = models.JSONField(_("已写到的内容"), default=list)
    left_out = models.CharField(_("没有写到的原因"), max_length=400, blank=True)
    paired_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    paired_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("政策解读")
        ordering = ("document", "pk")
        indexes = (models.Index(fields=["form", "id"], name="interpretation_of_form"),)
        constraints = (
            models.CheckConstraint(condition=~Q(item=F("document")), name="interpretation_is_not_its_document"),
        )  # fmt: skip

    def __str__(self) -> str:
        return str(self.item)


class CopyClearance(models.Model):
    """Somebody who did not write an interpretation lets it say mostly what its document says. digest: of both texts."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="copy_clearances")
    digest = models.CharField(max_length=64)
    percent = models.PositiveSmallIntegerField()
    reason = models.CharField(_("理由"), max_length=400)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    cleared_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("照录原文的放行")
        ordering = ("item", "pk")
        constraints = (
            models.UniqueConstraint(fields=["item", "digest"], name="copy_is_cleared_once"),
            models.CheckConstraint(condition=~Q(cleared_by=F("author")), name="no_one_clears_own_copy"),
            models.CheckConstraint(condition=~Q(reason=""), name="copy_clearance_has_its_reason"),
        )

    def __str__(self) -> str:
        return f"{self.item_id}"
