"""Review before release: which steps a body has settled, who took each, and what the gate found and who let it pass.

The database itself refuses a review by the author: no script and no administrator gets past it.
Personal data: who reviewed what, kept with the record.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.models import Agency
from gongkai.apps.agencies.roles import Role
from gongkai.apps.proactive.models.column import Column
from gongkai.apps.proactive.models.version import ItemVersion
from gongkai.apps.proactive.steps import Step
from gongkai.lib import clock
from gongkai.lib.versions import Versioned


class Verdict(models.TextChoices):
    PASSED = "passed", _("通过")
    RETURNED = "returned", _("退回")


class ReviewPolicy(Versioned):
    """The steps before publication, in their order: of a body, or of one of its columns.

    steps: [{"step": "first", "role": "unit_head"}, …]; a body below without a policy of its own follows the one above.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="review_policies")
    column = models.ForeignKey(Column, models.PROTECT, null=True, blank=True, related_name="review_policies")
    steps = models.JSONField(_("审核步骤"))
    after_review_days = models.PositiveSmallIntegerField(_("应急发布后审查期限（工作日）"), default=2)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    set_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("审核流程设置")
        constraints = (
            models.UniqueConstraint(
                fields=["agency"], condition=Q(column=None), name="one_review_policy_of_a_body"
            ),
            models.UniqueConstraint(
                fields=["agency", "column"],
                condition=Q(column__isnull=False),
                name="one_review_policy_of_a_column",
            ),
        )

    def __str__(self) -> str:
        return f"{self.agency_id} {self.column_id or ''}"


class Review(models.Model):
    """One step taken on one frozen version. author: copied from it, so that the database can compare."""

    version = models.ForeignKey(ItemVersion, models.PROTECT, related_name="reviews")
    step = models.CharField(_("步骤"), max_length=12, choices=Step.choices)
    role = models.CharField(_("以何角色"), max_length=32, choices=Role.choices)
    verdict = models.CharField(_("结论"), max_length=8, choices=Verdict.choices)
    opinion = models.TextField(_("意见"), blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("审核人")
    )
    at = models.DateTimeField(_("时间"), default=clock.now, editable=False)

    class Meta:
        verbose_name = _("审核")
        ordering = ("version", "pk")
        indexes = (models.Index(fields=["-at", "-id"], name="review_by_time"),)
        constraints = (
            models.CheckConstraint(condition=~Q(reviewer=F("author")), name="no_one_reviews_own_item"),
            models.UniqueConstraint(
                fields=["version", "step"],
                condition=Q(verdict=Verdict.PASSED),
                name="step_is_passed_once_for_a_version",
            ),
            models.CheckConstraint(
                condition=Q(verdict=Verdict.PASSED) | ~Q(opinion=""), name="returned_item_is_told_why"
            ),
        )

    def __str__(self) -> str:
        return f"{self.version_id} {self.step} {self.verdict}"


class Clearance(models.Model):
    """A finding of the gate that a second person lets pass, for a reason. finding: key of it within the version."""

    version = models.ForeignKey(ItemVersion, models.PROTECT, related_name="clearances")
    finding = models.CharField(max_length=64)
    rule = models.CharField(max_length=40)
    reason = models.CharField(_("放行理由"), max_length=400)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    cleared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("放行人")
    )
    at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("放行")
        ordering = ("version", "pk")
        constraints = (
            models.UniqueConstraint(fields=["version", "finding"], name="finding_is_cleared_once"),
            models.CheckConstraint(condition=~Q(cleared_by=F("author")), name="no_one_clears_own_item"),
            models.CheckConstraint(condition=~Q(reason=""), name="clearance_has_its_reason"),
        )

    def __str__(self) -> str:
        return f"{self.version_id} {self.rule}"
