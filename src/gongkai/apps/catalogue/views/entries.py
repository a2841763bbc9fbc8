"""One entry: its page, and adding, changing, ending it; making a catalogue out of the law."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.apps.agencies import actor
from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.catalogue import queries, services, starting
from gongkai.apps.catalogue.forms import DrawUpForm, EndForm, EntryForm
from gongkai.apps.catalogue.show import entry as shown
from gongkai.apps.catalogue.show.rows import state_tag
from gongkai.lib import paging
from gongkai.lib.acting import attempt, pages
from gongkai.lib.errors import NotAllowed


def require_keeper(who: Staff, body: Agency) -> None:
    """Refuse at once the page of an act that this person cannot do."""
    if not queries.keeps(who, body):
        raise NotAllowed(_("这个单位的目录由政府信息公开工作机构维护，您没有这个角色。"), act="keep")


@require_safe
@login_required
def entry(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor.of(request)
    of = queries.entry(who, pk)
    items, calendar = queries.items_of(of), queries.calendar()
    line = queries.line(of, items, calendar)
    page = paging.page(items, request.GET.get("page"))
    facts = {
        "entry": of,
        "line": line,
        "state": state_tag(line.standing.state),
        "terms": shown.terms_of(of),
        "page": page,
        "table": shown.items_table(of, list(page.object_list), calendar),
        "may_keep": queries.keeps(who, of.agency) and of.valid_until is None,
    }
    return render(request, "catalogue/entry.html", facts)


@require_safe
@login_required
def item(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """Why an item came in time or late: the days, one by one."""
    of, found = queries.item_of(actor.of(request), pk, item)
    verdict = queries.verdict_of(of, found, queries.calendar())
    facts = {
        "entry": of,
        "item": found,
        "verdict": verdict,
        "state": shown.timeliness_tag(verdict) if verdict else None,
        "table": shown.ledger_table(verdict, found) if verdict else None,
    }
    return render(request, "catalogue/item.html", facts)


@pages
@login_required
def new(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor.of(request)
    body = queries.body(who, pk)
    require_keeper(who, body)
    form = EntryForm(body, _posted(request))
    facts = {
        "heading": _("新增条目"), "button": _("列入目录"), "back": reverse("catalogue:body", args=[pk]), "body": body,
    }  # fmt: skip
    act = lambda: services.add_entry(who, pk, form.given())  # noqa: E731 (said where it is done)
    return _acted(request, form, facts, act, _("条目已列入目录。"), "catalogue/act.html")


@pages
@login_required
def change(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor.of(request)
    of = queries.entry(who, pk)
    require_keeper(who, of.agency)
    form = EntryForm(of.agency, _posted(request), entry=of)
    facts = {
        "heading": _("修改条目"), "button": _("保存条目"), "back": reverse("catalogue:entry", args=[pk]),
        "body": of.agency, "lead": str(of),
    }  # fmt: skip
    act = lambda: services.change_entry(who, pk, form.given(), version=form.cleaned_data["version"])  # noqa: E731 (as above)
    return _acted(request, form, facts, act, _("条目已保存。"), "catalogue/act.html")


@pages
@login_required
def end(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor.of(request)
    of = queries.entry(who, pk)
    require_keeper(who, of.agency)
    form = EndForm(_posted(request), initial={"version": of.version})
    facts = {
        "heading": _("停用条目"), "button": _("停用条目"), "back": reverse("catalogue:entry", args=[pk]), "danger": True,
        "body": of.agency, "lead": str(of),
        "help": _("停用后条目不再列在目录里，也不再计缺项和更新；已经公开的信息不受影响。停用不能撤销，需要时请新增条目。"),
    }  # fmt: skip
    act = lambda: services.end_entry(who, pk, **form.cleaned_data)  # noqa: E731 (as above)
    return _acted(request, form, facts, act, _("条目已停用。"), "catalogue/act.html")


@pages
@login_required
def draw_up(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor.of(request)
    body = queries.body(who, pk)
    require_keeper(who, body)
    form = DrawUpForm(_posted(request), has_standard=starting.has_standard(body.kind, body.level))
    facts = {
        "heading": _("从法定内容建立目录"), "button": _("建立目录"), "back": reverse("catalogue:body", args=[pk]),
        "body": body,
        "help": _("按本单位的类别和层级，列入条例第二十条、第二十一条规定的内容；已经在目录里的不重复列入。列入后可以逐条修改、拆分或者说明没有此类信息。"),
    }  # fmt: skip
    done: dict[str, int] = {}

    def act() -> None:
        done["added"] = services.draw_up(who, pk, **form.cleaned_data)

    return _acted(
        request, form, facts, act, lambda: _("已列入%(added)d个条目。") % done, "catalogue/act.html"
    )


def _posted(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _acted(
    request: HttpRequest,
    form: forms.Form,
    facts: dict[str, Any],
    act: Callable[[], object],
    done: str | Promise | Callable[[], str],
    template: str,
) -> HttpResponse:
    """The form, or the act and back to where it came from."""
    if attempt(request, form, act):
        messages.success(request, str(done() if callable(done) else done))
        return redirect(facts["back"])
    return render(request, template, {**facts, "form": form})
