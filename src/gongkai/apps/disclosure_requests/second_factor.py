"""What goes with a receipt code on the applicant's page: the tail of the phone, or four digits that are given with it."""

from __future__ import annotations

from gongkai.apps.disclosure_requests.models import Applicant
from gongkai.lib import keys, secrets

DIGITS = 4


def query_digits(code: str) -> str:
    """Four digits that go with a receipt code where no phone was left: they follow from the code, by our key alone."""
    return f"{int(secrets.blind_index(f'digits:{code}', keys.for_indexes())[:12], 16) % 10_000:04d}"


def phone_tail_digest(code: str, phone: str) -> str:
    """The last four digits of the phone, bound to this request; "" for fewer."""
    tail = _tail(phone)
    return secrets.blind_index(f"{code}:{tail}", keys.for_indexes()) if tail else ""


def second_factor(code: str, phone: str, agent_phone: str) -> str:
    """The digest by which the applicant's page is opened: there always is one."""
    return phone_tail_digest(code, phone or agent_phone) or phone_tail_digest(code, query_digits(code))


def given_digits(code: str, person: Applicant) -> str:
    """The digits that the applicant has to be given, "" where the own phone opens the page."""
    return "" if _tail(person.phone or person.agent_phone) else query_digits(code)


def digits_in_words(code: str, person: Applicant) -> str:
    """For a paper of the body, so always in Chinese."""
    return given_digits(code, person) or "您留的电话号码的末四位数字"


def _tail(phone: str) -> str:
    tail = "".join(char for char in phone if char.isdecimal())[-DIGITS:]
    return tail if len(tail) == DIGITS else ""
