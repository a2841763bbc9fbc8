"""Whether the actor holds the role an act needs, as a refusal that names the role and who can help."""

from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.agencies.roles import Role
from gongkai.lib.errors import NotAllowed


def require(actor: Staff, role: Role, at: Agency, act: str) -> None:
    """Raise NotAllowed unless the actor holds the role at the body, or above it where the role reaches down."""
    if not actor.has_role(role, agency=at):
        raise NotAllowed(
            _("这项操作须由“%(agency)s”的%(role)s办理，您没有这个角色。")
            % {"agency": at.name, "role": role.label},
            act=act,
        )


def refuse(why: str | None, act: str) -> None:
    """Raise NotAllowed with the sentence of a guard, if it gave one."""
    if why:
        raise NotAllowed(why, act=act)
