"""Filling an empty instance: found the county, then take each report from the file to the public as people would."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from gongkai.annual_report.render import page_of
from gongkai.apps.agencies import queries as agencies
from gongkai.apps.proactive.queries.published import published as public_items
from gongkai.apps.reporting import queries, services
from gongkai.apps.reporting.models import AnnualReport
from gongkai.apps.reporting.services import Brought, Particulars
from gongkai.lib import clock
from gongkai.project.demonstration import (
    afterwards,
    catalogues,
    comments,
    delegations,
    documents,
    hearings,
    items,
    people,
    requests,
    settled,
)
from gongkai.project.demonstration.figures import Demonstrated, invented, published
from gongkai.project.demonstration.playing import Act, moment, play

SIGN_IN_NOTE = "demo_sign_in.txt"  # as `gongkai serve` prints it
NO_PROSE = "演示数据只有表格，没有正文，这一条不适用"
AS_PRINTED = "已与所注明的出处对照，数字如此"
LATEST = 2025  # the reports of this year are left in work, so that the desk has something to do

FIRST, DRAWN_UP = (
    151,
    124,
)  # working days ago: the settings before all else, the catalogue before the first items
# What the note names first, by the names of the pages.
PLACES = (
    ("portal:home", "首页、搜索"),
    ("portal_items:overview", "政府信息公开：各栏目"),
    ("portal_documents:library", "规范性文件库：有效、修改、废止、试行"),
    ("portal_interpretations:overview", "政策解读：文字、问答、图解"),
    ("portal_comments:overview", "征求意见：可以提出意见，可以看采纳情况"),
    ("portal_platform:bodies", "各单位：指南、目录（有缺项和逾期）"),
    ("portal_requests:start", "依申请公开：填写申请、查进度"),
    ("portal_reports:list", "年度报告：可以下载、核对"),
    ("portal_how_we_do:page", "怎样公开：图表和口径"),
    ("portal_data:index", "开放数据和接口"),
)


def is_possible() -> bool:
    return agencies.is_empty()


@dataclass(frozen=True)
class Loaded:
    """How much there is now, for the one who started it."""

    reports: int
    requests: int
    items: int
    documents: int


@transaction.atomic
def load() -> Loaded:
    """All of the demonstration or, if anything fails, nothing of it."""
    with clock.fixed(moment(FIRST + 1, 0)):  # so that the log reads in the order of time
        county = people.found()
    site = settled.Site(county)
    made = documents.made(site)
    play([(FIRST, site.settle), *_acts(site, made)])
    reports = _reports(county.government)
    afterwards.night()
    transaction.on_commit(lambda: _note(county))
    return Loaded(reports, len(requests.stories()), public_items().count(), len(made))


def _acts(site: settled.Site, made: dict[str, documents.Made]) -> list[Act]:
    """In one row: those of the same day follow one another in this order."""
    return [
        *items.acts(site),
        *documents.acts(made, site),
        *comments.acts(site, made),
        *hearings.acts(site),
        *catalogues.acts(site, DRAWN_UP),
        *requests.acts(site.county.government),
        *delegations.acts(site.county),
    ]


def _reports(cast: people.Cast) -> int:
    """Each from the file to the public, as people would take it; gives how many."""
    reports = list(chain(_county(), published()))  # the front page shows the last ones first
    files = [Brought(f"{one.report.title}.html", page_of(one.report).encode()) for one in reports]
    intake = services.bring(cast.clerk, files, key=uuid4())
    for one, item in zip(reports, queries.items_of(intake), strict=True):
        services.read_item(item.pk)
        source = queries.items_of(intake).get(pk=item.pk).source
        assert source is not None, item.sentence
        _on(cast, source.report, one)
    return len(reports)


def _county() -> Iterator[Demonstrated]:
    """Seven years of the county and its bodies."""
    yield from invented(people.GOVERNMENT, "county", range(2019, LATEST + 1), 120, seed=1)
    for place, name in enumerate(people.DEPARTMENTS[:2]):
        yield from invented(name, "department", range(2021, LATEST + 1), 24 + 9 * place, seed=10 + place)
    yield from invented(people.TOWNSHIPS[0], "township", range(2022, LATEST + 1), 9, seed=20)


def _on(cast: people.Cast, report: AnnualReport, one: Demonstrated) -> None:
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
    services.describe(cast.clerk, report.pk, particulars)
    if facts.year == LATEST and facts.agency != people.DEPARTMENTS[0]:
        return
    for judged in queries.working_copy(queries.get(cast.head, report.pk)).undecided:
        in_tables = bool(judged.finding.cells) and not judged.finding.cells[0].startswith("narrative")
        decision, reason = ("confirmed", AS_PRINTED) if in_tables else ("dismissed", NO_PROSE)
        services.decide_finding(cast.head, report.pk, key=judged.key, decision=decision, reason=reason)
    services.review(cast.head, report.pk)
    if facts.year != LATEST:
        services.publish(cast.leader, report.pk, show_findings=True)


def _note(county: people.County) -> None:
    """Where to look, and the passwords, for the owner's eyes alone."""
    note = Path(settings.DATA) / SIGN_IN_NOTE
    note.touch(mode=0o600)
    note.write_text("\n".join(_lines(county)) + "\n", encoding="utf-8")


def _lines(county: people.County) -> Iterator[str]:
    yield "公众看到的："
    yield from (f" {reverse(name):<18} {words}" for name, words in PLACES)
    yield f"工作人员看到的：{reverse('desk:home')}，待办按角色不同。先用 jingban（经办）、hedui（审核）、gongkaiban（公开办）各登录一次。"
    yield "演示账号（登录名 / 密码 / 角色）："
    yield from (f"  {one.username:<16} {one.password}  {one.roles}" for one in county.accounts)
    yield "  三名管理员首次登录须先设置动态口令。"
