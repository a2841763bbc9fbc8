"""Before the decision: opinions that were asked, and rounds of legality review with their material.

The database itself refuses an opinion by who sent the document in.
Personal data: who did what, kept with the record; names of people who gave an opinion are not entered.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gongkai.apps.normative_documents.models.document import NormativeDocument
from gongkai.apps.proactive.models import Item
from gongkai.lib import clock
from gongkai.statute.legality_review import MATERIALS, OPINION_LABELS

OPINIONS = [(code.value, label) for code, label in OPINION_LABELS.items()]


class AskedKind(models.TextChoices):
    PUBLIC = "public", _("社会公众")
    DEPARTMENT = "department", _("有关部门")
    PARTY = "party", _("管理相对人、行业协会")
    EXPERT = "expert", _("专家、法律顾问")
    HEARING = "hearing", _("听证会")


class Adoption(models.TextChoices):
    NONE = "none", _("没有不同意见")
    ADOPTED = "adopted", _("采纳")
    PARTLY = "partly", _("部分采纳")
    NOT_ADOPTED = "not_adopted", _("不采纳")


class SolicitedOpinion(models.Model):
    """One opinion that was asked and what became of it. item: the public comment or hearing on the site, if there was one."""

    document = models.ForeignKey(NormativeDocument, models.PROTECT, related_name="opinions")
    kind = models.CharField(_("征求对象"), max_length=12, choices=AskedKind.choices)
    asked = models.CharField(_("对象名称"), max_length=120)
    asked_on = models.DateField(_("征求日期"))
    answered_on = models.DateField(_("反馈日期"), null=True, blank=True)
    content = models.TextField(_("意见要点"), blank=True)
    adoption = models.CharField(_("采纳情况"), max_length=12, choices=Adoption.choices)
    reason = models.TextField(_("不采纳的理由"), blank=True)
    item = models.ForeignKey(
        Item, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("网站上的征求意见")
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("征求的意见")
        ordering = ("document", "asked_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(adoption__in=(Adoption.PARTLY, Adoption.NOT_ADOPTED)) | ~Q(reason=""),
                name="opinion_not_adopted_says_why",
            ),
            models.CheckConstraint(
                condition=Q(answered_on=None) | Q(answered_on__gte=F("asked_on")),
                name="opinion_is_asked_first",
            ),
        )

    def __str__(self) -> str:
        return self.asked


class LegalityReview(models.Model):
    """One round (国办发〔2018〕115号): the text as it was sent in, the clock from complete material, points and opinion.

    points: [{"point": code, "is_met": bool, "note": ""}, …] for all seven. hasty_because: why sooner than five days.
    recalled_at: the drafter took it back before there was an opinion.
    """

    document = models.ForeignKey(NormativeDocument, models.PROTECT, related_name="reviews")
    round = models.PositiveSmallIntegerField(_("轮次"))
    title = models.CharField(_("标题"), max_length=200)
    body = models.TextField(_("送审稿"), blank=True)
    digest = models.CharField(max_length=64, editable=False)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("送审人")
    )
    submitted_at = models.DateTimeField(_("送审时间"), default=clock.now, editable=False)
    complete_on = models.DateField(_("材料完备日期"), null=True, blank=True)
    due_on = models.DateField(_("审核期限"), null=True, blank=True)
    recalled_at = models.DateTimeField(_("撤回时间"), null=True, blank=True)
    points = models.JSONField(_("逐项结论"), default=list)
    opinion = models.CharField(_("审核意见"), max_length=16, choices=OPINIONS, blank=True)
    said = models.TextField(_("意见说明"), blank=True)
    hasty_because = models.CharField(_("提前的原因"), max_length=200, blank=True)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("审核人")
    )
    given_on = models.DateField(_("出具日期"), null=True, blank=True)

    class Meta:
        verbose_name = _("合法性审核")
        ordering = ("document", "round")
        constraints = (
            models.UniqueConstraint(fields=["document", "round"], name="legality_review_round_once"),
            models.UniqueConstraint(
                fields=["document"],
                condition=Q(opinion="", recalled_at=None),
                name="one_legality_review_at_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(reviewer=F("submitted_by")), name="no_one_reviews_own_document"
            ),
            models.CheckConstraint(
                condition=Q(opinion="")
                | Q(reviewer__isnull=False, given_on__isnull=False, complete_on__isnull=False),
                name="legality_opinion_has_reviewer_and_day",
            ),
            models.CheckConstraint(
                condition=Q(opinion__in=("", "lawful")) | ~Q(said=""), name="legality_objection_says_why"
            ),
        )

    def __str__(self) -> str:
        return f"{self.document_id} {self.round}"


class Material(models.TextChoices):
    """The five kinds of material; the words are those of statute.legality_review."""

    DRAFT = "draft", MATERIALS["draft"]
    BASES = "bases", MATERIALS["bases"]
    COMMENTS = "comments", MATERIALS["comments"]
    DRAFTER_OPINION = "drafter_opinion", MATERIALS["drafter_opinion"]
    OTHER = "other", MATERIALS["other"]


class ReviewMaterial(models.Model):
    """One kind of material of a round: what it is, or where it stands."""

    review = models.ForeignKey(LegalityReview, models.PROTECT, related_name="materials")
    kind = models.CharField(_("材料"), max_length=16, choices=Material.choices)
    content = models.TextField(_("内容或者出处"))
    given_on = models.DateField(_("提交日期"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("审核材料")
        ordering = ("review", "pk")
        constraints = (
            models.UniqueConstraint(fields=["review", "kind"], name="material_is_given_once"),
            models.CheckConstraint(condition=~Q(content=""), name="material_is_not_empty"),
        )

    def __str__(self) -> str:
        return f"{self.review_id} {self.kind}"
