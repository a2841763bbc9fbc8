"""What whoever holds the machine may do without signing in: the way back when no administrator can get in any more.

Nobody is named as the one who acted, because the program cannot know; the auditor reads that it was done at the machine.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.apps.agencies import events
from gongkai.apps.agencies.models import Staff
from gongkai.apps.agencies.services.permission import refuse
from gongkai.apps.agencies.services.sign_in import end_sessions
from gongkai.apps.agencies.services.staff import NewAccount, remove_second_factor, set_first_password
from gongkai.apps.events.services import record

ACT = "reset_password_at_machine"


@transaction.atomic
def reset_password_at_machine(username: str, *, second_factor: bool = False) -> NewAccount:
    """Give an account a new first password, lift its lock-out and end its sessions.

    second_factor: take the second factor away, too, for a person who lost the telephone as well. Raises NotAllowed.
    """
    staff = Staff.objects.select_related("agency").filter(username=username.lower()).first()
    if staff is None:
        refuse(_("没有登录名为“%(username)s”的账号；请核对。") % {"username": username}, ACT)
        raise AssertionError  # `refuse` has raised
    if not staff.is_active:
        refuse(_("账号“%(username)s”已停用；请先由系统管理员恢复。") % {"username": username}, ACT)
    secret = set_first_password(staff)
    data = {
        "sessions": end_sessions(staff),
        "second_factor": remove_second_factor(staff) if second_factor else False,
    }
    record(events.PASSWORD_RESET_AT_MACHINE, by=None, subject=staff, agency=staff.agency_id, data=data)
    return NewAccount(staff, secret)


def person_at_machine(username: str, password: str) -> Staff:
    """Who acts by a command: the person whose password is given, with no more rights than on a page. Raises NotAllowed."""
    staff = Staff.objects.select_related("agency").filter(username=username.lower(), is_active=True).first()
    if staff is None or staff.must_change_password or not staff.check_password(password):
        refuse(_("登录名或者密码不对，账号已停用，或者还在用初始密码；请核对。"), "sign_in_at_machine")
        raise AssertionError  # `refuse` has raised
    return staff
