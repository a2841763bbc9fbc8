"""Giving index numbers: one after another within their key, each only once for ever."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Agency
from gongkai.apps.proactive import queries
from gongkai.apps.proactive.models import IndexNumber, IndexRule, IndexSeries, Item
from gongkai.apps.proactive.numbering import PartMissing, Pattern, parse
from gongkai.lib.errors import NotAllowed, Stale


def give(item: Item, day: date) -> str:
    """The number of an item, given at its first publication; it stays through every reorganisation. Raises NotAllowed, Stale."""
    if (given := IndexNumber.objects.filter(item=item).values_list("text", flat=True).first()) is not None:
        return given
    rule = queries.rule_for(item.agency)
    if rule is None:
        raise NotAllowed(_("还没有设置索引号规则，不能发布；请政府信息公开工作机构先设置。"), act="publish")
    pattern = parse(rule.pattern)
    try:
        key = pattern.key(parts_of(item.agency), day)
    except PartMissing as missing:
        raise NotAllowed(str(missing), act="publish") from None
    return _next(item, rule, pattern, key)


def parts_of(agency: Agency) -> dict[str, str]:
    """What a pattern can take from a body."""
    return {
        "credit_code": agency.code,
        "org_code": agency.code[8:17],
        "division": agency.code[2:8],
        "agency": str(agency.pk),
    }


@transaction.atomic
def _next(item: Item, rule: IndexRule, pattern: Pattern, key: str) -> str:
    """The first that is free: a number that was brought along by an import is passed over, and audited as a gap."""
    counted = pattern.series(key)
    series, _made = IndexSeries.objects.get_or_create(rule=rule, key=counted)
    while True:
        # The UPDATE holds the row until the act ends, on every database: two publications never get the same serial.
        IndexSeries.objects.filter(pk=series.pk).update(last=F("last") + 1)
        series.refresh_from_db()
        text = pattern.written(key, series.last)
        taken = IndexNumber.objects.filter(Q(text=text) | Q(item=item)).values_list("item", flat=True)
        if item.pk in (others := list(taken)):
            raise Stale(item, item.version)  # somebody else published it while this one waited
        if not others:
            IndexNumber.objects.create(text=text, rule=rule, key=counted, serial=series.last, item=item)
            return text
