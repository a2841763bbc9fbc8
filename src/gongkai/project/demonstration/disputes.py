"""Remedies over the requests of the demonstration: a reconsideration that was decided, one to be answered, a complaint."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import uuid4

from gongkai.apps.disclosure_requests import queries
from gongkai.apps.remedies import services
from gongkai.apps.remedies.kinds import Kind, Target
from gongkai.apps.remedies.services import Brought, Outcome, Particulars
from gongkai.lib import clock
from gongkai.project.demonstration.people import Cast

RECONSIDERED_BY, COMPLAINED_TO = "演示市人民政府", "演示市人民政府办公室"
Step = Callable[[int, Cast], None]  # of the request's number and those who act


class Dispute:
    """One case over the last reply to a request."""

    def __init__(self, kind: Kind, body: str) -> None:
        self.kind, self.body, self.pk = kind, body, 0

    def register(self, request: int, cast: Cast) -> None:
        today = clock.today()
        reply = queries.get(cast.head, request).letters.filter(code__startswith="reply.").latest("pk")
        brought = Brought(self.kind, Target.REPLY, "applicant", uuid4(), reply)
        known = Particulars(self.body, today, cast.head, case_no="", applied_on=today, accepted_on=today)
        self.pk = services.register(cast.clerk, request, brought, known).pk

    def answer(self, _request: int, cast: Cast) -> None:
        services.answer(cast.head, self.pk, filings=["reply", "evidence"], sent_on=clock.today())

    def decide(self, result: str, _request: int, cast: Cast) -> None:
        today = clock.today()
        services.decide(cast.head, self.pk, Outcome(result, today, today))


def decided() -> list[tuple[int, Step]]:
    case = Dispute(Kind.RECONSIDERATION, RECONSIDERED_BY)
    return [(50, case.register), (44, case.answer), (20, partial(case.decide, "upheld"))]


def to_be_answered() -> list[tuple[int, Step]]:
    return [(6, Dispute(Kind.RECONSIDERATION, RECONSIDERED_BY).register)]


def complaint() -> list[tuple[int, Step]]:
    return [(9, Dispute(Kind.COMPLAINT, COMPLAINED_TO).register)]
