"""The attachments of a draft: added with what the gate says of them, taken away."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gongkai.apps.agencies import actor
from gongkai.apps.agencies.models import Staff
from gongkai.apps.proactive import queries, services
from gongkai.apps.proactive.forms.writing import AttachForm
from gongkai.apps.proactive.show import said
from gongkai.apps.proactive.views.drafts import require_draft, written
from gongkai.apps.proactive.views.uploads import bytes_of
from gongkai.lib.errors import NotAllowed


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def files(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor.of(request)
    item = written(who, pk)
    require_draft(item)
    form = AttachForm(request.POST or None, request.FILES or None, initial={"version": item.version})
    if request.method == "POST" and form.is_valid():
        try:
            _attach(who, pk, form)
        except NotAllowed as refusal:
            form.add_error("document", refusal.why)
        else:
            messages.success(request, _("附件已添加；发布检查的结果见下表。"))
            return redirect("proactive:files", pk)
    assert item.newest is not None  # an item is made together with its first version
    shown = [(one, said.name_of(one)) for one in queries.files_of(item.newest)]
    return render(request, "proactive/files.html", {"item": item, "form": form, "files": shown})


def _attach(who: Staff, pk: int, form: AttachForm) -> None:
    """Raises NotAllowed."""
    given = form.cleaned_data
    services.attach(
        who, pk, name=given["document"].name, data=bytes_of(given["document"]), title=given["title"],
        alternative=given["alternative"], version=given["version"],
    )  # fmt: skip


@require_POST
@login_required
def remove(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    services.detach(actor.of(request), pk, number)
    messages.success(request, _("附件已从这一版撤下。"))
    return redirect("proactive:files", pk)
