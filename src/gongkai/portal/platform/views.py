"""The public pages of the platform of a body."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from gongkai.apps.catalogue.queries import published
from gongkai.apps.reporting.queries import public as reports
from gongkai.lib.ui.meta import ColumnMeta, PageMeta
from gongkai.lib.ui.parts import Link
from gongkai.portal.items import addresses, pages
from gongkai.portal.items.lists import lines_of
from gongkai.portal.platform import guide as words
from gongkai.portal.platform import tables
from gongkai.statute.platform import PLATFORM_ENTRIES

SHOWN = 50  # items of an entry on its page; the data files have them all
COLUMN = ColumnMeta(
    gettext_lazy("政府信息公开"),
    gettext_lazy("各机关的政府信息公开指南、制度、法定主动公开内容和年报。"),
    (gettext_lazy("政府信息公开"), gettext_lazy("公开指南"), gettext_lazy("公开目录")),
    gettext_lazy("政府信息公开"),
)


@require_safe
def bodies(request: HttpRequest) -> HttpResponse:
    found = published.bodies()
    links = [Link(one.name, reverse("portal_platform:body", args=[one.pk])) for one in found]
    top = min((one.path.count("/") for one in found), default=0)
    depths = [one.path.count("/") - top for one in found]
    facts = {"links": list(zip(links, depths, strict=True)), "crumbs": _crumbs(), "meta": PageMeta(COLUMN)}
    return render(request, "portal_platform/bodies.html", facts)


def _crumbs(*links: Link) -> list[Link]:
    """The last one is the page itself, so the list of bodies has no address on its own page."""
    whole = Link(_("各机关公开平台"), reverse("portal_platform:bodies") if links else "")
    return [Link(_("首页"), reverse("portal:home")), whole, *links]


def _of(pk: int, *links: Link) -> dict[str, Any]:
    """What every page of a body has. Raises Http404."""
    body = published.body(pk)
    own = Link(body.name, reverse("portal_platform:body", args=[pk]) if links else "")
    return {"body": body, "crumbs": _crumbs(own, *links), "meta": PageMeta(COLUMN)}


@require_safe
def body(request: HttpRequest, pk: int) -> HttpResponse:
    facts = _of(pk)
    organization = published.of_kinds(facts["body"], "organization")
    facts |= {
        "parts": _parts(facts["body"]),
        "organization": organization[0] if organization else None,
        "about": pages.fields_of(organization[0]) if organization else [],
        "about_url": addresses.of_item(organization[0].pk) if organization else "",
        "leaders": tables.by_fields(published.of_kinds(facts["body"], "leader")),
        "has_standard": pk in published.with_standard([pk]),
    }
    return render(request, "portal_platform/body.html", facts)


def _parts(of: published.Agency) -> list[tuple[Link, str]]:
    """The four entries of the platform in their order, under their official names, and the entry for requests."""
    slug = reports.slug_of(of.pk)
    urls = {
        "disclosure_guide": reverse("portal_platform:guide", args=[of.pk]),
        "disclosure_rules": reverse("portal_platform:rules", args=[of.pk]),
        "statutory_content": reverse("portal_platform:content", args=[of.pk]),
        "annual_report": reverse("portal_reports:body", args=[slug]) if slug else "",
    }
    said = {
        "disclosure_guide": _("信息的分类和编排、获取方式，公开工作机构的地址、时间和联系方式。"),
        "disclosure_rules": _("政府信息公开的法规、规章和本机关的工作制度。"),
        "statutory_content": _("按条例第二十条、第二十一条列出的目录，和每一项下公开的信息。"),
        "annual_report": _("每年收到多少申请、怎样答复的报告。") if slug else _("还没有公开的年度报告。"),
    }
    found = [(Link(one.label, urls[one.code]), said[one.code]) for one in PLATFORM_ENTRIES]
    asking = Link(_("依申请公开"), reverse("portal_requests:start"))
    return [*found, (asking, _("没有主动公开的信息，可以向本机关申请。"))]


@require_safe
def guide(request: HttpRequest, pk: int) -> HttpResponse:
    facts = _of(pk, Link(_("政府信息公开指南")))
    of = published.guide_of(facts["body"])
    facts |= {
        "guide": of,
        "classes": words.classes_of(of),
        "ways": words.ways_of(of),
        "points": words.points_of(of),
        "office": words.office_of(of),
        "law": words.law_of_requests(),
        "supplement": words.supplement_of(of),
        "earlier": lines_of(of.supplements[1:]),
    }
    return render(request, "portal_platform/guide.html", facts)


@require_safe
def rules(request: HttpRequest, pk: int) -> HttpResponse:
    facts = _of(pk, Link(_("政府信息公开制度")))
    facts["items"] = lines_of(published.of_kinds(facts["body"], "disclosure_rules"))
    return render(request, "portal_platform/rules.html", facts)


@require_safe
def content(request: HttpRequest, pk: int) -> HttpResponse:
    facts = _of(pk, Link(_("法定主动公开内容")))
    entries = published.entries(facts["body"])
    facts["tables"] = tables.catalogue_of(entries, published.holdings(entries))
    facts["years"] = [
        (year, *(_data(pk, year, one) for one in ("csv", "json"))) for year in published.years(pk)
    ]
    return render(request, "portal_platform/content.html", facts)


def _data(pk: int, year: int, ending: str) -> str:
    return reverse(f"portal_platform:{ending}", args=[pk, year])


@require_safe
def entry(request: HttpRequest, pk: int, entry: int) -> HttpResponse:
    of = published.entry(pk, entry)
    whole = Link(_("法定主动公开内容"), reverse("portal_platform:content", args=[pk]))
    facts = _of(pk, whole, Link(str(of)))
    rows = published.items_of(of)
    shown = list(rows[:SHOWN])
    facts |= {
        "entry": of,
        "terms": tables.terms_of(of),
        "number": len(shown) if len(shown) < SHOWN else rows.count(),
        "table": tables.by_fields(shown),
        "items": lines_of(shown),
        "is_cut": len(shown) == SHOWN,
        "column_url": addresses.of_column(of.column.code) if of.column and of.valid_until is None else "",
    }
    return render(request, "portal_platform/entry.html", facts)


@require_safe
def standard(request: HttpRequest, pk: int) -> HttpResponse:
    facts = _of(pk, Link(_("基层政务公开标准目录")))
    entries = [one for one in published.entries(facts["body"]) if one.source == "standard"]
    if not entries:
        raise Http404
    facts["table"] = tables.standard_of(entries)
    facts["number"] = len(entries)
    return render(request, "portal_platform/standard.html", facts)
