"""What everyone may see: reports on the site, each by its last edition. Drafts, sources and staff are out of reach here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db.models import Count, Max, Q, QuerySet
from django.http import Http404

from gongkai.annual_report.report import Report
from gongkai.apps.reporting import contents
from gongkai.apps.reporting.models import AnnualReport, Body, BodyLevel, Edition
from gongkai.rules import Finding

__all__ = [
    "AnnualReport",
    "Body",
    "Edition",
    "all_by_age",
    "body",
    "content",
    "count_of_all",
    "counts",
    "editions",
    "findings",
    "levels",
    "newest",
    "of_body",
    "places_of",
    "places_on_the_site",
    "published",
    "report",
    "reports",
    "slugs",
    "totals_of",
    "withdrawn",
    "years",
]


def published() -> QuerySet[AnnualReport]:
    """Where every public question starts."""
    return AnnualReport.objects.filter(is_public=True).select_related("body", "edition")


def reports(
    *, level: str = "", year: int | None = None, keys: list[int] | None = None
) -> QuerySet[AnnualReport]:
    """Latest year first, then by name. keys: only those that a search found. Contents are not fetched for a list."""
    rows = published().defer("edition__content")
    conditions = Q()
    if level:
        conditions &= Q(body__level=level)
    if year:
        conditions &= Q(year=year)
    if keys is not None:
        conditions &= Q(pk__in=keys)
    return rows.filter(conditions).order_by("-year", "body__name", "pk")


def newest(number: int) -> list[AnnualReport]:
    return list(published().defer("edition__content").order_by("-edition__published_at", "-pk")[:number])


def body(slug: str) -> Body:
    """A body with reports on the site or withdrawn from it, or 404."""
    known = AnnualReport.objects.filter(edition__isnull=False, body__isnull=False)
    found = Body.objects.filter(slug=slug, pk__in=known.order_by().values("body_id")).first()
    if found is None:
        raise Http404
    return found


def of_body(of: Body) -> list[AnnualReport]:
    """All reports of a body, latest year first."""
    return list(published().filter(body=of).order_by("-year"))


def report(slug: str, year: int) -> AnnualReport:
    """The report of a body for a year, or 404."""
    found = published().filter(body__slug=slug, year=year).first()
    if found is None:
        raise Http404
    return found


def withdrawn(slug: str, year: int) -> AnnualReport | None:
    """The report that stood at this address until it was withdrawn."""
    gone = AnnualReport.objects.filter(
        body__slug=slug, year=year, is_public=False, withdrawn_at__isnull=False, edition__isnull=False
    )
    return gone.select_related("body").order_by("-withdrawn_at").first()


def editions(of: AnnualReport) -> list[Edition]:
    """Every edition of a published report, latest first."""
    return list(Edition.objects.filter(report=of).defer("content").order_by("-number"))


def content(of: AnnualReport) -> Report:
    """What was published, as values."""
    assert of.edition is not None
    return contents.report_from_json(of.edition.content)


def findings(of: AnnualReport) -> tuple[Finding, ...]:
    """The findings that the body chose to publish."""
    assert of.edition is not None
    return contents.findings_of(of.edition.content)


def years() -> list[int]:
    found = published().order_by("-year").values_list("year", flat=True).distinct()
    return [year for year in found if year is not None]


def levels() -> list[tuple[str, str]]:
    present = set(published().order_by().values_list("body__level", flat=True).distinct())
    return [(str(value), str(label)) for value, label in BodyLevel.choices if value in present]


def counts() -> tuple[int, int, int]:
    """Reports, bodies and the latest year on the site."""
    found = AnnualReport.objects.filter(is_public=True).aggregate(
        reports=Count("pk"), bodies=Count("body_id", distinct=True), latest=Max("year")
    )
    return found["reports"], found["bodies"], found["latest"] or 0


def totals_of(year: int) -> list[tuple[str, dict[str, int | None]]]:
    """Body and totals of every published report of one year: all years together are too many for one page."""
    rows = published().filter(year=year).order_by("edition__body_name", "pk")
    return list(rows.values_list("edition__body_name", "edition__figures"))


# Reports in the order in which they first came before the public, those included that were withdrawn since: a place,
# once taken, stays. The written pages of the site are numbered by it.


def _first_editions() -> QuerySet[Edition]:
    return Edition.objects.filter(number=1).order_by("pk")


def count_of_all() -> int:
    """How many reports were ever public."""
    return _first_editions().count()


def places_of(rows: Sequence[int]) -> list[int]:
    """The places of these reports, 0 for the oldest; one that was never public has none."""
    firsts = _first_editions().filter(report__in=list(rows)).values_list("pk", flat=True)
    return [_first_editions().filter(pk__lt=first).count() for first in firsts]


def all_by_age(start: int, stop: int) -> list[AnnualReport]:
    """The reports on places start to stop - 1, withdrawn ones too."""
    ids = list(_first_editions().values_list("report_id", flat=True)[start:stop])
    rows = AnnualReport.objects.filter(pk__in=ids).select_related("body", "edition").defer("edition__content")
    by_id = {row.pk: row for row in rows}
    return [by_id[pk] for pk in ids]


def places_on_the_site(rows: Sequence[int] | None = None) -> Iterator[tuple[str, int, bool]]:
    """Address of the body, year, and whether a report stands there now, of all that were ever public, or of these."""
    known = AnnualReport.objects.filter(edition__isnull=False, body__isnull=False, year__isnull=False)
    if rows is not None:
        known = known.filter(pk__in=list(rows))
    # A withdrawn one comes first, so that one that took its place has the last word.
    ordered = known.order_by("is_public", "pk").values_list("body__slug", "year", "is_public")
    for slug, year, is_public in ordered.iterator(chunk_size=2000):
        yield slug, year or 0, is_public


def slugs() -> Iterator[str]:
    """The address of every body that has or had reports on the site."""
    known = AnnualReport.objects.filter(edition__isnull=False, body__isnull=False).order_by()
    bodies = Body.objects.filter(pk__in=known.values("body_id")).order_by("pk")
    yield from bodies.values_list("slug", flat=True).iterator(chunk_size=2000)


def slug_of(agency: int) -> str:
    """The address of the reports of one of our own bodies; nothing while it has none that is public."""
    rows = AnnualReport.objects.filter(is_public=True, body__agency=agency).order_by()
    return rows.values_list("body__slug", flat=True).first() or ""


def agencies_of(rows: Sequence[int]) -> set[int]:
    """Those of our own bodies whose reports these are."""
    known = AnnualReport.objects.filter(pk__in=list(rows), body__agency__isnull=False).order_by()
    return set(known.values_list("body__agency_id", flat=True))
