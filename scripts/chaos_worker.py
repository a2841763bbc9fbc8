"""The program that scripts/chaos.py kills: files requests and moves them on, and says so only after the commit.

    python scripts/chaos_worker.py AGENCY REGISTRAR HANDLER SEED FIRST

Each line on standard output is one acknowledgement: what was done, the key of the form, the number of the record.
"""

import os
import sys
from datetime import date
from itertools import count
from uuid import NAMESPACE_URL, uuid5

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.project.settings.single_machine")

import django

django.setup()

from gongkai.apps.agencies.models import Agency, Staff  # noqa: E402 (models need the setup)
from gongkai.apps.disclosure_requests import services  # noqa: E402 (models need the setup)
from gongkai.apps.disclosure_requests.models import DisclosureRequest  # noqa: E402 (models need the setup)
from gongkai.apps.disclosure_requests.services import unsent  # noqa: E402 (models need the setup)
from gongkai.lib import clock  # noqa: E402 (models need the setup)

PERSON = {"kind": "natural_person", "name": "测试申请人", "phone": "13900000000"}


def acknowledge(*words: object) -> None:
    print(*words, flush=True)


def carry(agency: Agency, registrar: Staff, handler: Staff, seed: str, number: int) -> None:
    """File one request, confirm it, give it out; done again from the start where it was cut off."""
    key = uuid5(NAMESPACE_URL, f"{seed}/{number}")
    case = unsent.begin(agency, key)
    if case.state == "draft":
        unsent.write(case, PERSON | {"description": f"第{number}项信息"})
    case = unsent.hand_in(case)
    acknowledge("filed", key, case.pk)
    if case.state == "awaiting_confirmation":
        services.confirm(registrar, case.pk, confirmed_on=today(), way="phone", summary="电话确认")
    acknowledge("received", key, case.pk)
    if DisclosureRequest.objects.get(pk=case.pk).state == "received":
        services.accept(registrar, case.pk, handler=handler)
    acknowledge("in_review", key, case.pk)


def today() -> date:
    return clock.today()


def main() -> None:
    agency, registrar, handler, seed, first = sys.argv[1:]
    people = {int(pk): Staff.objects.get(pk=pk) for pk in (registrar, handler)}
    body = Agency.objects.get(pk=agency)
    for number in count(int(first)):
        carry(body, people[int(registrar)], people[int(handler)], seed, number)


if __name__ == "__main__":
    main()
