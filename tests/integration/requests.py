"""Requests for the tests: an office with its people, and a request brought to a given stage by the services alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from uuid import uuid4

from django.contrib.auth.hashers import make_password

from gongkai.apps.agencies.models import Agency, RoleGrant, Staff
from gongkai.apps.agencies.roles import Role
from gongkai.apps.disclosure_requests import services
from gongkai.apps.disclosure_requests.models import DisclosureRequest
from gongkai.apps.disclosure_requests.services import Asked, Asker, DraftText
from gongkai.lib import clock
from tests.integration.conftest import FOUNDED, PASSWORD

CHINA = timezone(timedelta(hours=8))
PERSON = Asker(
    kind="natural_person",
    name="测试申请人甲",
    document_kind="resident_card",
    document_number="11010119900307002X",  # made up; the check digit is right
    phone="13900000000",
    address="清源县测试路1号",
)


@contextmanager
def on(day: str, hour: int = 9) -> Iterator[date]:
    """The clock stands at an hour of a day in China."""
    wanted = date.fromisoformat(day)
    with clock.fixed(datetime(wanted.year, wanted.month, wanted.day, hour, tzinfo=CHINA)):
        yield wanted


@dataclass(frozen=True)
class Office:
    """The people of one body who handle requests, each with one role."""

    agency: Agency
    registrar: Staff
    handler: Staff
    head: Staff
    legal: Staff
    secrecy: Staff
    leader: Staff
    office: Staff


ROLES = {
    "registrar": Role.REGISTRAR,
    "handler": Role.HANDLER,
    "head": Role.UNIT_HEAD,
    "legal": Role.LEGAL_REVIEWER,
    "secrecy": Role.SECRECY_REVIEWER,
    "leader": Role.LEADER_IN_CHARGE,
    "office": Role.DISCLOSURE_OFFICE,
}


def office(county, agency: Agency | None = None, prefix: str = "req") -> Office:
    """Its people as rows alone: hundreds of tests begin with them, and other tests hire people by the services."""
    at = agency or county.finance
    people = Staff.objects.bulk_create(
        Staff(
            username=f"{prefix}_{name}", name=f"测试{prefix}_{name}", agency=at,
            password=make_password(PASSWORD), must_change_password=False,
        )
        for name in ROLES
    )  # fmt: skip
    RoleGrant.objects.bulk_create(
        RoleGrant(
            staff=person, role=role, agency=at, valid_from=FOUNDED, granted_by=county.security_administrator
        )
        for person, role in zip(people, ROLES.values(), strict=True)
    )
    return Office(at, **dict(zip(ROLES, people, strict=True)))


def asked(channel: str = "in_person", **given) -> Asked:
    words = "清源县2023年度财政决算公开表"
    return Asked(channel=channel, **({"description": words, "key": uuid4()} | given))


def received(of: Office, asker: Asker = PERSON, **given) -> DisclosureRequest:
    """Handed in at the counter today."""
    return services.register(of.registrar, asker, asked(**given))


def in_review(of: Office, **given) -> DisclosureRequest:
    case = received(of, **given)
    return services.accept(of.registrar, case.pk, handler=of.handler)


def ready_draft(of: Office, case: DisclosureRequest, text: DraftText) -> None:
    """Written, sent for review, and passed by both reviewers."""
    services.save_draft(of.handler, case.pk, text)
    services.submit_draft(of.handler, case.pk)
    services.review_draft(of.legal, case.pk, kind="legal", verdict="passed")
    services.review_draft(of.secrecy, case.pk, kind="secrecy", verdict="passed")


GRANTED = DraftText(
    outcome="granted",
    bases=("REG36_1.already_public",),
    facts={"way": "已在本机关网站“财政决算”栏目公开，网址为 https://example.gov.cn/js 。"},
)


def decided(of: Office, case: DisclosureRequest, text: DraftText = GRANTED) -> DisclosureRequest:
    ready_draft(of, case, text)
    return services.decide(of.leader, case.pk)


def replied(
    of: Office, case: DisclosureRequest, text: DraftText = GRANTED, route: str = "mail"
) -> DisclosureRequest:
    """Decided, and posted today."""
    decided(of, case, text)
    letter = case.letters.filter(code__startswith="reply.", round=case.round).latest("pk")
    services.record_service(of.registrar, case.pk, letter.pk, route=route, sent_on=clock.today())
    return services.deliver(of.registrar, case.pk)
