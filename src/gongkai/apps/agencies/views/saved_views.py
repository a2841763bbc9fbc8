"""Keeping and forgetting a person's own views of lists. The lists themselves stand in any app (see listing.py)."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gongkai.apps.agencies import actor, forms, services
from gongkai.lib.errors import NotAllowed


@require_POST
@login_required
def save(request: HttpRequest) -> HttpResponse:
    form = forms.SaveView(request.POST)
    address = _address_of(request.POST.get("page", ""))
    if not form.is_valid():
        messages.error(request, " ".join(str(words) for errors in form.errors.values() for words in errors))
        return redirect(f"{address}?{request.POST.get('query', '')}")
    try:
        view = services.save_view(actor.of(request), **form.cleaned_data)
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
        return redirect(f"{address}?{form.cleaned_data['query']}")
    messages.success(request, _("已存为视图“%(name)s”。") % {"name": view.name})
    return redirect(f"{address}?{view.query}")


@require_POST
@login_required
def forget(request: HttpRequest, pk: int) -> HttpResponse:
    page = services.forget_view(actor.of(request), pk)
    messages.success(request, _("视图已去掉。"))
    return redirect(_address_of(page))


def _address_of(page: str) -> str:
    """Only a list of ours has a name; what has none is not there."""
    try:
        return reverse(page)
    except NoReverseMatch:
        raise Http404 from None
