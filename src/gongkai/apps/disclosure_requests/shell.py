"""What requests contribute to the desk: entries with counts, what waits for a person, turns of the clock."""

from __future__ import annotations

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.agencies.roles import Role
from gongkai.apps.disclosure_requests import queries, states
from gongkai.apps.disclosure_requests.show.rows import items_of
from gongkai.apps.disclosure_requests.tasks import remind
from gongkai.lib import schedule
from gongkai.lib.schedule import Turn
from gongkai.lib.shell import navigation, worklist
from gongkai.lib.shell.worklist import Work

ROLES = frozenset({*states.EVERYONE, Role.SUPERVISOR})


def register() -> None:
    """Called once, when the application is ready."""
    _enter_navigation()
    _enter_worklist()
    words = _("每天一次提醒经办人临近的答复期限")
    schedule.add(Turn("disclosure_requests.remind", words, timedelta(hours=1), remind, order=20))


def _enter_navigation() -> None:
    navigation.add(
        navigation.Entry(
            "disclosure_requests:list", _("依申请公开"), order=20, roles=ROLES, count=queries.waiting_for
        ),
        navigation.Entry("disclosure_requests:board", _("期限看板"), order=21, roles=ROLES),
        navigation.Entry(
            "disclosure_requests:policy",
            _("依申请公开设置"),
            order=22,
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


def unconfirmed(actor: Staff, number: int) -> Work:
    return _work(actor, number, queries.Filter(stage=states.State.AWAITING_CONFIRMATION))


def received(actor: Staff, number: int) -> Work:
    return _work(actor, number, queries.Filter(stage=states.State.RECEIVED))


def mine(actor: Staff, number: int) -> Work:
    return _work(actor, number, queries.Filter(stage="open", mine=True))


def _work(actor: Staff, number: int, wanted: queries.Filter) -> Work:
    rows = queries.narrowed(actor, wanted)
    mark = "&mine=on" if wanted.mine else ""
    url = f"{reverse('disclosure_requests:list')}?stage={wanted.stage}{mark}"
    return Work(items_of(actor, rows[:number]), rows.count(), url)
