"""A person's own views of lists. Like marks of reading they are nobody else's business, and no events."""

from django.db import transaction
from django.http import Http404, QueryDict
from django.utils.translation import gettext as _

from gongkai.apps.agencies import queries
from gongkai.apps.agencies.models import SavedView, Staff
from gongkai.apps.agencies.services.permission import refuse

VIEWS_AT_MOST = 20
QUERY_AT_MOST = 500
PASSING = ("page", "format")  # which page of the list, in which form: no part of a view


@transaction.atomic
def save_view(actor: Staff, *, page: str, name: str, query: str) -> SavedView:
    """Keep how a list is narrowed; under a name that is there already, the new one replaces the old. Raises NotAllowed."""
    wanted = QueryDict(query, mutable=True)
    for key in [key for key in wanted if key in PASSING or not "".join(wanted.getlist(key))]:
        del wanted[key]
    tidy = wanted.urlencode()
    if not tidy or len(tidy) > QUERY_AT_MOST:
        refuse(_("还没有筛选，或筛选条件太长；请先筛选，再存为视图。"), "save_view")
    mine = queries.saved_views(actor, page)
    if mine.exclude(name=name).count() >= VIEWS_AT_MOST:
        refuse(_("一个列表最多存%(limit)d个视图；请先去掉不用的。") % {"limit": VIEWS_AT_MOST}, "save_view")
    return SavedView.objects.update_or_create(staff=actor, page=page, name=name, defaults={"query": tidy})[0]


@transaction.atomic
def forget_view(actor: Staff, pk: int) -> str:
    """Take one's own view away; gives the page it was of. Raises Http404."""
    view = SavedView.objects.filter(staff_id=actor.pk, pk=pk).first()
    if view is None:
        raise Http404
    view.delete()
    return view.page
