"""审核台账: who passed or returned which version at which step, and when. For those who oversee, and for auditors."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.agencies.roles import OVERSIGHT, Role
from gongkai.apps.proactive.models import Review
from gongkai.lib.errors import NotAllowed
from gongkai.lib.period import Period

REACHING = (*OVERSIGHT, Role.AUDITOR)
READERS = frozenset((*REACHING, Role.LEADER_IN_CHARGE))
LONG = ("body", "fields", "findings", "summary")


@dataclass(frozen=True)
class Wanted:
    """words: of the title, or a whole index number or document number; what is empty does not narrow."""

    period: Period
    agency: Agency | None = None
    words: str = ""


def require_reader(actor: Staff) -> None:
    if actor.roles.isdisjoint(READERS):
        words = _("审核台账由政府信息公开工作机构、分管领导、监督人员和审计员查看，您没有这些角色。")
        raise NotAllowed(words, act="reviews")


def bodies(actor: Staff) -> QuerySet[Agency]:
    """The own body of a leader, and all below a body where the actor oversees or audits."""
    reach = Q(pk__in=())
    for mandate in actor.mandates if actor.is_active else ():
        if mandate.role in REACHING:
            reach |= Q(path__startswith=mandate.path)
        elif mandate.role == Role.LEADER_IN_CHARGE:
            reach |= Q(pk=mandate.agency_id)
    return Agency.objects.filter(reach).order_by("path")


def reviews(actor: Staff, wanted: Wanted) -> QuerySet[Review]:
    """The latest first."""
    first, after = wanted.period.moments
    found = Q(at__gte=first, at__lt=after, version__item__agency__in=bodies(actor).order_by().values("pk"))
    if wanted.agency:
        found &= Q(version__item__agency=wanted.agency)
    if wanted.words:
        numbers = Q(version__item__index_no=wanted.words) | Q(version__document_no=wanted.words)
        found &= numbers | Q(version__title__contains=wanted.words)
    rows = Review.objects.filter(found).select_related("version__item__agency", "author", "reviewer")
    return rows.defer(*(f"version__{name}" for name in LONG)).order_by("-at", "-pk")
