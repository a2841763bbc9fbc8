"""Who stands in for whom: one delegation that has ended by itself, one that holds, one that is still to come."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial

from gongkai.apps.agencies import services
from gongkai.apps.agencies.models import Staff
from gongkai.apps.agencies.roles import Role
from gongkai.lib import clock
from gongkai.project.demonstration.people import County
from gongkai.project.demonstration.playing import Act, day_before

TRAINING, LEAVE = "参加业务培训（演示）", "年休假（演示）"


def acts(county: County) -> Iterator[Act]:
    government, bureau, today = county.government, county.bureau, clock.today()
    # Nobody of them reviews in these days what waits for the other: each step is still passed by another person.
    yield (
        9,
        _given(government.clerk, government.secrecy, Role.REGISTRAR, day_before(8), day_before(6), TRAINING),
    )
    yield (
        1,
        _given(
            bureau.clerk, bureau.secrecy, Role.REGISTRAR, day_before(1), today + timedelta(days=3), TRAINING
        ),
    )
    coming = today + timedelta(days=14)
    yield (
        1,
        _given(
            government.leader,
            government.office,
            Role.LEADER_IN_CHARGE,
            coming,
            coming + timedelta(days=4),
            LEAVE,
        ),
    )


def _given(actor: Staff, to: Staff, role: Role, first: date, last: date, reason: str) -> Callable[[], object]:
    return partial(
        services.delegate, actor, to=to, role=role, valid_from=first, valid_until=last, reason=reason
    )
