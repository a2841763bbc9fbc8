"""Sending and reading notifications."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from django.db import transaction
from django.utils.http import url_has_allowed_host_and_scheme

from gongkai.apps.agencies import queries as agencies
from gongkai.apps.agencies.models import Staff
from gongkai.apps.notices import queries
from gongkai.apps.notices.models import Notice
from gongkai.lib import clock

KEPT = timedelta(days=366)  # after it was read; see models.py


class AddressElsewhere(ValueError):  # noqa: N818 (a refusal)
    """A notification may lead to a page of this site only."""

    def __init__(self, address: str) -> None:
        super().__init__(f"通知的链接“{address}”不是本站地址；请使用以“/”开头的站内地址。")
        self.address = address


@transaction.atomic
def send(
    recipients: Iterable[Staff], sentence: str, *, address: str, values: Mapping[str, str | int] | None = None
) -> int:
    """One notification for each recipient, once; gives how many were sent. Call it inside the act that it tells of.

    sentence: a source string marked with gettext_noop, with named places as in 「《%(title)s》等待核对。」
    Raises AddressElsewhere, and KeyError when a place of the sentence has no value.
    """
    if not (address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)):
        raise AddressElsewhere(address)
    filled = dict(values or {})
    sentence % filled  # a place without a value must fail here and not in the reader's page
    once = {person.pk: person for person in recipients}
    rows = [
        Notice(recipient=person, sentence=sentence, values=filled, address=address)
        for person in once.values()
    ]
    return len(Notice.objects.bulk_create(rows))


def tell_administrators(sentence: str, values: Mapping[str, str | int]) -> int:
    """Something is wrong with the platform. Who has not read the same yet is not told again: the clock tries anew."""
    people = agencies.system_administrators()
    same = Notice.objects.filter(sentence=sentence, values=dict(values), read_at=None)
    return send(people.exclude(pk__in=same.values("recipient_id")), sentence, address="/desk/", values=values)


def mark_read(actor: Staff, pk: int) -> Notice:
    """The notification was opened; opening it again changes nothing."""
    notice = queries.get(actor, pk)
    queries.visible_to(actor).filter(pk=pk, read_at=None).update(read_at=clock.now())
    return notice


def mark_all_read(actor: Staff) -> int:
    """Gives how many were unread."""
    return queries.visible_to(actor).filter(read_at=None).update(read_at=clock.now())


def forget_old() -> int:
    """Delete what was read more than a year ago; gives how many. What was never read stays."""
    old = Notice.objects.filter(read_at__lt=clock.now() - KEPT)
    return old.delete()[0]
