"""Personal data in opinions that were kept long enough are taken out in place. Numbers, summaries and the log stay."""

from __future__ import annotations

from django.db import transaction

from gongkai.apps.events.services import record
from gongkai.apps.public_comments import events
from gongkai.apps.public_comments.models import Opinion, PublicComment
from gongkai.lib import clock, versions

MASK = "（已去标识化）"  # stands in the database, so it is no string of the page


def mask_due() -> int:
    """Mask the opinions on every comment whose time is over; gives how many comments. A second run finds none."""
    due = PublicComment.objects.filter(keep_until__lt=clock.today()).values_list("pk", flat=True)
    return sum(_mask(pk) for pk in list(due))


@transaction.atomic
def _mask(pk: int) -> bool:
    found = PublicComment.objects.filter(pk=pk, keep_until__lt=clock.today()).first()
    if found is None:
        return False  # another worker was quicker
    left = Opinion.objects.filter(comment=found, masked_at=None)
    # What people wrote freely may name anyone, so all of it goes; the summary that was published stays.
    count = left.update(text=MASK, name="", contact="", masked_at=clock.now())
    versions.save(found, keep_until=None)
    record(events.MASKED, by=None, subject=found, agency=found.agency_id, data={"count": count})
    return True
