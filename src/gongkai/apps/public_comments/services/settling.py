"""Until when and in which ways the public is asked; longer, if need be; and what a body settles for all its askings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.agencies.roles import Role
from gongkai.apps.events.services import record
from gongkai.apps.proactive.models import Item
from gongkai.apps.public_comments import events, guards, queries
from gongkai.apps.public_comments.kinds import Way
from gongkai.apps.public_comments.models import CommentRule, PublicComment
from gongkai.apps.public_comments.services.keeping import ready, shown_anew
from gongkai.apps.public_comments.states import WORKFLOW
from gongkai.lib import clock, versions
from gongkai.lib.errors import NotAllowed


@dataclass(frozen=True)
class Terms:
    """What is announced with a draft (令713第十五条): the period, the material, the ways and where to turn to."""

    opens_on: date
    closes_on: date
    basis: str
    explanation: str
    ways: Sequence[str]
    contact_unit: str
    contact_phone: str = ""
    contact_email: str = ""
    contact_address: str = ""
    shortened_because: str = ""


@transaction.atomic
def settle(
    actor: Staff, pk: int, terms: Terms, *, about: Item | None = None, version: int | None = None
) -> PublicComment:
    """Set what is announced; possible until it is before the public. Raises Http404, NotAllowed, Stale."""
    item = queries.comment_item(actor, pk)
    found = queries.comment_of(item) or PublicComment(item=item, agency=item.agency)
    WORKFLOW.require(actor, found, "settle")
    _require_whole(found.agency, terms)
    if about and not queries.documents_about(actor, item.agency).filter(pk=about.pk).exists():
        raise NotAllowed(_("没有找到所拟的文件或者决策；请重新选择。"), act="settle")
    values = {**asdict(terms), "ways": [one.value for one in Way if one in terms.ways], "about": about}
    if found.pk is None:
        found = PublicComment.objects.create(item=item, agency=item.agency, **values)
    else:
        versions.expect(found, version)
        versions.save(found, **values)
    data = {"item": pk, "from": terms.opens_on, "until": terms.closes_on, "ways": found.ways}
    record(events.SETTLED, by=actor, subject=found, agency=found.agency_id, data=data)
    return found


def _require_whole(agency: Agency, terms: Terms) -> None:
    rule = queries.rule_for(agency)
    why = guards.period_is_long_enough(
        terms.opens_on, terms.closes_on, terms.shortened_because, first_day_counts=rule.first_day_counts
    )
    missing = [
        str(label)
        for label, value in (
            (_("制定依据"), terms.basis.strip()),
            (_("起草说明"), terms.explanation.strip()),
            (_("提出意见的方式"), set(terms.ways) & set(Way.values)),
            (_("联系单位"), terms.contact_unit.strip()),
        )
        if not value
    ]
    if missing:
        raise NotAllowed(_("还缺：%(names)s；请补全后再试。") % {"names": "、".join(missing)}, act="settle")
    if why := why or _unreachable(terms):
        raise NotAllowed(why, act="settle")


def _unreachable(terms: Terms) -> str | None:
    """A way that is offered needs a place to turn to."""
    for way, place, words in (
        (Way.MAIL, terms.contact_email, _("可以用电子邮件提出意见的，请写电子邮箱。")),
        (Way.LETTER, terms.contact_address, _("可以寄信提出意见的，请写通信地址。")),
        (Way.PHONE, terms.contact_phone, _("可以打电话提出意见的，请写联系电话。")),
    ):
        if way in terms.ways and not place.strip():
            return words
    return None


@transaction.atomic
def extend(
    actor: Staff, pk: int, *, closes_on: date, reason: str, version: int | None = None
) -> PublicComment:
    """Leave the period open longer; the reason is published. Raises Http404, NotAllowed, Stale."""
    found = ready(actor, pk, "extend", version)
    if closes_on <= found.closes_on:
        raise NotAllowed(_("新的截止日期应当晚于现在的截止日期；期限公布以后不能缩短。"), act="extend")
    if not reason.strip():
        raise NotAllowed(_("还没有写延长的原因；原因会随期限公布。"), act="extend")
    later = {"result_due_on": result_due_on(found.agency, closes_on)} if found.result_due_on else {}
    versions.save(found, closes_on=closes_on, extended_because=reason.strip()[:400], **later)
    shown_anew(found.item)
    record(events.EXTENDED, by=actor, subject=found, agency=found.agency_id, data={"until": closes_on})
    return found


def result_due_on(agency: Agency, closes_on: date) -> date:
    return closes_on + timedelta(days=queries.rule_for(agency).result_days)


@transaction.atomic
def settle_rule(
    actor: Staff, agency: Agency, *, first_day_counts: bool, result_days: int, personal_data_years: int
) -> CommentRule:
    """Settle it for a body and all below it; askings before the public keep their days. Raises NotAllowed."""
    if not actor.has_role(Role.DISCLOSURE_OFFICE, agency=agency):
        words = _("征求意见的设置须由“%(agency)s”的政府信息公开工作机构办理，您没有这个角色。")
        raise NotAllowed(words % {"agency": agency.name}, act="settle_rule")
    values = {
        "first_day_counts": first_day_counts, "result_days": result_days, "personal_data_years": personal_data_years,
        "set_by": actor, "set_at": clock.now(),
    }  # fmt: skip
    rule, _new = CommentRule.objects.update_or_create(agency=agency, defaults=values)
    data = {"first_day": first_day_counts, "days": result_days, "years": personal_data_years}
    record(events.RULE_SET, by=actor, subject=rule, agency=agency.pk, data=data)
    return rule
