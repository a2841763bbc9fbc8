"""Filling an empty instance: found the county, then take each report from the file to the public as people would."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.db import transaction

from gongkai.annual_report.render import page_of
from gongkai.apps.agencies import queries as agencies
from gongkai.apps.reporting import queries, services
from gongkai.apps.reporting.models import AnnualReport
from gongkai.apps.reporting.services import Brought, Particulars
from gongkai.lib import clock
from gongkai.project.demonstration import items, people, requests
from gongkai.project.demonstration.figures import Demonstrated, invented, published
from gongkai.project.demonstration.playing import play

SIGN_IN_NOTE = "demo_sign_in.txt"  # as `gongkai serve` prints it
NO_PROSE = "演示数据只有表格，没有正文，这一条不适用"
AS_PRINTED = "已与所注明的出处对照，数字如此"
LATEST = 2025  # the reports of this year are left in work, so that the desk has something to do


def is_possible() -> bool:
    return agencies.is_empty()


@transaction.atomic
def load() -> tuple[int, int]:
    """All of the demonstration or, if anything fails, nothing of it; gives the numbers of reports and requests."""
    with clock.fixed(requests.before_all()):  # so that the log reads in the order of time
        county = people.found()
    cast = requests.Cast(county.clerk, county.reviewer, county.secrecy, county.leader, county.office)
    play([*requests.acts(cast), *items.acts(cast)])
    reports = list(chain(_county(), published()))  # the front page shows the last ones first
    files = [Brought(f"{one.report.title}.html", page_of(one.report).encode()) for one in reports]
    intake = services.bring(county.clerk, files, key=uuid4())
    for one, item in zip(reports, queries.items_of(intake), strict=True):
        services.read_item(item.pk)
        source = queries.items_of(intake).get(pk=item.pk).source
        assert source is not None, item.sentence
        _on(county, source.report, one)
    transaction.on_commit(lambda: _note(county))
    return len(reports), len(requests.stories())


def _county() -> Iterator[Demonstrated]:
    """Seven years of the county and its bodies."""
    yield from invented(people.GOVERNMENT, "county", range(2019, LATEST + 1), 120, seed=1)
    for place, name in enumerate(people.DEPARTMENTS[:2]):
        yield from invented(name, "department", range(2021, LATEST + 1), 24 + 9 * place, seed=10 + place)
    yield from invented(people.TOWNSHIPS[0], "township", range(2022, LATEST + 1), 9, seed=20)


def _on(county: people.County, report: AnnualReport, one: Demonstrated) -> None:
    """From reading to publication, by three people; the latest year stops on its way."""
    facts = one.report
    particulars = Particulars(
        body_name=facts.agency,
        level=one.level,
        year=facts.year or 0,
        title=facts.title,
        published_on=facts.published,
        source_name=one.source_name,
        source_url=one.source_url,
        is_demonstration=True,
    )
    services.describe(county.clerk, report.pk, particulars)
    if facts.year == LATEST and facts.agency != people.DEPARTMENTS[0]:
        return
    for judged in queries.working_copy(queries.get(county.reviewer, report.pk)).undecided:
        in_tables = bool(judged.finding.cells) and not judged.finding.cells[0].startswith("narrative")
        decision, reason = ("confirmed", AS_PRINTED) if in_tables else ("dismissed", NO_PROSE)
        services.decide_finding(county.reviewer, report.pk, key=judged.key, decision=decision, reason=reason)
    services.review(county.reviewer, report.pk)
    if facts.year != LATEST:
        services.publish(county.leader, report.pk, show_findings=True)


def _note(county: people.County) -> None:
    """The passwords, for the owner's eyes alone."""
    lines = ["演示账号（登录名 / 密码 / 角色）："]
    lines += [f"  {one.username:<12} {one.password}  {one.roles}" for one in county.accounts]
    lines.append("  三名管理员首次登录须先设置动态口令。")
    note = Path(settings.DATA) / SIGN_IN_NOTE
    note.touch(mode=0o600)
    note.write_text("\n".join(lines) + "\n", encoding="utf-8")
