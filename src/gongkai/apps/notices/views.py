from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from gongkai.apps.agencies import actor
from gongkai.apps.notices import queries, services
from gongkai.lib import paging


@require_safe
@login_required
def notices(request: HttpRequest) -> HttpResponse:
    page = paging.page(queries.visible_to(actor.of(request)), request.GET.get("page"))
    return render(
        request, "notices/list.html", {"page": page, "unread": queries.unread_count(actor.of(request))}
    )


@require_safe
@login_required
def open_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Marks it read and leads to what it tells of."""
    return redirect(services.mark_read(actor.of(request), pk).address)


@require_POST
@login_required
def read_all(request: HttpRequest) -> HttpResponse:
    number = services.mark_all_read(actor.of(request))
    if number:
        sentence = ngettext("已将%(number)d条通知标为已读。", "已将%(number)d条通知标为已读。", number)
        messages.success(request, sentence % {"number": number})
    else:
        messages.info(request, _("没有未读的通知。"))
    return redirect("notices:list")
