"""The columns of a site in the course of time: changed, closed and opened again. Their code stays: it is an address."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gongkai.apps.agencies.models import Staff
from gongkai.apps.events.services import record
from gongkai.apps.page_outbox import services as page_outbox
from gongkai.apps.proactive import events, queries
from gongkai.apps.proactive.kinds import BY_CODE
from gongkai.apps.proactive.models import Column, Item
from gongkai.apps.proactive.services.publishing import SHOWN_AS
from gongkai.apps.proactive.services.settling import COLUMN_SHOWN_AS, require_office
from gongkai.apps.proactive.states import OPEN
from gongkai.lib import clock, versions
from gongkai.lib.errors import NotAllowed


@transaction.atomic
def change_column(
    actor: Staff, pk: int, *, name: str, description: str, kind: str, parent: Column | None = None,
    keywords: str = "", column_type: str = "", order: int = 0, update_interval_days: int | None = None,
    version: int | None = None,
) -> Column:  # fmt: skip
    """Rename a column, move it, change what it says of itself. Raises Http404, NotAllowed, Stale.

    kind: for items to come; those that stand there keep theirs.
    """
    column = queries.column_to_settle(actor, pk)
    require_office(actor, column.agency)
    versions.expect(column, version)
    if kind not in BY_CODE:
        raise NotAllowed(_("信息种类或者上级栏目不正确；请重新选择。"), act="settle")
    _require_fitting_parent(column, parent)
    was = column.name
    versions.save(
        column, name=name.strip(), description=description.strip(), kind=kind, parent=parent,
        keywords=keywords.strip(), column_type=column_type.strip(), order=order,
        update_interval_days=update_interval_days,
    )  # fmt: skip
    if column.name != was:
        _rewrite_items(column)
    page_outbox.note(COLUMN_SHOWN_AS, [column.pk])
    record(events.COLUMN_SET, by=actor, subject=column, agency=column.agency, data={"code": column.code})
    return column


def _require_fitting_parent(column: Column, parent: Column | None) -> None:
    if parent is None:
        return
    if parent.agency_id != column.agency_id:
        raise NotAllowed(_("信息种类或者上级栏目不正确；请重新选择。"), act="settle")
    above: Column | None = parent
    while above is not None:
        if above.pk == column.pk:
            raise NotAllowed(_("栏目不能放在它自己或者它的下级栏目之下；请另选上级栏目。"), act="settle")
        above = above.parent


@transaction.atomic
def close_column(actor: Staff, pk: int, *, version: int | None = None) -> Column:
    """No more items in it; what was published stays at its address. Raises Http404, NotAllowed, Stale."""
    column = queries.column_to_settle(actor, pk)
    require_office(actor, column.agency)
    versions.expect(column, version)
    if column.closed_on is not None:
        raise NotAllowed(_("这个栏目已经停用；请刷新页面。"), act="settle")
    if column.children.filter(closed_on=None).exists():
        raise NotAllowed(_("它下面还有在用的栏目；请先停用下级栏目，或者把它们移到别处。"), act="settle")
    if unfinished := Item.objects.filter(newest__column=column, state__in=OPEN).count():
        words = ngettext(
            "还有%(number)d件在办的信息放在这个栏目；请先办完，或者改放别的栏目。",
            "还有%(number)d件在办的信息放在这个栏目；请先办完，或者改放别的栏目。",
            unfinished,
        )
        raise NotAllowed(words % {"number": unfinished}, act="settle")
    versions.save(column, closed_on=clock.today())
    page_outbox.note(COLUMN_SHOWN_AS, [column.pk])
    record(events.COLUMN_CLOSED, by=actor, subject=column, agency=column.agency, data={"code": column.code})
    return column


@transaction.atomic
def reopen_column(actor: Staff, pk: int, *, version: int | None = None) -> Column:
    """Raises Http404, NotAllowed, Stale."""
    column = queries.column_to_settle(actor, pk)
    require_office(actor, column.agency)
    versions.expect(column, version)
    if column.closed_on is None:
        raise NotAllowed(_("这个栏目没有停用；请刷新页面。"), act="settle")
    if column.parent is not None and column.parent.closed_on is not None:
        raise NotAllowed(_("上级栏目已经停用；请先恢复上级栏目，或者另选上级栏目。"), act="settle")
    versions.save(column, closed_on=None)
    page_outbox.note(COLUMN_SHOWN_AS, [column.pk])
    record(events.COLUMN_REOPENED, by=actor, subject=column, agency=column.agency, data={"code": column.code})
    return column


def _rewrite_items(column: Column) -> None:
    """The page of an item names its column."""
    rows = Item.objects.filter(column=column, is_public=True).values_list("pk", flat=True)
    page_outbox.note(SHOWN_AS, list(rows))
