"""Wrong expressions that a body keeps, beside those that come with the program; the bodies below follow them.

Personal data: who entered and ended a word, kept with the record.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.models import Agency
from gongkai.lib import clock
from gongkai.lib.versions import Versioned
from gongkai.release.draft import WordKind


class WordClass(models.TextChoices):
    """The kinds of `release.draft.WordKind`, as the list calls them."""

    MISSPELT = WordKind.MISSPELT.value, _("错别字")
    BODY = WordKind.BODY.value, _("机构名称")
    LAW = WordKind.LAW.value, _("法律法规名称")
    PLACE = WordKind.PLACE.value, _("地名")
    OFFICE = WordKind.OFFICE.value, _("职务、称谓")
    SENSITIVE = WordKind.SENSITIVE.value, _("敏感表述")
    WORDING = WordKind.WORDING.value, _("其他表述")


class Severity(models.TextChoices):
    """Both hold a text up until a second person lets it pass; an error is shown as what has to be mended."""

    WARNING = "warning", _("须核对")
    ERROR = "error", _("须处理")


class LexiconWord(Versioned):
    """词条. wrong_from, wrong_until: first and last day of documents in which it is wrong, None without end.

    exceptions: longer words that hold it and are right. ended_at: from then on no new text is held against it; what was
    sent for review before keeps what was found then.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="lexicon_words", verbose_name=_("单位"))
    wrong = models.CharField(_("错误写法"), max_length=80)
    right = models.CharField(_("正确写法"), max_length=120, blank=True)
    kind = models.CharField(_("类别"), max_length=12, choices=WordClass.choices, default=WordClass.MISSPELT)
    severity = models.CharField(
        _("严重程度"), max_length=8, choices=Severity.choices, default=Severity.WARNING
    )
    note = models.CharField(_("说明"), max_length=200, blank=True)
    exceptions = models.JSONField(_("例外"), default=list)
    wrong_from = models.DateField(_("自何日起"), null=True, blank=True)
    wrong_until = models.DateField(_("至何日止"), null=True, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=clock.now, editable=False)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("词条")
        ordering = ("wrong", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["agency", "wrong"], condition=Q(ended_at=None), name="word_is_in_use_once_at_a_body"
            ),
            models.CheckConstraint(condition=~Q(wrong=""), name="word_is_written_out"),
            models.CheckConstraint(
                condition=Q(wrong_until=None) | Q(wrong_from=None) | Q(wrong_until__gte=F("wrong_from")),
                name="word_ceases_to_be_wrong_after_it_began",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None) | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="ended_word_says_by_whom",
            ),
        )

    def __str__(self) -> str:
        return self.wrong
