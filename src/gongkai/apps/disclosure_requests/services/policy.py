"""What a body settles for itself about requests."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.agencies.roles import Role
from gongkai.apps.disclosure_requests import events
from gongkai.apps.disclosure_requests.models import Policy
from gongkai.apps.events.services import record
from gongkai.lib import versions
from gongkai.lib.errors import NotAllowed


def may_settle(actor: Staff) -> bool:
    return actor.has_role(Role.DISCLOSURE_OFFICE, agency=actor.agency)


def require_settle(actor: Staff) -> None:
    if not may_settle(actor):
        words = _("依申请公开的设置由“%(agency)s”的%(role)s决定，您没有这个角色。")
        raise NotAllowed(
            words % {"agency": actor.agency.name, "role": Role.DISCLOSURE_OFFICE.label}, act="settle"
        )


@transaction.atomic
def settle(actor: Staff, changes: dict[str, Any], *, version: int | None = None) -> Policy:
    """Change the settings of the actor's body. Raises NotAllowed, Stale."""
    require_settle(actor)
    policy, _made = Policy.objects.get_or_create(agency=actor.agency)
    versions.expect(policy, version)
    versions.save(policy, **changes)
    record(events.POLICY_CHANGED, by=actor, subject=policy)
    return policy
