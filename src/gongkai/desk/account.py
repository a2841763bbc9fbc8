"""What a person sees of the own account."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.agencies.roles import Role
from gongkai.lib.ui.parts import Term


def terms_of(actor: Staff) -> tuple[Term, ...]:
    roles = tuple(dict.fromkeys(Role(mandate.role).label for mandate in actor.mandates))
    return (
        Term(_("姓名"), actor.name),
        Term(_("登录名"), actor.username),
        Term(_("单位"), actor.agency.name),
        Term(_("内设机构"), actor.unit.name if actor.unit else None, why=_("没有登记内设机构")),
        Term(_("职务"), actor.position or None, why=_("没有登记职务")),
        Term(_("角色"), lines=roles)
        if roles
        else Term(_("角色"), None, why=_("还没有角色，请联系本单位安全管理员")),
    )
