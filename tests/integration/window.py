"""For the tests of the public window: a citizen at a browser, who fills in the steps one after the other."""

from __future__ import annotations

import re

from django.test import Client
from django.urls import reverse

from gongkai.apps.disclosure_requests.models import DisclosureRequest

NUMBER = "11010119900307002X"  # made up; the check digit is right
STEPS: dict[str, dict[str, str]] = {
    "description": {"description": "清源县2023年度财政决算公开表"},
    "wanted": {"wanted_form": "electronic", "wanted_route": "online"},
    "applicant": {
        "kind": "natural_person",
        "name": "测试申请人甲",
        "document_kind": "resident_card",
        "document_number": NUMBER,
    },
    "contact": {"phone": "13900001234"},
    "agent": {},
    "files": {},
}


def page(name: str, *args: object) -> str:
    return reverse(f"portal_requests:{name}", args=args)


class Citizen(Client):
    """One visitor. `code` is what the pages say it is."""

    code = ""

    def begin(self, body: int) -> Citizen:
        self.get(page("new"))
        self.post(page("new"), {"body": body})
        self.code = DisclosureRequest.objects.latest("pk").receipt_code
        return self

    @property
    def marker(self) -> str:
        return "-".join(self.code[at : at + 4] for at in range(0, 12, 4))

    def take(self, step: str, go: str = "next", **changes: object):
        """Send one step, with the answers above unless others are given."""
        answers = {**STEPS.get(step, {}), "request": self.marker, "go": go, **changes}
        return self.post(page("step", step), answers)

    def fill(self, **of_steps: dict[str, object]) -> Citizen:
        for step in STEPS:
            answer = self.take(step, **of_steps.get(step, {}))
            assert answer.status_code == 302, (step, errors(answer))
        return self

    def send(self):
        return self.post(page("step", "review"), {"request": self.marker, "go": "send"}, follow=True)

    def open(self, code: str, digits: str, **more: object):
        return self.post(page("find"), {"code": code, "digits": digits}, follow=True, **more)

    def record(self) -> DisclosureRequest:
        return DisclosureRequest.objects.select_related("applicant").get(receipt_code=self.code)


def errors(answer) -> list[str]:
    """The sentences beside the fields and on top, as the page shows them."""
    return re.findall(r'class="gk-error"[^>]*>([^<]+)<', answer.text)
