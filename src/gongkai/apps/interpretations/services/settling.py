"""What a body settles for itself and all below it."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.agencies.roles import Role
from gongkai.apps.events.services import record
from gongkai.apps.interpretations import events
from gongkai.apps.interpretations.kinds import POLICY
from gongkai.apps.interpretations.models import InterpretationRule
from gongkai.apps.interpretations.services.showing import count_again
from gongkai.lib import clock
from gongkai.lib.errors import NotAllowed


@transaction.atomic
def settle(
    actor: Staff, agency: Agency, *, kinds: Sequence[str], working_days: int, most_copied_percent: int
) -> InterpretationRule:
    """Settle which documents are interpreted, within how many days, and how much may be copied. Raises NotAllowed.

    Documents that are already in work keep their plans; open limits are counted anew.
    """
    if not actor.has_role(Role.DISCLOSURE_OFFICE, agency=agency):
        words = _("政策解读的设置须由“%(agency)s”的政府信息公开工作机构办理，您没有这个角色。")
        raise NotAllowed(words % {"agency": agency.name}, act="settle")
    if not set(kinds) <= set(POLICY):
        raise NotAllowed(_("只能从政策文件的种类中选择；请重新选择。"), act="settle")
    rule, _new = InterpretationRule.objects.update_or_create(
        agency=agency,
        defaults={
            "kinds": [one for one in POLICY if one in kinds], "working_days": working_days,
            "most_copied_percent": most_copied_percent, "set_by": actor, "set_at": clock.now(),
        },
    )  # fmt: skip
    data = {"kinds": rule.kinds, "working_days": working_days, "percent": most_copied_percent}
    count_again(agency__path__startswith=agency.path)
    record(events.RULE_SET, by=actor, subject=rule, agency=agency.pk, data=data)
    return rule
