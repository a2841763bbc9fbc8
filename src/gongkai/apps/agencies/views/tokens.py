"""A person's own access tokens. Making one asks for the password again; its text is shown on that one page."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.apps.agencies import actor, forms, queries, screens, services
from gongkai.lib.acting import attempt


@require_safe
@login_required
def token_list(request: HttpRequest) -> HttpResponse:
    rows = [(one, screens.token_tag(one)) for one in queries.tokens(actor.of(request))]
    return render(request, "agencies/token_list.html", {"rows": rows})


@require_http_methods(["GET", "POST"])
@login_required
@reauthentication_required
def make(request: HttpRequest) -> HttpResponse:
    form = forms.MakeToken(request.POST or None)
    if done := attempt(request, form, lambda: services.make_token(actor.of(request), **form.cleaned_data)):
        row, text = done.result
        return render(request, "agencies/token_made.html", {"token": row, "secret": text})
    return render(request, "agencies/token_make.html", {"form": form})


@require_POST
@login_required
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    services.revoke_token(actor.of(request), pk)
    messages.success(request, _("令牌已停用，用它的程序不能再办理任何事项。"))
    return redirect("agencies:tokens")
