"""Beginning an interpretation, pairing it with its document both ways, and letting a copy pass."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.events.services import record
from gongkai.apps.interpretations import events, queries
from gongkai.apps.interpretations.kinds import INTERPRETATION, Form, Point
from gongkai.apps.interpretations.models import CopyClearance, Interpretation
from gongkai.apps.proactive import queries as items
from gongkai.apps.proactive import services as item_services
from gongkai.apps.proactive.models import Column, Item, RelationKind
from gongkai.apps.proactive.records import Words
from gongkai.apps.proactive.services.writing import require_writer
from gongkai.apps.proactive.states import REVIEWERS, State
from gongkai.lib import clock, versions
from gongkai.lib.errors import NotAllowed

INTERPRETS = RelationKind.INTERPRETS


@transaction.atomic
def begin(
    actor: Staff, pk: int, *, agency: Agency, column: Column, form: str, title: str = ""
) -> Interpretation:
    """A draft that interprets a document, paired with it at once. Raises Http404, NotAllowed."""
    document = _document(actor, pk)
    assert document.newest is not None  # an item is made together with its first version
    name = title.strip() or f"《{document.newest.title}》解读"  # in Chinese, whoever drafts
    words = Words(
        title=name[:200], column=column.pk, attribute="proactive", formed_on=clock.today(), issuing_agency=agency.name
    )  # fmt: skip
    item = item_services.create(actor, agency, words, kind=INTERPRETATION)
    return pair(actor, item.pk, document=document.pk, form=form)


@transaction.atomic
def pair(
    actor: Staff,
    pk: int,
    *,
    document: int,
    form: str,
    points: Sequence[str] = (),
    left_out: str = "",
    version: int | None = None,
) -> Interpretation:
    """Say which document an item interprets, in which form, and what it covers. Raises Http404, NotAllowed, Stale."""
    item = queries.interpretation_to_pair(actor, pk)
    require_writer(actor, item.agency)
    of, found = _document(actor, document), queries.interpretation_of(item)
    _require_open(item, found, document, form)
    known = [one.value for one in Point if one in points]
    values = {
        "document": of, "form": form, "points": known, "left_out": left_out.strip()[:400],
        "paired_by": actor, "paired_at": clock.now(),
    }  # fmt: skip
    if found is None:
        found = Interpretation.objects.create(item=item, **values)
    else:
        versions.expect(found, version)
        if found.document_id != of.pk:
            item_services.unrelate(item, found.document, INTERPRETS)
        versions.save(found, **values)
    item_services.relate(actor, item, of, INTERPRETS)
    data = {"item": item.pk, "document": of.pk, "form": form}
    record(events.PAIRED, by=actor, subject=found, agency=item.agency_id, data=data)
    return found


def _document(actor: Staff, pk: int) -> Item:
    found = queries.document_to_interpret(actor, pk)
    if found is None:
        raise NotAllowed(_("没有找到这件文件，或者它还没有公开；请重新选择。"), act="pair")
    return found


def _require_open(item: Item, found: Interpretation | None, document: int, form: str) -> None:
    if item.state != State.DRAFT:
        raise NotAllowed(_("这件解读现在不在起草中，不能改动；请先取回、退回或者开始更新。"), act="pair")
    if form not in Form.values:
        raise NotAllowed(_("还没有选择解读形式；请选择一种。"), act="pair")
    if found and item.published_at and (found.document_id, found.form) != (document, form):
        words = _(
            "这件解读已经公开过，网站上的次序按它的形式排定，不能改换文件和形式；需要别的形式，请另起草一件。"
        )
        raise NotAllowed(words, act="pair")


@transaction.atomic
def clear_copy(actor: Staff, pk: int, *, digest: str, reason: str) -> CopyClearance:
    """Let an interpretation say what its document says, for a reason. Raises Http404, NotAllowed.

    digest: of the two texts that were looked at; if one has changed since, they have to be looked at again.
    """
    item = queries.interpretation_to_pair(actor, pk)
    pair_of = queries.interpretation_of(item)
    if not any(actor.has_role(role, agency=item.agency) for role in REVIEWERS):
        raise NotAllowed(_("照录原文由审核人同意，您没有审核的角色。"), act="clear_copy")
    if actor.pk in items.authors_of(item):
        raise NotAllowed(
            _("这件解读是您起草或者修改的，不能由您本人放行；须由另一位同事办理。"), act="clear_copy"
        )
    if not reason.strip():
        raise NotAllowed(_("还没有写理由；请写明为什么需要照录原文。"), act="clear_copy")
    found = queries.copied(pair_of) if pair_of else None
    if found is None or found.digest != digest:
        raise NotAllowed(_("解读或者文件的文字已经改过；请刷新页面，重新看过再放行。"), act="clear_copy")
    assert item.newest is not None  # an item is made together with its first version
    row, _new = CopyClearance.objects.get_or_create(
        item=item, digest=digest,
        defaults={
            "percent": found.percent, "reason": reason.strip()[:400], "author": item.newest.author,
            "cleared_by": actor,
        },
    )  # fmt: skip
    data = {"item": item.pk, "percent": found.percent}
    record(events.COPY_CLEARED, by=actor, subject=row, agency=item.agency_id, data=data)
    return row
