"""The public pages of public comment."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.apps.public_comments import window
from gongkai.apps.public_comments.queries import published
from gongkai.lib import rates, site
from gongkai.lib.errors import NotAllowed
from gongkai.lib.ui.meta import ColumnMeta, PageMeta
from gongkai.lib.ui.parts import Link
from gongkai.portal.comments.forms import FindForm, OpinionForm
from gongkai.portal.comments.lists import comment_lines
from gongkai.portal.items import addresses

SHOWN, SHOWN_OPEN = 20, 100
HOUR = 60 * 60
LOOKED_UP_PER_HOUR = 30
_SENT = "comments_sent"
State = published.State
META = ColumnMeta(
    gettext_lazy("征求意见"),
    gettext_lazy("正在向公众征求意见的草案、怎样提出意见，以及意见的采纳情况。"),
    (gettext_lazy("征求意见"), gettext_lazy("意见采纳情况")),
    gettext_lazy("征求意见"),
)


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Of rows alone: which are open was noted by the clock."""
    facts = {
        "sections": [
            (_("正在征求意见"), comment_lines(published.with_state([State.OPEN], SHOWN_OPEN))),
            (_("即将开始"), comment_lines(published.with_state([State.ANNOUNCED], SHOWN))),
            (_("已截止，正在整理"), comment_lines(published.with_state([State.CLOSED], SHOWN))),
            (_("已公布采纳情况"), comment_lines(published.with_state([State.ANSWERED], SHOWN))),
        ],
        "crumbs": _crumbs(),
        "meta": PageMeta(META),
    }
    return render(request, "portal_comments/overview.html", facts)


def _crumbs(*links: Link) -> list[Link]:
    top = Link(_("征求意见"), reverse("portal_comments:overview") if links else "")
    return [Link(_("首页"), reverse("portal:home")), top, *links]


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def write(request: HttpRequest, pk: int) -> HttpResponse:
    asking = window.asking(pk)
    if asking is None:
        raise Http404
    form = OpinionForm(request.POST or None, initial={"key": uuid4()})
    if request.method == "POST" and form.is_valid():
        _count(request)
        try:
            code = window.hand_in(pk, **form.cleaned_data)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            request.session[_SENT] = {"code": code, "item": pk}
            return redirect("portal_comments:sent")
    facts = {
        "asking": asking,
        "form": form,
        "item_url": addresses.of_item(pk),
        "crumbs": _crumbs(Link(asking.title, addresses.of_item(pk)), Link(_("提出意见"))),
    }
    return render(request, "portal_comments/write.html", facts)


def _count(request: HttpRequest) -> None:
    sentence = _("您的网络在一小时内提交的意见太多；请等%(minutes)d分钟再试，或者用页面上的其他方式。")
    rates.count(
        "comments.hand_in",
        rates.network_of(request),
        at_most=settings.FILINGS_PER_HOUR,
        seconds=HOUR,
        sentence=sentence,
    )


@require_safe
@never_cache
def sent(request: HttpRequest) -> HttpResponse:
    """Asked for after the commit: what is shown here is kept."""
    held: dict[str, Any] | None = request.session.get(_SENT)
    if held is None:
        return redirect("portal_comments:overview")
    facts = {
        "code": held["code"],
        "asking": window.asking(int(held["item"])),
        "crumbs": _crumbs(Link(_("意见已提交"))),
    }
    return render(request, "portal_comments/sent.html", facts)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def answer(request: HttpRequest) -> HttpResponse:
    """What became of an opinion, for who has its code."""
    form, fate = FindForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        rates.count(
            "comments.find", rates.network_of(request), at_most=LOOKED_UP_PER_HOUR, seconds=HOUR,
            sentence=_("您的网络在一小时内查询得太多；请等%(minutes)d分钟再试。"),
        )  # fmt: skip
        fate = window.fate(form.cleaned_data["code"])
        if fate is None:
            form.add_error("code", _("没有找到这个查询码；请核对有没有输错。"))
    facts = {
        "form": form,
        "fate": fate,
        "item_url": addresses.of_item(fate.item) if fate else "",
        "crumbs": _crumbs(Link(_("查询采纳情况"))),
    }
    return render(request, "portal_comments/answer.html", facts)


@require_safe
def closed(_request: HttpRequest) -> HttpResponse:
    """Drawn without a request, as it is shown at whatever address of the form was asked for."""
    asked = [window.asking(one.item_id) for one in published.with_state([State.OPEN], SHOWN_OPEN)]
    facts = {"askings": [one for one in asked if one], "site": site.current()}
    return HttpResponse(render_to_string("portal_comments/closed.html", facts))
