"""What applicants do on their own page: amend, give reasons, prove a payment, look at a letter. One act, one transaction."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from gongkai.apps.disclosure_requests import events
from gongkai.apps.disclosure_requests.models import (
    Amendment,
    DisclosureRequest,
    FileKind,
    Letter,
    ReasonInquiry,
    Talk,
)
from gongkai.apps.disclosure_requests.services import telling
from gongkai.apps.disclosure_requests.services.asking import receive_amendment, receive_reasons
from gongkai.apps.disclosure_requests.services.attaching import attach, require_sound
from gongkai.apps.disclosure_requests.services.deciding import withdraw
from gongkai.apps.disclosure_requests.services.keeping import note
from gongkai.apps.disclosure_requests.states import State
from gongkai.lib import clock, versions
from gongkai.lib.errors import NotAllowed

Files = Sequence[tuple[str, bytes]]


@transaction.atomic
def amend(case: DisclosureRequest, *, answer: str, reason_for_delay: str, files: Files) -> Amendment:
    """The applicant amends the request today; the limit starts anew. One unsound file, and nothing is written.

    Raises NotAllowed, Stale.
    """
    telling.applicant_acted(case, gettext_noop("申请%(number)s的申请人已经补正，答复期限重新计算。"))
    done = receive_amendment(None, case, answer=answer, on=clock.today(), reason_for_delay=reason_for_delay)
    _attach_all(case, FileKind.AMENDMENT, files)
    return done


@transaction.atomic
def give_reasons(case: DisclosureRequest, *, answer: str, files: Files) -> ReasonInquiry:
    """The applicant says why so many requests. Raises NotAllowed, Stale."""
    telling.applicant_acted(case, gettext_noop("申请%(number)s的申请人已经说明理由，请认定。"))
    done = receive_reasons(None, case, answer=answer, on=clock.today())
    _attach_all(case, FileKind.REASONS, files)
    return done


@transaction.atomic
def prove_payment(case: DisclosureRequest, *, words: str, files: Files) -> None:
    """The applicant hands in proof of payment; that the money came is for the body to record. Raises NotAllowed, Stale."""
    if case.state != State.FEE_NOTIFIED:
        raise NotAllowed(_("现在没有待缴的费用；请刷新页面查看最新情况。"), act="prove_payment")
    if not files:
        raise NotAllowed(_("还没有选择缴费凭证；请选择票据或者转账回单的照片、PDF。"), act="prove_payment")
    if words.strip():
        Talk.objects.create(request=case, talked_at=clock.now(), way="message", summary=words.strip())
    versions.save(case)
    telling.applicant_acted(case, gettext_noop("申请%(number)s的申请人提交了缴费凭证，请核对入账。"))
    _attach_all(case, FileKind.PAYMENT, files)


@transaction.atomic
def take_back(case: DisclosureRequest, *, reason: str, version: int) -> None:
    """The applicant withdraws on the own page. Raises NotAllowed, Stale."""
    telling.applicant_acted(case, gettext_noop("申请%(number)s的申请人撤回了申请，不再办理。"))
    withdraw(None, case, reason=reason, version=version)


def _attach_all(case: DisclosureRequest, kind: FileKind, files: Files) -> None:
    """Called last in an act: a transaction that is undone does not take bytes off the disk."""
    require_sound(case, kind, files)
    for name, data in files:
        attach(case, kind, name, data)


@transaction.atomic
def mark_seen(letter: Letter) -> None:
    """The applicant looked at a letter; only the first time is kept."""
    if Letter.objects.filter(pk=letter.pk, seen_at=None).update(seen_at=clock.now()):
        note(events.LETTER_SEEN, letter.request, None, letter=letter.pk)
