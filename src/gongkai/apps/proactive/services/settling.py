"""What a body settles for its publishing: columns, review policy, index number rule. By the disclosure office."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.agencies.roles import Role
from gongkai.apps.events.services import record
from gongkai.apps.page_outbox import services as page_outbox
from gongkai.apps.proactive import events, queries, steps
from gongkai.apps.proactive.kinds import BY_CODE
from gongkai.apps.proactive.models import Column, IndexRule, ReviewPolicy
from gongkai.apps.proactive.numbering import PARTS, BadPattern, parse
from gongkai.apps.proactive.services import numbers
from gongkai.apps.proactive.services.standing import renew_below
from gongkai.apps.proactive.steps import Stage
from gongkai.lib import clock, versions
from gongkai.lib.errors import NotAllowed

# In the outbox of the written pages: guides say how numbers are made up; the pages of a column what it says of itself.
RULE_SHOWN_AS, COLUMN_SHOWN_AS = "proactive.index_rule", "proactive.column"


def require_office(actor: Staff, agency: Agency) -> None:
    if not actor.has_role(Role.DISCLOSURE_OFFICE, agency=agency):
        words = _("发布设置由“%(agency)s”的%(role)s办理，您没有这个角色。")
        raise NotAllowed(words % {"agency": agency.name, "role": Role.DISCLOSURE_OFFICE.label}, act="settle")


@transaction.atomic
def add_column(
    actor: Staff, agency: Agency, *, code: str, name: str, description: str, kind: str, parent: Column | None = None,
    column_type: str = "", keywords: str = "", order: int = 0, update_interval_days: int | None = None,
) -> Column:  # fmt: skip
    """A new column of the site of a jurisdiction. Raises NotAllowed."""
    require_office(actor, agency)
    if Column.objects.filter(agency=agency, code=code).exists():
        raise NotAllowed(_("已有代码相同的栏目；代码是网址的一部分，请换一个。"), act="settle")
    if kind not in BY_CODE or (parent is not None and parent.agency_id != agency.pk):
        raise NotAllowed(_("信息种类或者上级栏目不正确；请重新选择。"), act="settle")
    column = Column.objects.create(
        agency=agency, code=code, name=name.strip(), description=description.strip(), kind=kind, parent=parent,
        column_type=column_type.strip(), keywords=keywords.strip(), order=order,
        update_interval_days=update_interval_days,
    )  # fmt: skip
    page_outbox.note(COLUMN_SHOWN_AS, [column.pk])
    record(events.COLUMN_SET, by=actor, subject=column, agency=agency, data={"code": code})
    return column


@transaction.atomic
def settle_review(
    actor: Staff,
    agency: Agency,
    stages: Sequence[Stage],
    *,
    column: Column | None = None,
    after_review_days: int = queries.AFTER_REVIEW_DAYS,
) -> ReviewPolicy:
    """The steps before publication of a body, or of one column. Raises NotAllowed."""
    require_office(actor, agency)
    if why := steps.fault_of(stages):
        raise NotAllowed(why, act="settle")
    if not 1 <= after_review_days <= 20:
        raise NotAllowed(_("应急发布后审查的期限应在1至20个工作日之间；请改正。"), act="settle")
    values = {
        "steps": steps.as_data(stages),
        "after_review_days": after_review_days,
        "set_by": actor,
        "set_at": clock.now(),
    }
    policy = ReviewPolicy.objects.filter(agency=agency, column=column).first()
    if policy is None:
        policy = ReviewPolicy.objects.create(agency=agency, column=column, **values)
    else:
        versions.save(policy, **values)
    renew_below(agency, column)
    data = {"column": column.pk if column else None, "steps": [stage.step.value for stage in stages]}
    record(events.POLICY_SET, by=actor, subject=policy, agency=agency, data=data)
    return policy


@transaction.atomic
def follow_above(actor: Staff, agency: Agency, *, column: Column | None = None) -> None:
    """Give up an own policy: what is settled nearest above holds again. Raises NotAllowed."""
    require_office(actor, agency)
    policy = ReviewPolicy.objects.filter(agency=agency, column=column).first()
    if policy is None:
        raise NotAllowed(_("这里没有单独设置审核流程；请刷新页面。"), act="settle")
    record(events.POLICY_GIVEN_UP, by=actor, subject=policy, agency=agency, data={"column": policy.column_id})
    policy.delete()
    renew_below(agency, column)


@transaction.atomic
def settle_index_rule(actor: Staff, agency: Agency, *, pattern: str, valid_from: date) -> IndexRule:
    """A new pattern from a day on; the one before it ends the day before. Numbers given stay. Raises NotAllowed."""
    require_office(actor, agency)
    try:
        needs = parse(pattern).needs
    except BadPattern as bad:
        raise NotAllowed(str(bad), act="settle") from None
    if unknown := sorted(needs - numbers.parts_of(agency).keys()):
        words = _("编号规则用了“%(part)s”，系统中没有这项数据，编不出号；请去掉这一部分。")
        raise NotAllowed(words % {"part": PARTS[unknown[0]][1]}, act="settle")
    before = IndexRule.objects.filter(agency=agency, valid_until=None).first()
    if before is not None:
        if valid_from <= before.valid_from:
            raise NotAllowed(_("新规则的启用日期须晚于现行规则的启用日期；请改正。"), act="settle")
        versions.save(before, valid_until=valid_from - timedelta(days=1))
    rule = IndexRule.objects.create(agency=agency, pattern=pattern.strip(), valid_from=valid_from)
    page_outbox.note(RULE_SHOWN_AS, [agency.pk])
    record(events.RULE_SET, by=actor, subject=rule, agency=agency, data={"valid_from": valid_from})
    return rule
