"""The one-time code that goes to the mailbox an applicant left: the second factor of those who left no phone."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.core.cache import cache
from django.core.mail import send_mail
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from gongkai.lib import site
from gongkai.lib.tasks import task

VALID_SECONDS = 10 * 60


def is_configured() -> bool:
    return bool(settings.MAIL_FROM)


def _place(code: str) -> str:
    return f"requests:mail:{salted_hmac('gongkai.requests.mailbox', code).hexdigest()[:32]}"


@task()
def send_code(code: str) -> None:
    """To the mailbox of the request with this receipt code; nothing where there is no such request or no mailbox.

    Run by the worker, so that a page answers as fast for a wrong code as for a right one.
    """
    from gongkai.apps.disclosure_requests.queries import applicant  # models are there only when the apps are

    case = applicant.by_code(code)
    if case is None or not case.applicant.email or not is_configured():
        return
    digits = f"{secrets.randbelow(1_000_000):06d}"
    cache.set(_place(code), digits, timeout=VALID_SECONDS)
    words = _(
        "您查询政府信息公开申请的验证码是%(digits)s，10分钟内有效。不是您本人操作的，请不要告诉他人，不必理会。"
    )
    subject = _("%(site)s：查询验证码") % {"site": site.current().name}
    send_mail(subject, words % {"digits": digits}, settings.MAIL_FROM, [case.applicant.email])


def take_code(code: str, digits: str) -> bool:
    """Whether these are the digits that were sent; they are used up by it."""
    known = cache.get(_place(code)) or ""
    right = constant_time_compare(known, digits) and bool(known)
    if right:
        cache.set(_place(code), "", timeout=1)  # used up
    return right
