"""Many items in one act of a person: each keeps its own review, its own event and its own refusal."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.proactive import queries
from gongkai.apps.proactive.models import Item
from gongkai.apps.proactive.services.reviewing import pass_step, submit
from gongkai.lib.errors import NotAllowed

AT_MOST = 100


def submit_all(actor: Staff, numbers: Sequence[int]) -> tuple[int, list[tuple[int, str]]]:
    """Send each for review that may be; gives how many were, and why the others were not. Raises Http404, NotAllowed."""
    _require_few(numbers)
    refused = []
    for pk in numbers:
        try:
            submit(actor, pk)
        except NotAllowed as refusal:
            refused.append((pk, str(refusal)))
    return len(numbers) - len(refused), refused


@transaction.atomic
def pass_all(actor: Staff, numbers: Sequence[int], *, opinion: str = "") -> list[Item]:
    """Take the step whose turn it is of each, or of none. Raises Http404, NotAllowed, Stale.

    Each item has its own review by this person, and every guard is asked for each.
    """
    if not numbers:
        raise NotAllowed(_("还没有选信息；请在列表里勾选。"), act="pass_step")
    _require_few(numbers)
    return [_passed(actor, pk, opinion) for pk in numbers]


def _passed(actor: Staff, pk: int, opinion: str) -> Item:
    try:
        return pass_step(actor, pk, opinion=opinion)
    except NotAllowed as refusal:
        words = _("“%(title)s”不能通过：%(why)s 一件也没有办理；请取消勾选这一件后再试。")
        said = {"title": queries.get(actor, pk), "why": refusal.why}
        raise NotAllowed(words % said, act="pass_step") from None


def _require_few(numbers: Sequence[int]) -> None:
    if len(numbers) > AT_MOST:
        words = _("一次最多办理%(most)d件；请分几次办理。")
        raise NotAllowed(words % {"most": AT_MOST}, act="pass_step")
