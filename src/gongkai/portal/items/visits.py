"""How often an item was read, as a small file beside its page."""

from __future__ import annotations

from django.http import Http404, HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from gongkai.apps.proactive.queries import published
from gongkai.apps.visits import queries
from gongkai.portal.items.kinds import ROW


@require_safe
def counted(_request: HttpRequest, pk: int) -> JsonResponse:
    """The sum until the end of a day; 0 while nothing was summed up."""
    if not published.is_public(pk):
        raise Http404
    total = queries.total(ROW, pk)
    return JsonResponse(
        {"number": total.number if total else 0, "until": total.until.isoformat() if total else None}
    )
