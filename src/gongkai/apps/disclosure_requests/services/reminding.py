"""One round of digests a day, outside the quiet hours of the body; what is late also goes to head and office.

Apps above add limits of their own, so that everything of a body is told at once: see `add`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, time

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_noop

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.agencies.roles import Role
from gongkai.apps.disclosure_requests import queries
from gongkai.apps.disclosure_requests.models import Policy, Reminding
from gongkai.apps.notices import services as notices
from gongkai.lib import clock
from gongkai.lib.shell.registry import Registry


@dataclass(frozen=True)
class Limits:
    """One kind of limits. bodies: that have any near; of: for each near limit of a body its heap and who has it.

    digest: to a person, escalation: to head and office, both source strings; own, all: names of the pages they lead to.
    without_handler: who is told of what nobody has yet.
    """

    key: str
    order: int
    bodies: Callable[[], Iterable[Agency]]
    of: Callable[[Agency], Iterator[tuple[str, Staff | None]]]
    digest: str
    escalation: str
    own: str
    own_query: str
    all: str
    all_query: str = ""
    without_handler: tuple[Role, ...] = (Role.REGISTRAR,)


LIMITS: Registry[Limits] = Registry()
add = LIMITS.add
add(
    Limits(
        key="disclosure_requests",
        order=10,
        bodies=queries.bodies_with_limits,
        of=queries.limits_of,
        digest=gettext_noop(
            "依申请公开：已逾期%(overdue)d件，今天到期%(today)d件，三个工作日内到期%(endangered)d件。"
        ),
        escalation=gettext_noop("本单位有%(overdue)d件申请已经逾期、%(today)d件今天到期；请督促办理。"),
        own="disclosure_requests:list",
        own_query="?stage=open&mine=on",
        all="disclosure_requests:board",
    )
)


def remind() -> int:
    """Tell everyone who has work near its limit; gives how many were told. Called by the clock, once a day each body."""
    near = {agency.pk: agency for limits in LIMITS for agency in limits.bodies()}
    told = 0
    for agency in near.values():
        if not is_quiet(queries.policy_of(agency), clock.now()):
            told += _remind(agency)
    return told


def is_quiet(policy: Policy, moment: datetime) -> bool:
    """Whether the body asked for silence at this time; the hours may run over midnight."""
    first, last = policy.quiet_from, policy.quiet_until
    if first is None or last is None or first == last:
        return False
    now: time = timezone.localtime(moment).time()
    return first <= now < last if first < last else now >= first or now < last


@transaction.atomic
def _remind(agency: Agency) -> int:
    """Nobody is told twice on one day: the mark is set in the same transaction."""
    _mark, is_first = Reminding.objects.get_or_create(agency=agency, on=clock.today())
    return sum(_tell_all(limits, agency) for limits in LIMITS) if is_first else 0


def _tell_all(limits: Limits, agency: Agency) -> int:
    own: dict[Staff | None, Counter[str]] = defaultdict(Counter)
    for heap, handler in limits.of(agency):
        own[handler][heap] += 1
    whole = sum(own.values(), Counter())
    told = 0
    for person, counts in own.items():
        people = [person] if person else queries.people(agency, limits.without_handler)
        address = reverse(limits.own) + limits.own_query if person else _whole(limits)
        told += _tell(people, limits.digest, counts, address)
    if whole["overdue"] or whole["today"]:
        heads = queries.people(agency, (Role.UNIT_HEAD, Role.DISCLOSURE_OFFICE))
        told += _tell(heads, limits.escalation, whole, _whole(limits))
    return told


def _whole(limits: Limits) -> str:
    return reverse(limits.all) + limits.all_query


def _tell(people: Iterable[Staff], sentence: str, counts: Counter[str], address: str) -> int:
    values = {key: counts[key] for key in ("overdue", "today", "endangered") if f"%({key})" in sentence}
    return notices.send(people, sentence, address=address, values=values)
