"""Personal data in opinions that were kept long enough are taken out in place. Numbers, summaries and the log stay."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from gongkai.apps.events.services import record
from gongkai.apps.public_comments import events, queries
from gongkai.apps.public_comments.models import Opinion, PublicComment
from gongkai.lib import clock, versions

MASK = "（已去标识化）"  # stands in the database, so it is no string of the page


def mask_due() -> int:
    """Mask the opinions on every comment whose time is over; gives how many comments. A second run finds none."""
    due = PublicComment.objects.filter(keep_until__lt=clock.today()).values_list("pk", flat=True)
    return sum(_mask(pk) for pk in [*due, *_never_answered().values_list("pk", flat=True)])


def _never_answered() -> QuerySet[PublicComment]:
    """Comments whose result should be public and is not, with opinions that still say who sent them."""
    rows = PublicComment.objects.filter(keep_until=None, answered_on=None, result_due_on__lt=clock.today())
    return rows.filter(Exists(Opinion.objects.filter(comment=OuterRef("pk"), masked_at=None)))


def _is_over(found: PublicComment) -> bool:
    """inferred: no law says how long. Without a result the years run from the day on which it was due, so that an
    office that is late loses nothing it still has to sort, and one that never answers keeps nobody's name for ever.
    """
    last = found.keep_until
    if last is None and found.answered_on is None and found.result_due_on:
        last = queries.keep_until(found.agency, found.result_due_on)
    return last is not None and last < clock.today()


@transaction.atomic
def _mask(pk: int) -> bool:
    found = PublicComment.objects.select_related("agency").get(pk=pk)
    if not _is_over(found):
        return False  # not yet, or another worker was quicker
    left = Opinion.objects.filter(comment=found, masked_at=None)
    if found.keep_until is None and not left.exists():
        return False  # another worker was quicker
    # What people wrote freely may name anyone, so all of it goes; the summary that was published stays.
    count = left.update(text=MASK, name="", contact="", masked_at=clock.now())
    versions.save(found, keep_until=None)
    record(events.MASKED, by=None, subject=found, agency=found.agency_id, data={"count": count})
    return True
