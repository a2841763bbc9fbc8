"""An item of information: what it is and how far it is; its words stand in its versions.

Personal data: who did what, kept with the record. What is published is public information.
"""

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.models import Agency
from gongkai.apps.agencies.roles import Role
from gongkai.apps.proactive.kinds import KINDS
from gongkai.apps.proactive.models.column import Column
from gongkai.apps.proactive.states import State
from gongkai.apps.proactive.steps import Step
from gongkai.lib import clock
from gongkai.lib.versions import Versioned

if TYPE_CHECKING:
    from gongkai.apps.proactive.models.version import ItemVersion


class ValidityStatus(models.TextChoices):
    """有效性. "" for kinds that have none."""

    NOT_YET_IN_FORCE = "not_yet_in_force", _("尚未施行")
    IN_FORCE = "in_force", _("有效")
    REVISED = "revised", _("已修改")
    REPEALED = "repealed", _("已废止")
    EXPIRED = "expired", _("已失效")


class Pressing(models.IntegerChoices):
    """What stands first in a list, the weightiest last."""

    NOT = 0, _("没有到期的")
    LATE = 1, _("超过公开期限")
    AFTER_REVIEW = 2, _("待事后审查")


class Item(Versioned):
    """One item of one body. newest: the version in work; published: the one that the public sees, if any.

    What lists and searches of the public ask (kind, column, formed_on, validity_status, published_at …) is copied from
    the version when it is published; before, the column is that of the version in work.
    index_no: given at the first publication, never changed, never used again.
    published_at: first publication; renewed_at: publication of the version that is seen now.
    validity_status: as it was settled last; validity_ahead: the days from which it is another, each with that status.
    released_by: who published in an emergency, before the review; after_review_due: last day of the review after it.
    awaits_step, awaits_role: whose turn it is while the item is in review; awaits_author: who wrote what is a draft, or
    approved and not out yet. publish_by: last day on which the version in work is public in time. pressing: what stands
    first. All five follow from other rows (see services.standing).
    """

    # No index of their own for body and column: indexes of lists begin with them.
    agency = models.ForeignKey(
        Agency, models.PROTECT, related_name="items", verbose_name=_("发布机构"), db_index=False
    )
    kind = models.CharField(_("信息种类"), max_length=32, choices=[(kind.code, kind.label) for kind in KINDS])
    state = models.CharField(_("状态"), max_length=12, choices=State.choices, default=State.DRAFT)
    column = models.ForeignKey(
        Column, models.PROTECT, related_name="items", verbose_name=_("栏目"), db_index=False
    )
    newest: models.ForeignKey["ItemVersion | None", "ItemVersion | None"] = models.ForeignKey(
        "proactive.ItemVersion", models.PROTECT, null=True, related_name="+", editable=False
    )
    published: models.ForeignKey["ItemVersion | None", "ItemVersion | None"] = models.ForeignKey(
        "proactive.ItemVersion", models.PROTECT, null=True, related_name="+", editable=False
    )
    is_public = models.BooleanField(default=False, editable=False)
    index_no = models.CharField(_("索引号"), max_length=80, null=True, unique=True, editable=False)  # noqa: DJ001 (none before publication)
    formed_on = models.DateField(_("成文日期"), null=True, editable=False)
    document_no = models.CharField(_("发文字号"), max_length=80, blank=True, editable=False)
    subject_category = models.CharField(_("主题分类"), max_length=40, blank=True, editable=False)
    validity_status = models.CharField(
        _("有效性"), max_length=20, choices=ValidityStatus.choices, blank=True, editable=False
    )
    validity_ahead = models.JSONField(default=list, editable=False)
    is_late = models.BooleanField(_("超过公开时限"), default=False, editable=False)
    awaits_step = models.CharField(max_length=12, choices=Step.choices, blank=True, editable=False)
    awaits_role = models.CharField(max_length=32, choices=Role.choices, blank=True, editable=False)
    awaits_author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False, db_index=False
    )
    publish_by = models.DateField(_("公开期限"), null=True, editable=False)
    pressing = models.PositiveSmallIntegerField(
        choices=Pressing.choices, default=Pressing.NOT, editable=False
    )
    scheduled_for = models.DateTimeField(_("定时发布"), null=True, blank=True)
    published_at = models.DateTimeField(_("发布时间"), null=True, editable=False)
    renewed_at = models.DateTimeField(_("更新时间"), null=True, editable=False)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("应急发布人")
    )
    release_reason = models.CharField(_("应急发布理由"), max_length=400, blank=True)
    after_review_due = models.DateField(_("事后审查期限"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("撤回时间"), null=True, editable=False)
    withdrawal_reason = models.CharField(_("撤回理由"), max_length=400, blank=True)
    created_at = models.DateTimeField(_("建立时间"), default=clock.now, editable=False)
    touched_at = models.DateTimeField(_("最近办理"), default=clock.now, editable=False)

    class Meta:
        verbose_name = _("政府信息")
        ordering = ("-touched_at", "-pk")
        indexes = (
            # Lists of the staff: of a body, of what it has in a state, of all, of a column. The state and the body stand at
            # the end so that what is counted, and what comes before a page, is passed over within the index.
            models.Index(
                fields=["agency", "-pressing", "-touched_at", "-id", "state"], name="item_in_order_of_body"
            ),
            models.Index(fields=["agency", "state", "-pressing", "-touched_at", "-id"], name="item_by_state"),
            models.Index(fields=["-pressing", "-touched_at", "-id", "agency", "state"], name="item_in_order"),
            models.Index(
                fields=["column", "-pressing", "-touched_at", "-id", "agency", "state"],
                name="item_in_order_of_column",
            ),
            models.Index(
                fields=["awaits_author", "-pressing", "-touched_at", "-id", "agency"],
                condition=Q(awaits_author__isnull=False),
                name="item_in_hand",
            ),
            models.Index(
                fields=["awaits_role", "agency"], condition=~Q(awaits_role=""), name="item_awaiting"
            ),
            models.Index(
                fields=["publish_by"], condition=Q(publish_by__isnull=False), name="item_to_publish_by"
            ),
            models.Index(
                fields=["column", "-published_at", "-id"], condition=Q(is_public=True), name="item_of_column"
            ),
            models.Index(
                fields=["agency", "-published_at", "-id"], condition=Q(is_public=True), name="item_of_body"
            ),
            models.Index(
                fields=["kind", "validity_status", "-published_at", "-id"],
                condition=Q(is_public=True),
                name="item_of_kind",
            ),
            models.Index(fields=["-published_at", "-id"], condition=Q(is_public=True), name="item_newest"),
            models.Index(
                fields=["published_at", "id"], condition=Q(published_at__isnull=False), name="item_by_age"
            ),
            models.Index(
                fields=["column", "published_at", "id"],
                condition=Q(published_at__isnull=False),
                name="item_by_age_in_column",
            ),
            models.Index(
                fields=["scheduled_for"], condition=Q(scheduled_for__isnull=False), name="item_scheduled"
            ),
            models.Index(
                fields=["after_review_due"],
                condition=Q(after_review_due__isnull=False),
                name="item_to_review_after",
            ),
        )
        constraints = (
            models.CheckConstraint(condition=Q(state__in=State.values), name="item_state_is_known"),
            models.CheckConstraint(
                condition=Q(awaits_step="", awaits_role="") | Q(state=State.IN_REVIEW),
                name="only_what_is_in_review_awaits_a_step",
            ),
            models.CheckConstraint(
                condition=Q(is_public=False)
                | Q(published__isnull=False, published_at__isnull=False, renewed_at__isnull=False)
                & Q(index_no__isnull=False, withdrawn_at=None),
                name="public_item_has_version_date_and_index_number",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.PUBLISHED) | Q(is_public=True), name="published_item_is_public"
            ),
            models.CheckConstraint(
                condition=~Q(state=State.WITHDRAWN)
                | Q(withdrawn_at__isnull=False, is_public=False) & ~Q(withdrawal_reason=""),
                name="withdrawn_item_says_why",
            ),
            models.CheckConstraint(
                condition=Q(released_by=None) | ~Q(release_reason=""), name="emergency_release_says_why"
            ),
            models.CheckConstraint(
                condition=Q(renewed_at=None) | Q(renewed_at__gte=F("published_at")),
                name="item_is_renewed_after_its_publication",
            ),
        )

    @cached_property
    def beside(self) -> dict[str, list[Any]]:
        """Rows of other apps that were read together with this one; see proactive.beside."""
        return {}

    def validity_on(self, day: date) -> str:
        """有效性 on a day that is not before the last settling, as far as it is known; "" for kinds that have none."""
        begun = [status for since, status in self.validity_ahead if since <= day.isoformat()]
        return begun[-1] if begun else self.validity_status

    def __str__(self) -> str:
        return self.newest.title if self.newest else f"#{self.pk}"
