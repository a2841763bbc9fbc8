"""A hearing: when the papers reached the participants, who they are, what was recorded and what follows of it."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.events.services import record
from gongkai.apps.proactive import queries as items
from gongkai.apps.proactive.models import Item
from gongkai.apps.proactive.services.writing import require_writer
from gongkai.apps.public_comments import events, queries
from gongkai.apps.public_comments.models import Hearing, Representative
from gongkai.lib import clock, versions
from gongkai.lib.errors import NotAllowed
from gongkai.statute.public_comment import hearing_papers_by


@transaction.atomic
def arrange(actor: Staff, pk: int, *, papers_on: date | None = None, version: int | None = None) -> Hearing:
    """Take day and place from the announcement, and note when the papers reach the participants, seven days before.

    Raises Http404, NotAllowed, Stale.
    """
    item = _writable(actor, pk)
    assert item.newest is not None  # an item is made together with its first version
    given = item.newest.fields
    if not (given.get("held_on") and given.get("place")):
        raise NotAllowed(_("公告里还没有写举行日期和地点；请先在正文页面填写。"), act="arrange")
    held_on = date.fromisoformat(given["held_on"])
    if papers_on and papers_on > hearing_papers_by(held_on):
        words = _("材料应当在听证7日以前送达参加人：%(held)s举行的，最迟%(last)s送达；请改期或者提前送达。")
        facts = {"held": held_on.isoformat(), "last": hearing_papers_by(held_on).isoformat()}
        raise NotAllowed(words % facts, act="arrange")
    values = {"held_on": held_on, "place": given["place"], "papers_on": papers_on, "set_at": clock.now()}
    found = queries.hearing_of(item)
    if found is None:
        found = Hearing.objects.create(item=item, agency=item.agency, **values)
    else:
        versions.expect(found, version)
        versions.save(found, **values)
    data = {"item": pk, "on": held_on, "papers_on": papers_on}
    record(events.HEARING_SET, by=actor, subject=found, agency=found.agency_id, data=data)
    return found


def _writable(actor: Staff, pk: int) -> Item:
    item = queries.hearing_item(actor, pk)
    if not items.is_writer(actor, item.agency):
        require_writer(actor, item.agency)
    return item


def _arranged(actor: Staff, pk: int) -> Hearing:
    found = queries.hearing_of(_writable(actor, pk))
    if found is None:
        raise NotAllowed(_("还没有登记听证的安排；请先登记。"), act="hearing")
    return found


@transaction.atomic
def represent(actor: Staff, pk: int, *, side: str, name: str) -> Representative:
    """Enter somebody who takes part. Raises Http404, NotAllowed."""
    found = _arranged(actor, pk)
    if not (side.strip() and name.strip()):
        raise NotAllowed(_("还没有写代表哪一方和姓名。"), act="represent")
    row = Representative.objects.create(
        hearing=found, side=side.strip()[:80], name=name.strip()[:40], added_by=actor
    )
    data = {"representative": row.pk}
    record(events.REPRESENTED, by=actor, subject=found, agency=found.agency_id, data=data)
    return row


@transaction.atomic
def record_hearing(
    actor: Staff,
    pk: int,
    *,
    took_place_on: date,
    text: str,
    result: str = "",
    attended: tuple[int, ...] = (),
    version: int | None = None,
) -> Hearing:
    """Keep the record, who came, and what the body makes of it. Raises Http404, NotAllowed, Stale."""
    found = _arranged(actor, pk)
    versions.expect(found, version)
    if took_place_on > clock.today():
        raise NotAllowed(_("听证还没有举行，不能登记笔录；请核对日期。"), act="record")
    if not text.strip():
        raise NotAllowed(_("还没有写听证笔录。"), act="record")
    Representative.objects.filter(hearing=found).update(attended=False)
    Representative.objects.filter(hearing=found, pk__in=attended).update(attended=True)
    versions.save(
        found, took_place_on=took_place_on, minutes=text.strip(), result=result.strip(), recorded_by=actor
    )
    record(events.RECORDED, by=actor, subject=found, agency=found.agency_id, data={"on": took_place_on})
    return found
