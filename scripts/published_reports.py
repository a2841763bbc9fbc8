"""An instance with published annual reports, for bench_pages."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

ROOT = Path(__file__).parents[1]
PASSWORD = "a-Long-5ecret-1"
ROLES = ("handler", "unit_head", "leader_in_charge")


# Drawing takes most of the time of a page that has charts, and is kept between two pages that look alike.
NOTHING_TO_DRAW = {"remedies/reconsideration/upheld": 0, "remedies/reconsideration/total": 0}


def fill(years: range) -> None:
    """One body with reports of these years, in which nothing is to be drawn. Tables must be there."""
    clerk, head, leader = _people()
    sys.path.insert(0, str(ROOT))
    from gongkai.apps.reporting import services
    from tests.integration.reports import imported, made, settled

    blank = (made("试验县人民政府", year, requests={}, changes=NOTHING_TO_DRAW) for year in years)
    for report in imported(clerk, *blank):
        services.describe(
            clerk, report.pk, services.Particulars("试验县人民政府", "county", report.year, "consolidated")
        )
        settled(head, report)
        services.review(head, report.pk)
        services.publish(leader, report.pk, show_findings=True)


def add_twins(numbers: range, *, same_year: bool = True) -> None:
    """Other bodies with a report like the first, numbered; of its year, or each of an earlier one."""
    for start in range(numbers.start, numbers.stop, 1000):
        _twins(range(start, min(start + 1000, numbers.stop)), same_year=same_year)


def _people() -> list[Any]:
    from gongkai.apps.agencies import services
    from gongkai.apps.agencies.models import Staff
    from gongkai.apps.agencies.roles import Role

    founders = (Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.AUDITOR)
    founding = services.found_platform(
        name="试验县人民政府", short_name="试验县", kind="government", level="county",
        founded_on=date(2010, 1, 4), passwords=dict.fromkeys(founders, PASSWORD),
    )  # fmt: skip
    admin, security = (founding.accounts[role].staff for role in founders[:2])
    people = []
    for role in ROLES:
        person = services.create_staff(admin, agency=founding.agency, username=role, name=role).staff
        services.grant_role(
            security, person.pk, role=role, agency=founding.agency, valid_from=date(2010, 1, 4)
        )
        people.append(Staff.objects.get(pk=person.pk))
    return people


def _twins(numbers: range, *, same_year: bool) -> None:
    from gongkai.apps.reporting.models import AnnualReport, Body, Edition, Source

    row = AnnualReport.objects.select_related("edition", "source").order_by("pk").first()
    assert row is not None
    assert row.edition is not None
    names = [f"第{number}号镇人民政府" for number in numbers]
    bodies = Body.objects.bulk_create(Body(name=name, slug=name, level="township") for name in names)
    sources = Source.objects.bulk_create(
        Source(agency_id=row.agency_id, sha256=uuid4().hex * 2, name="a.html", size=1, brought_by_id=row.source.brought_by_id)
        for _ in numbers
    )  # fmt: skip
    twins = AnnualReport.objects.bulk_create(
        AnnualReport(
            agency_id=row.agency_id, body=body, source=source, form=row.form, title=body.name,
            year=(row.year or 0) - (0 if same_year else number + 1),
        )
        for number, body, source in zip(numbers, bodies, sources, strict=True)
    )  # fmt: skip
    editions = Edition.objects.bulk_create(
        Edition(
            report=twin, number=1, body_name=twin.title, content=row.edition.content, sha256=row.edition.sha256,
            figures=row.edition.figures, published_by_id=row.edition.published_by_id,
        )
        for twin in twins
    )  # fmt: skip
    for twin, edition in zip(twins, editions, strict=True):
        twin.edition, twin.is_public, twin.state, twin.reviewed_by_id = (
            edition,
            True,
            "published",
            row.reviewed_by_id,
        )
    AnnualReport.objects.bulk_update(twins, ["edition", "is_public", "state", "reviewed_by"])
