"""What every page on a draft asks first."""

from __future__ import annotations

from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.proactive import queries
from gongkai.apps.proactive.models import Item
from gongkai.apps.proactive.states import State
from gongkai.lib.errors import NotAllowed


def written(who: Staff, pk: int) -> Item:
    """An item of a body for which the person may write. Raises Http404, NotAllowed."""
    item = queries.get(who, pk)
    if not queries.is_writer(who, item.agency):
        raise NotAllowed(_("您没有起草“%(agency)s”信息的角色。") % {"agency": item.agency.name}, act="write")
    return item


def require_draft(item: Item) -> None:
    """Asked where a page is opened; what was typed meanwhile is refused by the service, and stays on the page."""
    if item.state != State.DRAFT:
        raise NotAllowed(_("这件信息现在不在起草中，不能修改；请先取回、退回或者开始更新。"), act="write")
