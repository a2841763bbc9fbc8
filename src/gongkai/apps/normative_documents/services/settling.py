"""What a place settles for its documents. By the disclosure office; a row from a day on, none is changed."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.events.services import record
from gongkai.apps.normative_documents import events
from gongkai.apps.normative_documents.models import LocalRule
from gongkai.apps.proactive.numbering import BadPattern, parse
from gongkai.apps.proactive.services.settling import require_office
from gongkai.lib.errors import NotAllowed


@dataclass(frozen=True)
class Practice:
    """As in models.LocalRule. filing_to: one authority on each line."""

    pattern: str
    filing_to: str = ""
    filing_days: int = 15
    usual_years: int | None = None
    trial_years: int | None = None
    cleanup_years: int = 2
    source: str = ""


@transaction.atomic
def settle_rule(actor: Staff, agency: Agency, practice: Practice, *, valid_from: date) -> LocalRule:
    """Raises NotAllowed."""
    require_office(actor, agency)
    try:
        parse(practice.pattern)
    except BadPattern as bad:
        raise NotAllowed(str(bad), act="settle") from None
    if bool(practice.usual_years) != bool(practice.trial_years):
        raise NotAllowed(_("推定有效期的两项年数须都写或者都不写；都不写的，不推定有效期。"), act="settle")
    later = LocalRule.objects.filter(agency=agency, valid_from__gte=valid_from).exists()
    if later:
        raise NotAllowed(_("已有同一天或者更晚启用的设置；请写更晚的启用日期。"), act="settle")
    values = {**asdict(practice), "filing_to": _lines(practice.filing_to), "source": practice.source.strip()}
    try:
        with transaction.atomic():
            rule = LocalRule.objects.create(agency=agency, valid_from=valid_from, set_by=actor, **values)
    except IntegrityError:
        raise NotAllowed(_("同事刚刚保存了同一天启用的设置；请刷新页面。"), act="settle") from None
    record(events.RULE_SET, by=actor, subject=rule, agency=agency, data={"valid_from": valid_from})
    return rule


def _lines(words: str) -> str:
    return "\n".join(dict.fromkeys(line.strip() for line in words.splitlines() if line.strip()))
