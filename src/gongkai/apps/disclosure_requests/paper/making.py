"""Letters as documents: what kind a code makes, whether its places are filled, and the letter as it was issued."""

from __future__ import annotations

import json
from dataclasses import dataclass

from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Agency
from gongkai.apps.agencies.queries import in_charge_of
from gongkai.apps.disclosure_requests.models import DisclosureRequest, Letter
from gongkai.apps.disclosure_requests.paper.file import known_of
from gongkai.apps.disclosure_requests.paper.language import Facts, in_official_language
from gongkai.letters import Letter as Paper
from gongkai.letters import compose, template_of
from gongkai.letters.places import FactMissing, FactUnfit
from gongkai.letters.template import Addressee
from gongkai.lib import clock
from gongkai.lib.errors import NotAllowed

MASKED_FACTS = '{"masked": true}'  # what is left of the facts of a letter when the time of its file is over


@dataclass(frozen=True)
class Kind:
    """What the ledger needs to know of a document."""

    title: str
    is_numbered: bool
    is_for_applicant: bool


def kind_of(code: str) -> Kind:
    template = template_of(code, clock.today())
    return Kind(template.title, template.official, template.addressee is Addressee.APPLICANT)


def default_prefix(agency: Agency) -> str:
    """机关代字 until the body settles its own."""
    return f"{agency.short_name or agency.name}公"[:20]


@in_official_language
def check(code: str, facts: Facts) -> int:
    """The version of the template that makes this letter. Raises NotAllowed where a place is empty or does not fit."""
    try:
        return compose(code, facts).version
    except (FactMissing, FactUnfit) as wrong:
        raise NotAllowed(str(wrong), act="issue") from None


@in_official_language
def composed(letter: Letter) -> Paper:
    """The letter as it was issued. Raises NotAllowed once the personal data in it were taken out."""
    if letter.facts == MASKED_FACTS:
        raise NotAllowed(
            _("这件申请的个人信息保存期满，已经去标识化，文书不能再显示；文号和日期仍在申请卷里。"),
            act="letter",
        )
    return compose(letter.code, json.loads(letter.facts), version=letter.template_version)


def clock_paper(case: DisclosureRequest, given: Facts) -> Paper:
    """The count of days for the file of a court: made when it is asked for, not issued and not numbered."""
    facts = {
        "agency": in_charge_of(case.agency).name,
        "dated": clock.today().isoformat(),
        **known_of(case),
        **given,
    }
    places = {place.name for place in template_of("clock_ledger", clock.today()).places}
    return compose("clock_ledger", {name: fact for name, fact in facts.items() if name in places and fact})
