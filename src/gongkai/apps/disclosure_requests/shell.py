"""What requests contribute to the desk: entries with counts, what waits for a person, turns of the clock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import partial

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.agencies.roles import Role
from gongkai.apps.disclosure_requests import queries, states
from gongkai.apps.disclosure_requests.models import DisclosureRequest
from gongkai.apps.disclosure_requests.queries import findable
from gongkai.apps.disclosure_requests.show import waiting
from gongkai.apps.disclosure_requests.show.rows import items_of
from gongkai.apps.disclosure_requests.tasks import forget_imports, forget_unsent, mask, remind
from gongkai.apps.search_index import sources
from gongkai.apps.search_index.sources import Person, key_of
from gongkai.lib import schedule
from gongkai.lib.schedule import Turn
from gongkai.lib.search.excerpt import excerpt
from gongkai.lib.search.port import Document, Facet
from gongkai.lib.shell import navigation, worklist
from gongkai.lib.shell.worklist import Asked
from gongkai.lib.ui.dates import local_day
from gongkai.lib.ui.parts import Item

ROLES = frozenset({*states.EVERYONE, Role.SUPERVISOR})


def register() -> None:
    """Called once, when the application is ready."""
    _enter_navigation()
    _enter_worklist()
    _enter_reviews()
    words = _("每天一次提醒经办人临近的答复期限")
    _let_be_found()
    schedule.add(Turn("disclosure_requests.remind", words, timedelta(hours=1), remind, order=20))
    words = _("每天一次把保存期满的申请人信息去标识化")
    schedule.add(Turn("disclosure_requests.mask", words, timedelta(days=1), mask, order=70))
    unsent = _("删除三十天没有动过的申请草稿")
    schedule.add(Turn("disclosure_requests.unsent", unsent, timedelta(days=1), forget_unsent, order=83))
    imports = _("删除七天没有确认导入的台账文件")
    schedule.add(Turn("disclosure_requests.imports", imports, timedelta(days=1), forget_imports, order=84))


def _enter_navigation() -> None:
    navigation.add(
        navigation.Entry(
            "disclosure_requests:list", _("依申请公开"), order=20, roles=ROLES, waiting=queries.waiting_for
        ),
        navigation.Entry("disclosure_requests:board", _("期限看板"), order=21, roles=ROLES),
        navigation.Entry(
            "disclosure_requests:proposals",
            _("公开建议"),
            order=22,
            roles=frozenset({Role.DISCLOSURE_OFFICE}),
        ),
        navigation.Entry(
            "disclosure_requests:policy",
            _("依申请公开设置"),
            order=23,
            roles=frozenset({Role.DISCLOSURE_OFFICE}),
        ),
    )


def _enter_worklist() -> None:
    worklist.add(
        worklist.Provider(
            "disclosure_requests.unconfirmed",
            _("待与申请人确认的申请"),
            20,
            unconfirmed,
            frozenset(states.INTAKE),
        ),
        worklist.Provider(
            "disclosure_requests.received", _("待分办的申请"), 21, received, frozenset(states.INTAKE)
        ),
        worklist.Provider(
            "disclosure_requests.mine", _("我经办的申请"), 22, mine, frozenset(states.HANDLERS)
        ),
    )


def _enter_reviews() -> None:
    legal, secrecy = frozenset({Role.LEGAL_REVIEWER}), frozenset({Role.SECRECY_REVIEWER})
    name = "disclosure_requests"
    worklist.add(
        worklist.Provider(f"{name}.legal", _("待合法性审核的答复"), 24, waiting.legal_reviews, legal),
        worklist.Provider(f"{name}.secrecy", _("待保密审查的答复"), 25, waiting.secrecy_reviews, secrecy),
        worklist.Provider(
            f"{name}.decide", _("待决定的答复"), 26, waiting.decisions, frozenset(states.LEADERS)
        ),
    )


def unconfirmed(actor: Staff, _number: int) -> Asked:
    return _asked(actor, queries.Filter(stage=states.State.AWAITING_CONFIRMATION))


def received(actor: Staff, _number: int) -> Asked:
    return _asked(actor, queries.Filter(stage=states.State.RECEIVED))


def mine(actor: Staff, _number: int) -> Asked:
    return _asked(actor, queries.Filter(stage="open", mine=True))


def _asked(actor: Staff, wanted: queries.Filter) -> Asked:
    mark = "&mine=on" if wanted.mine else ""
    url = f"{reverse('disclosure_requests:list')}?stage={wanted.stage}{mark}"
    return Asked(queries.narrowed(actor, wanted), partial(items_of, actor), url)


def _let_be_found() -> None:
    sources.add(
        sources.Source(
            kind=findable.SEARCHED_AS,
            label=_("政府信息公开申请"),
            order=20,
            documents=documents,
            all_rows=findable.all_rows,
            shown=shown,
        )
    )


def documents(rows: Iterable[int]) -> Iterator[Document]:
    """Number and content alone: who asks is found by nobody through the index."""
    for case in findable.rows(rows):
        handed_in = local_day(case.submitted_at)
        yield Document(
            key=key_of(findable.SEARCHED_AS, case.pk),
            kind=findable.SEARCHED_AS,
            title=case.request_no,
            body=case.description,
            audience=findable.audience_of(case),
            numbers=(f"{case.year}-{case.serial:04d}",) if case.serial else (),
            facets={Facet.BODY: str(case.agency_id), Facet.YEAR: str(handed_in.year)},
            day=handed_in,
        )


def shown(person: Person, rows: Iterable[int], words: str) -> dict[int, Item]:
    return {case.pk: _found(case, words) for case in findable.seen_by(person, rows)}


def _found(case: DisclosureRequest, words: str) -> Item:
    return Item(
        title=case.request_no,
        url=reverse("disclosure_requests:detail", args=[case.pk]),
        body=case.agency.name,
        when=local_day(case.submitted_at),
        excerpt=excerpt(case.description, words),
    )
