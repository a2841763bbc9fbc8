"""What reports contribute to the desk: an entry with its count, what waits for a person, what can be found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies import following
from gongkai.apps.agencies.models import Staff
from gongkai.apps.agencies.roles import Role
from gongkai.apps.reporting import queries, states
from gongkai.apps.reporting.models import AnnualReport
from gongkai.apps.reporting.queries import findable
from gongkai.apps.reporting.services.reading import SEARCHED_AS
from gongkai.apps.reporting.services.renaming import follow_renaming
from gongkai.apps.reporting.show.words import item_of, official_title
from gongkai.apps.reporting.states import State
from gongkai.apps.reporting.tasks import give_up_stranded
from gongkai.apps.search_index import sources
from gongkai.apps.search_index.sources import Person
from gongkai.lib import schedule
from gongkai.lib.schedule import Turn
from gongkai.lib.search.excerpt import excerpt
from gongkai.lib.search.port import PUBLIC, Chosen, Document, Facet
from gongkai.lib.shell import navigation, worklist
from gongkai.lib.shell.worklist import Asked
from gongkai.lib.ui.dates import local_day
from gongkai.lib.ui.parts import Item

ROLES = frozenset({*states.EVERYONE, Role.SUPERVISOR})


def register() -> None:
    """Called once, when the application is ready."""
    navigation.add(
        navigation.Entry("reporting:list", _("年度报告"), order=50, roles=ROLES, waiting=queries.waiting_for)
    )
    navigation.add(navigation.Entry("reporting:figures", _("台账数据"), order=51, roles=ROLES))
    worklist.add(
        worklist.Provider(
            "reporting.read", _("待核对的年度报告"), 50, to_review, frozenset(states.REVIEWERS)
        ),
        worklist.Provider(
            "reporting.reviewed", _("待发布的年度报告"), 51, to_publish, frozenset(states.PUBLISHERS)
        ),
    )
    following.add("reporting", follow_renaming)
    words = _("找出没有程序在读的文件和报告，写明读取中断")
    schedule.add(Turn("reporting.stranded", words, timedelta(minutes=10), give_up_stranded, order=10))
    sources.add(
        sources.Source(
            kind=SEARCHED_AS,
            label=_("年度报告"),
            order=50,
            documents=documents,
            all_rows=findable.all_rows,
            shown=shown,
        )
    )


def to_review(actor: Staff, _number: int) -> Asked:
    return _waiting(actor, State.READ)


def to_publish(actor: Staff, _number: int) -> Asked:
    return _waiting(actor, State.REVIEWED)


def _waiting(actor: Staff, state: str) -> Asked:
    url = f"{reverse('reporting:list')}?state={state}"
    rows = queries.waiting_work(actor, state)
    return Asked(rows, lambda found: [item_of(report) for report in found], url)


def documents(rows: Iterable[int]) -> Iterator[Document]:
    for report in findable.rows(rows):
        audience = {f"agency:{report.agency_id}"} | ({PUBLIC} if report.is_public else set())
        yield Document(
            key=f"{SEARCHED_AS}:{report.pk}",
            kind=SEARCHED_AS,
            title=_title_of(report),
            body=_text_of(report),
            audience=frozenset(audience),
            facets=_facets(report),
            day=_day_of(report),
        )


def _facets(report: AnnualReport) -> Chosen:
    body = report.body.agency_id if report.body else report.agency_id
    values = {Facet.BODY: str(body or ""), Facet.YEAR: str(report.year or "")}
    return {facet: value for facet, value in values.items() if value}


def _day_of(report: AnnualReport) -> date:
    """Of publication; of the intake of what is not published."""
    if report.is_public and report.edition is not None:
        return local_day(report.edition.published_at)
    return local_day(report.created_at)


def _title_of(report: AnnualReport) -> str:
    return official_title(report) if report.is_public else str(report)


def _text_of(report: AnnualReport) -> str:
    """What is published may be found by everyone; so once a report is public, only that is in the index."""
    name = report.body.name if report.body else report.agency_name
    return f"{name} {report.year or ''}年 {findable.words_of(report)}"


def shown(person: Person, rows: Iterable[int], words: str) -> dict[int, Item]:
    """Staff are led to the page where they work, everyone else to the public page."""
    found = findable.seen_by(person, rows)
    return {report.pk: _item(report, words, staff=staff) for report, staff in found}


def _item(report: AnnualReport, words: str, *, staff: bool) -> Item:
    body = report.body.name if report.body else report.agency_name
    when = report.created_at if staff or report.edition is None else report.edition.published_at
    return Item(
        title=_title_of(report),
        url=reverse("reporting:detail", args=[report.pk]) if staff else public_address(report),
        body=body,
        when=local_day(when),
        excerpt=excerpt(_text_of(report), words),
    )


def public_address(report: AnnualReport) -> str:
    return reverse("portal_reports:report", args=[report.body.slug if report.body else "", report.year])
