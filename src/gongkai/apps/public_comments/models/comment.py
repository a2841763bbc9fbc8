"""A draft before the public: until when, in which ways, to whom; and what a body has settled.

Personal data: none; who to reach is an office.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.models import Agency
from gongkai.apps.proactive.models import Item
from gongkai.apps.public_comments.kinds import PERSONAL_DATA_YEARS, RESULT_DAYS
from gongkai.apps.public_comments.states import PUBLIC, State
from gongkai.lib import clock
from gongkai.lib.versions import Versioned


class CommentRule(Versioned):
    """What a body and all below it follow. first_day_counts: its practice, as the law is silent; pages say so."""

    agency = models.OneToOneField(Agency, models.PROTECT, related_name="comment_rule")
    first_day_counts = models.BooleanField(_("开始当日计入期限"), default=False)
    result_days = models.PositiveSmallIntegerField(_("截止后公布采纳情况（日）"), default=RESULT_DAYS)
    personal_data_years = models.PositiveSmallIntegerField(
        _("个人信息保存（年）"), default=PERSONAL_DATA_YEARS
    )
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    set_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("征求意见设置")

    def __str__(self) -> str:
        return f"{self.agency_id}"


class PublicComment(Versioned):
    """One asking of the public. item: what is published. about: the document or decision whose draft it is, if any.

    state: changes with the clock (see tasks), so that a written page follows from rows alone; whether an opinion is
    taken is decided by the dates. result: the item that says what was adopted; result_due_on: of the own setting.
    keep_until: personal data of the opinions are taken out after it.
    """

    item = models.OneToOneField(Item, models.PROTECT, related_name="public_comment")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name=_("征求意见的机关"))
    about = models.ForeignKey(
        Item, models.PROTECT, null=True, blank=True, related_name="comments_about", verbose_name=_("所拟的文件或者决策")
    )  # fmt: skip
    state = models.CharField(_("状态"), max_length=12, choices=State.choices, default=State.PREPARING)
    opens_on = models.DateField(_("开始日期"))
    closes_on = models.DateField(_("截止日期"))
    shortened_because = models.CharField(_("缩短期限的原因"), max_length=400, blank=True)
    extended_because = models.CharField(_("延长期限的原因"), max_length=400, blank=True)
    basis = models.TextField(_("制定依据"), max_length=2000)
    explanation = models.TextField(_("起草说明"), max_length=5000)
    ways = models.JSONField(_("提出意见的方式"))
    contact_unit = models.CharField(_("联系单位"), max_length=80)
    contact_phone = models.CharField(_("联系电话"), max_length=40, blank=True)
    contact_email = models.EmailField(_("电子邮箱"), blank=True)
    contact_address = models.CharField(_("通信地址"), max_length=200, blank=True)
    result = models.OneToOneField(Item, models.PROTECT, null=True, related_name="result_of_comment")
    result_due_on = models.DateField(_("采纳情况应当公布"), null=True, editable=False)
    answered_on = models.DateField(_("采纳情况公布"), null=True, editable=False)
    keep_until = models.DateField(null=True, editable=False)

    class Meta:
        verbose_name = _("公开征求意见")
        ordering = ("-opens_on", "-pk")
        indexes = (
            models.Index(fields=["state", "-closes_on", "-id"], name="comment_by_state"),
            models.Index(fields=["agency", "state", "-closes_on", "-id"], name="comment_of_body"),
            models.Index(
                fields=["keep_until"], condition=Q(keep_until__isnull=False), name="comment_to_mask"
            ),
        )
        constraints = (
            models.CheckConstraint(condition=Q(state__in=State.values), name="comment_state_is_known"),
            models.CheckConstraint(condition=Q(closes_on__gte=F("opens_on")), name="comment_closes_after_opening"),
            models.CheckConstraint(
                condition=~Q(state=State.ANSWERED) | Q(result__isnull=False, answered_on__isnull=False),
                name="answered_comment_has_its_result",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=PUBLIC) | Q(result_due_on__isnull=False),
                name="public_comment_has_a_day_for_its_result",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return str(self.item)
