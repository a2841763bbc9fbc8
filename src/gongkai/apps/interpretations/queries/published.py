"""What the public may see of interpretations, and the only questions that a page of the portal may ask of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from gongkai.apps.interpretations.kinds import Form
from gongkai.apps.interpretations.models import Interpretation
from gongkai.apps.proactive.models import Item
from gongkai.apps.proactive.queries import published as items

__all__ = [
    "Form",
    "Interpretation",
    "counts",
    "forms_of",
    "newest",
    "of_documents",
    "on_places",
    "places_in",
    "total",
]

ALL = ""  # no form: every interpretation


def _ever(form: str) -> QuerySet[Interpretation]:
    """Those that are or were public: a place in a list, once taken, stays."""
    return _of_form(items.answering(Interpretation.objects.all()), form)


def _of_form(rows: QuerySet[Interpretation], form: str) -> QuerySet[Interpretation]:
    return rows.filter(form=form) if form else rows


def _shown(rows: QuerySet[Interpretation]) -> QuerySet[Interpretation]:
    rows = rows.select_related(
        "item__published", "item__agency", "item__column", "document__published", "document__agency"
    )
    return rows.defer("item__published__body", "document__published__body")


def newest(number: int, form: str = ALL) -> list[Interpretation]:
    rows = _shown(_of_form(items.only_public(Interpretation.objects.all()), form))
    return list(rows.order_by("-item__published_at", "-item_id")[:number])


def counts() -> dict[str, int]:
    """How many are public in each form that has any."""
    rows = items.only_public(Interpretation.objects.all()).order_by().values("form")
    return dict(rows.annotate(number=Count("pk")).values_list("form", "number"))


def total(form: str) -> int:
    return _ever(form).count()


def on_places(form: str, start: int, stop: int) -> list[Interpretation]:
    """On places start to stop - 1, the oldest first."""
    return list(_shown(_ever(form)).order_by("item__published_at", "item_id")[start:stop])


def places_in(form: str, rows: Sequence[int]) -> list[int]:
    """The places of these items in the list of a form, 0 for the oldest."""
    found = _ever(form).filter(item__in=list(rows)).values_list("item__published_at", "item_id")
    return [_ever(form).filter(_before(at, pk)).count() for at, pk in found]


def _before(at: datetime | None, pk: int) -> Q:
    return Q(item__published_at__lt=at) | Q(item__published_at=at, item__lt=pk)


def forms_of(rows: Sequence[int]) -> set[str]:
    """Forms of those of these items that interpret."""
    return set(Interpretation.objects.filter(item__in=list(rows)).values_list("form", flat=True))


def of_documents(rows: Sequence[int]) -> list[int]:
    """The items that interpret these documents."""
    return list(Interpretation.objects.filter(document__in=list(rows)).values_list("item", flat=True))


def documents(of: Sequence[Item]) -> dict[int, Interpretation]:
    """The pairing of each of these items that interprets, with its document."""
    rows = _shown(Interpretation.objects.filter(item__in=[one.pk for one in of]))
    return {one.item_id: one for one in rows}
