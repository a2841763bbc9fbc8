"""Why an act on bodies, people or rights is refused: each guard gives the sentence, or None. Pure functions."""

from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext as _

from gongkai.apps.agencies.roles import ADMINISTRATION, REACHING, Role


def in_force_day(day: date, *, today: date, last_change: date) -> str | None:
    """A change of standing is entered when it holds, and after the change before it."""
    if day > today:
        return _("生效日期%(day)s还没有到；请在生效当日或之后录入。") % {"day": day}
    if day <= last_change:
        return _("生效日期%(day)s应晚于上一次变动的日期%(last)s；请核对。") % {
            "day": day,
            "last": last_change,
        }
    return None


def still_has(*, children: int, staff: int) -> str | None:
    """A body that still has others under it, or people, cannot be closed."""
    if children:
        return _("该单位还有%(count)d个下级单位；请先划转或撤销它们。") % {"count": children}
    if staff:
        return _("该单位还有%(count)d个启用的账号；请先调入其他单位或停用。") % {"count": staff}
    return None


def already_closed(closed_on: date | None) -> str | None:
    return _("该单位已于%(day)s撤销，不能再变动。") % {"day": closed_on} if closed_on else None


def never_to_self(actor_pk: int, staff_pk: int) -> str | None:
    return _("不能为自己授予或收回角色；请由另一名安全管理员办理。") if actor_pk == staff_pk else None


def three_are_apart(role: str, held: Collection[str]) -> str | None:
    """系统管理员、安全管理员、审计员 are never one person (三员分立)."""
    others = [Role(other).label for other in held if other in ADMINISTRATION]
    if role in ADMINISTRATION and others:
        return _(
            "此人已是%(held)s；系统管理员、安全管理员、审计员须由不同的人担任。请先收回原角色，或另选他人。"
        ) % {"held": "、".join(str(label) for label in others)}
    return None


def open_ended(role: str, valid_until: date | None) -> str | None:
    if role in ADMINISTRATION and valid_until is not None:
        return _("系统管理员、安全管理员、审计员不设截止日期；到期请直接收回。")
    return None


def at_own_agency(role: str, *, staff_agency: int, agency: int) -> str | None:
    """A role that does not reach down the tree is held at the person's own body only."""
    if role not in REACHING and staff_agency != agency:
        return _("“%(role)s”只能授予本单位人员；请先将此人调入该单位。") % {"role": Role(role).label}
    return None


def days_in_order(valid_from: date, valid_until: date | None) -> str | None:
    if valid_until is not None and valid_until < valid_from:
        return _("截止日期%(until)s早于开始日期%(since)s；请改正。") % {
            "until": valid_until,
            "since": valid_from,
        }
    return None


def can_be_delegated(role: str, *, held: bool) -> str | None:
    if role in ADMINISTRATION:
        return _("系统管理员、安全管理员、审计员的职责不能委托他人代理。")
    if not held:
        return _("您没有“%(role)s”角色，不能委托他人代理。") % {"role": Role(role).label}
    return None


def holds_no_administration(held: Collection[str]) -> str | None:
    """An account with one of the three roles is not switched off or moved by another administrator alone."""
    for role in held:
        if role in ADMINISTRATION:
            return _("此人是%(role)s；请先由安全管理员收回该角色，再停用或调动账号。") % {
                "role": Role(role).label
            }
    return None
