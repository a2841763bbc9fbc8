"""The public lists of interpretations."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from gongkai.apps.interpretations.queries import published
from gongkai.lib.ui.meta import ColumnMeta, PageMeta
from gongkai.lib.ui.parts import Link, Tab
from gongkai.portal.interpretations import addresses, kinds
from gongkai.portal.interpretations.lists import interpretation_lines

NEWEST_SHOWN = 20
META = ColumnMeta(
    gettext_lazy("政策解读"),
    gettext_lazy("政策文件的解读：文字、图解、音频、视频、问答和新闻发布，与文件互相链接。"),
    (gettext_lazy("政策解读"), gettext_lazy("政策文件")),
    gettext_lazy("政策解读"),
)


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    facts = {
        "items": interpretation_lines(published.newest(NEWEST_SHOWN)),
        "all": addresses.of_form(""),
        **_frame("", on_overview=True),
    }
    return render(request, "portal_interpretations/overview.html", facts)


@require_safe
def form(request: HttpRequest, code: str) -> HttpResponse:
    of = _form(code)
    leaf = kinds.numbered(of).newest(partial(published.on_places, of), partial(addresses.of_page, of))
    facts = {
        "items": interpretation_lines(leaf.rows),
        "older": leaf.older,
        **_frame(of),
    }
    return render(request, "portal_interpretations/list.html", facts)


@require_safe
def numbered(request: HttpRequest, code: str, number: int) -> HttpResponse:
    of = _form(code)
    leaf = kinds.numbered(of).leaf(number, partial(published.on_places, of), partial(addresses.of_page, of))
    facts = {
        "items": interpretation_lines(leaf.rows),
        "number": number,
        "newer": leaf.newer,
        "older": leaf.older,
        **_frame(of),
    }
    return render(request, "portal_interpretations/list.html", facts)


def _form(code: str) -> str:
    """ "" for every form. Raises Http404 for one that there is not."""
    if code == addresses.ALL:
        return ""
    if code not in published.Form.values:
        raise Http404
    return code


def _frame(of: str, *, on_overview: bool = False) -> dict[str, Any]:
    label = str(published.Form(of).label) if of else _("全部解读")
    top = Link(_("政策解读"), "" if on_overview else addresses.of_overview())
    crumbs = [Link(_("首页"), reverse("portal:home")), top]
    return {
        "title": _("政策解读") if on_overview else label,
        "tabs": _tabs(of, on_overview=on_overview),
        "crumbs": crumbs if on_overview else [*crumbs, Link(label)],
        "meta": PageMeta(META),
    }


def _tabs(of: str, *, on_overview: bool) -> list[Tab]:
    """Without numbers: with them every page would change with each publication."""
    return [
        Tab(
            published.Form(one).label if one else _("全部"),
            addresses.of_form(one),
            current=not on_overview and one == of,
        )
        for one in kinds.FORMS
    ]
