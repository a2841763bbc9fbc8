"""An item begun from a Word document."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gongkai.apps.agencies import actor
from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.proactive import queries, services
from gongkai.apps.proactive.forms.writing import WordForm
from gongkai.apps.proactive.from_word import item_of_docx
from gongkai.apps.proactive.models import Column, Item
from gongkai.apps.proactive.records import Words
from gongkai.apps.proactive.views.uploads import bytes_of
from gongkai.lib.errors import NotAllowed


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def begin(request: HttpRequest, agency: int, column: int) -> HttpResponse:
    """The text of the document becomes a draft, which is then read through and filled in."""
    who = actor.of(request)
    body, place = queries.place(who, agency, column)
    form = WordForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            item, told = _begun(who, body, place, form)
        except NotAllowed as refusal:
            form.add_error("document", refusal.why)
        else:
            messages.success(request, _("已从Word文件建立草稿；请核对正文，补全信息要素。"))
            for sentence in told:
                messages.warning(request, sentence)
            return redirect("proactive:write", item.pk)
    return render(request, "proactive/from_word.html", {"form": form, "agency": body, "column": place})


def _begun(who: Staff, body: Agency, place: Column, form: WordForm) -> tuple[Item, list[str]]:
    """The draft, and what the person should know of the document. Raises NotAllowed."""
    brought = form.cleaned_data["document"]
    data = bytes_of(brought)
    read = item_of_docx(data, brought.name)
    file = services.looked_into(brought.name, data)
    title = read.title or brought.name.rpartition(".")[0]
    words = Words(
        title=title,
        column=place.pk,
        attribute="proactive",
        issuing_agency=body.name,
        document_no=read.document_no,
    )
    files = [file] if form.cleaned_data["keeps_file"] else []
    item = services.create_from_word(who, body, words, read, files=files)
    return item, [*read.notes, *(one["sentence"] for one in file.findings)]
