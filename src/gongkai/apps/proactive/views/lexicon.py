"""The lexicon of a body: what it keeps, what it inherits, one word, a whole list, and a text tried against all of it."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gongkai.apps.agencies import actor
from gongkai.apps.agencies.models import Staff
from gongkai.apps.agencies.roles import Role
from gongkai.apps.proactive import queries, services, word_list
from gongkai.apps.proactive.forms.lexicon import ConfirmForm, ListForm, TryForm, WordForm, initial_of
from gongkai.apps.proactive.services.settling import require_office
from gongkai.apps.proactive.show import lexicon as show
from gongkai.apps.proactive.words import entry_of
from gongkai.lib import clock, paging, sheets, versions
from gongkai.lib.acting import attempt, pages
from gongkai.lib.downloads import as_file
from gongkai.lib.errors import NotAllowed
from gongkai.release.draft import SEED

INHERITED_AT_MOST = 500


def _reader(request: HttpRequest) -> Staff:
    who = actor.of(request)
    if not queries.reads_lexicon(who):
        raise NotAllowed(_("词库由起草和审核信息的人员查看，您没有这些角色。"), act="lexicon")
    return who


def _keeps(who: Staff) -> bool:
    return who.has_role(Role.DISCLOSURE_OFFICE, agency=who.agency)


@pages
@login_required
def lexicon(request: HttpRequest) -> HttpResponse:
    """Sent: a word is added."""
    who = _reader(request)
    form = WordForm(request.POST or None) if request.method == "POST" else WordForm()
    if done := attempt(request, form, lambda: services.add_word(who, form.entry())):
        messages.success(request, _("已添加“%(wrong)s”，送审时即按它检查。") % {"wrong": done.result.wrong})
        return redirect("proactive:lexicon")
    return render(request, "proactive/lexicon.html", _facts(request, who, form))


def _facts(request: HttpRequest, who: Staff, form: WordForm) -> dict[str, Any]:
    sought = request.GET.get("q", "").strip()[:80]
    ended = request.GET.get("ended") == "on"
    page = paging.page(queries.words_of(who.agency, sought, ended=ended), request.GET.get("page"))
    may_change = _keeps(who)
    return {
        "form": form,
        "upload": ListForm(),
        "tried": TryForm(),
        "page": page,
        "table": show.own_table(page.object_list, may_change=may_change and not ended),
        "inherited": show.inherited_table(queries.inherited_words(who.agency, INHERITED_AT_MOST)),
        "number": len(SEED.words),
        "sought": sought,
        "ended": ended,
        "may_change": may_change,
        "agency": who.agency,
    }


@pages
@login_required
def word(request: HttpRequest, pk: int) -> HttpResponse:
    """One word: changed, or ended."""
    who = _reader(request)
    row = queries.lexicon_word(who, pk)
    require_office(who, row.agency)
    form = WordForm(
        request.POST if request.method == "POST" else None, initial=initial_of(entry_of(row), row.version)
    )

    def act() -> object:
        return services.change_word(who, pk, form.entry(), version=form.cleaned_data["version"])

    if attempt(request, form, act):
        messages.success(request, _("词条已修改；已经送审的各版不受影响。"))
        return redirect("proactive:lexicon")
    return render(request, "proactive/lexicon_word.html", {"form": form, "row": row})


@require_POST
@login_required
def end(request: HttpRequest, pk: int) -> HttpResponse:
    row = services.end_word(_reader(request), pk, version=versions.sent(request.POST))
    messages.success(request, _("“%(wrong)s”已停用，以后不再提示。") % {"wrong": row.wrong})
    return redirect("proactive:lexicon")


@require_POST
@login_required
def upload(request: HttpRequest) -> HttpResponse:
    """A list is read and shown; sent on from there, all of it is taken."""
    who = _reader(request)
    require_office(who, who.agency)
    is_sent = request.POST.get("step") == "confirm"
    form = ConfirmForm(request.POST) if is_sent else ListForm(request.POST, request.FILES)
    if not form.is_valid():
        facts = _facts(request, who, WordForm())
        return render(request, "proactive/lexicon.html", facts | ({} if is_sent else {"upload": form}))
    rows = form.cleaned_data["rows" if is_sent else "file"]
    found = word_list.read(rows)
    if is_sent and not found.faults:
        added, changed = services.import_words(who, found.entries)
        words = _("词库已导入：添加%(added)d条，修改%(changed)d条。")
        messages.success(request, words % {"added": added, "changed": changed})
        return redirect("proactive:lexicon")
    known = {row.wrong for row in queries.words_of(who.agency)}
    facts = {
        "faults": show.faults_table(found.faults) if found.faults else None,
        "table": show.preview_table(found.entries, known),
        "count": len(found.entries),
        "rows": json.dumps(rows, ensure_ascii=False),
    }
    return render(request, "proactive/lexicon_import.html", facts)


@pages
@login_required
def tried(request: HttpRequest) -> HttpResponse:
    """What the lexicon says of a text; nothing is kept."""
    who = _reader(request)
    form = TryForm(request.POST or None)
    table = None
    if request.method == "POST" and form.is_valid():
        day = form.cleaned_data["formed_on"] or clock.today()
        table = show.hits_table(queries.lexicon_for(who.agency), form.cleaned_data["text"], day)
    return render(request, "proactive/lexicon_tried.html", {"form": form, "table": table})


@require_safe
@login_required
def template(request: HttpRequest) -> HttpResponse:
    _reader(request)
    return as_file(show.template(), f"{_('词库模板')}.xlsx", sheets.XLSX)
