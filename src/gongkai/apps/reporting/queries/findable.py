"""What the search index holds of reports, and what a hit shows to whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gongkai.apps.agencies.models import Staff
from gongkai.apps.reporting.models import AnnualReport
from gongkai.apps.reporting.queries import public, staff
from gongkai.apps.search_index.sources import Person


def all_rows() -> Iterator[int]:
    yield from AnnualReport.objects.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=2000)


def rows(ids: Iterable[int]) -> Iterator[AnnualReport]:
    found = AnnualReport.objects.filter(pk__in=list(ids)).select_related(
        "body", "edition", "reading", "source"
    )
    yield from found.defer("reading__document", "reading__content")


def words_of(report: AnnualReport) -> str:
    """The text that may be found: of a public report the headings as published, else the prose as read."""
    if report.is_public and report.edition is not None:
        headings = " ".join(heading["text"] for heading in report.edition.content["headings"])
        quotes = " ".join(figure["sentence"] for figure in report.edition.content["narrative"])
        return f"{headings} {quotes}"
    return report.reading.prose if report.reading else ""


def seen_by(person: Person, ids: Iterable[int]) -> Iterator[tuple[AnnualReport, bool]]:
    """Each report among these that the person may see, and whether as staff. A public one is there for everyone."""
    wanted = list(ids)
    related = ("body", "edition", "source", "reading")
    own: set[int] = set()
    if isinstance(person, Staff):
        mine = staff.visible_to(person).filter(pk__in=wanted).select_related(*related)
        for report in mine.defer("reading__document", "reading__content"):
            own.add(report.pk)
            yield report, True
    others = public.published().filter(pk__in=[pk for pk in wanted if pk not in own]).select_related(*related)
    for report in others.defer("reading__document", "reading__content"):
        yield report, False
