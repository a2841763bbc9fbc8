"""Words of the search, for the disclosure office: synonyms, and what the public searched for in vain."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gongkai.apps.agencies import actor
from gongkai.apps.search_index import queries, services, show
from gongkai.apps.search_index.forms import SynonymsForm
from gongkai.lib import versions
from gongkai.lib.errors import NotAllowed

pages = require_http_methods(["GET", "HEAD", "POST"])
WORD_AT_MOST = 30
GROUPS_AT_MOST = 500


@pages
@login_required
def words(request: HttpRequest) -> HttpResponse:
    """Sent: a group of synonyms is added."""
    who = actor.of(request)
    services.require_office(who)
    form = SynonymsForm(request.POST or None, initial={"words": request.GET.get("word", "")[:WORD_AT_MOST]})
    if request.method == "POST" and form.is_valid():
        try:
            row = services.add(who, form.group(), note=form.cleaned_data["note"])
        except NotAllowed as refusal:
            form.add_error("words", str(refusal))
        else:
            messages.success(request, _("已设置同义词：%(words)s。搜索马上按它查找。") % {"words": row})
            return redirect("search_index:words")
    missed = queries.missed()
    groups = list(queries.synonyms_of(who)[:GROUPS_AT_MOST])
    facts = {
        "form": form,
        "groups": show.groups_table(groups) if groups else None,
        "missed": show.missed_table(missed) if missed else None,
        "days": queries.LOOKED_BACK_DAYS,
    }
    return render(request, "search_index/words.html", facts)


@pages
@login_required
def group(request: HttpRequest, pk: int) -> HttpResponse:
    """One group: changed, or ended."""
    who = actor.of(request)
    services.require_office(who)
    row = queries.synonym(who, pk)
    kept = {"words": "\n".join(row.words), "note": row.note, "version": row.version}
    form = SynonymsForm(request.POST or None, initial=kept)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            services.change(who, pk, form.group(), note=given["note"], version=given["version"])
        except NotAllowed as refusal:
            form.add_error("words", str(refusal))
        else:
            messages.success(request, _("同义词已修改。"))
            return redirect("search_index:words")
    return render(request, "search_index/group.html", {"form": form, "row": row})


@require_POST
@login_required
def end(request: HttpRequest, pk: int) -> HttpResponse:
    row = services.end(actor.of(request), pk, version=versions.sent(request.POST))
    messages.success(request, _("同义词“%(words)s”已停用。") % {"words": row})
    return redirect("search_index:words")
