"""What remedies contribute to other pages: an entry with its count, what waits, a block on the request, hits, lessons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.agencies.roles import Role
from gongkai.apps.disclosure_requests.models import DisclosureRequest
from gongkai.apps.disclosure_requests.services import reminding
from gongkai.apps.disclosure_requests.states import EVERYONE
from gongkai.apps.remedies import queries, reminders, states
from gongkai.apps.remedies.queries import findable
from gongkai.apps.remedies.services.keeping import SEARCHED_AS
from gongkai.apps.remedies.show.rows import item_of, items_of
from gongkai.apps.remedies.tasks import count_again
from gongkai.apps.search_index import sources
from gongkai.apps.search_index.sources import Person
from gongkai.lib import lessons, schedule
from gongkai.lib.schedule import Turn
from gongkai.lib.search.excerpt import excerpt
from gongkai.lib.search.port import Document, Facet
from gongkai.lib.shell import navigation, related, worklist
from gongkai.lib.shell.related import Related
from gongkai.lib.shell.worklist import Asked
from gongkai.lib.ui.parts import Item, Link

ROLES = frozenset({*EVERYONE, Role.SUPERVISOR})


def register() -> None:
    """Called once, when the application is ready."""
    navigation.add(
        navigation.Entry("remedies:list", _("复议诉讼"), order=25, roles=ROLES, waiting=queries.waiting_for)
    )
    worklist.add(
        worklist.Provider("remedies.due", _("复议诉讼：待答复和待报送"), 25, due, frozenset(states.WORKERS))
    )
    related.add(related.Provider("remedies.request", 10, "disclosure_requests.DisclosureRequest", of_request))
    lessons.add(lessons.Record("remedies", 10, queries.lessons_of))
    reminding.add(reminders.LIMITS)
    words = _("重新计算复议诉讼案件的期限")
    schedule.add(Turn("remedies.count_again", words, timedelta(hours=1), count_again, order=21))
    sources.add(
        sources.Source(
            kind=SEARCHED_AS,
            label=_("复议诉讼"),
            order=25,
            documents=documents,
            all_rows=findable.all_rows,
            shown=shown,
        )
    )


def due(actor: Staff, _number: int) -> Asked:
    rows = queries.narrowed(actor, queries.Filter(stage="due")).filter(agency_id__in=actor.own_bodies)
    return Asked(rows, items_of, f"{reverse('remedies:list')}?stage=due", without=("letter.facts",))


def of_request(actor: Staff, request: DisclosureRequest) -> Related:
    """The cases over one request, on its page."""
    address = reverse("remedies:register", args=[request.pk])
    may_add = request.receipt_date is not None and queries.may_register(actor, request.agency)
    return Related(
        title=gettext("投诉、复议和诉讼"),
        items=items_of(queries.of_request(actor, request)),
        empty=gettext("没有登记过投诉、复议或者诉讼。"),
        add=Link(gettext("登记投诉、复议或者诉讼"), address) if may_add else None,
    )


def documents(rows: Iterable[int]) -> Iterator[Document]:
    for case in findable.rows(rows):
        yield Document(
            key=f"{SEARCHED_AS}:{case.pk}",
            kind=SEARCHED_AS,
            title=str(case),
            body=findable.words_of(case),
            audience=frozenset({f"agency:{case.agency_id}"}),
            numbers=tuple(filter(None, (case.case_no, case.request.request_no))),
            facets={Facet.BODY: str(case.agency_id), Facet.YEAR: str(case.received_on.year)},
            day=case.received_on,
        )


def shown(person: Person, rows: Iterable[int], words: str) -> dict[int, Item]:
    return {
        case.pk: item_of(case, excerpt(findable.words_of(case), words))
        for case in findable.seen_by(person, rows)
    }
