"""The public pages of the library."""

from __future__ import annotations

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from gongkai.apps.normative_documents.articles import compared
from gongkai.apps.normative_documents.queries import published
from gongkai.apps.normative_documents.queries.published import Facet, NormativeDocument
from gongkai.apps.proactive.queries import linked
from gongkai.apps.proactive.queries import published as items
from gongkai.apps.proactive.show.validity import stamp_of
from gongkai.letters import to_docx, to_pdf
from gongkai.lib import paging, site
from gongkai.lib.downloads import named
from gongkai.lib.ui.meta import ColumnMeta, PageMeta
from gongkai.lib.ui.parts import Link
from gongkai.portal.documents import addresses, data, kinds, lines, official
from gongkai.portal.documents.forms import FindForm
from gongkai.portal.items.body import body_of
from gongkai.portal.items.pages import files_below
from gongkai.portal.items.related import groups_of

NEWEST_SHOWN = 10
MAKERS = {"docx": to_docx, "pdf": to_pdf}
TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}
META = PageMeta(
    ColumnMeta(
        gettext_lazy("规范性文件库"),
        gettext_lazy("规范性文件和规章的全文、有效性、修改历史和下载。"),
        (gettext_lazy("规范性文件"), gettext_lazy("有效性")),
        gettext_lazy("政策文件"),
    )
)


@require_safe
def library(request: HttpRequest) -> HttpResponse:
    bodies, years = published.bodies(), published.years()
    numbers = published.numbers()
    facts = {
        "form": FindForm(bodies=bodies, years=years),
        "items": lines.lines_of(published.newest(NEWEST_SHOWN)),
        "total": sum(numbers.values()),
        "later": numbers["not_yet_in_force"],
        "living": numbers["in_force"] + numbers["revised"],
        "ended": numbers["repealed"] + numbers["expired"],
        "bodies": [(Link(name, addresses.of_list(Facet(body=pk))), number) for pk, name, number in bodies],
        "years": [(Link(str(year), addresses.of_list(Facet(year=year))), number) for year, number in years],
        "data": [Link(shape.upper(), addresses.of_data(shape)) for shape in kinds.DATA],
        "all": addresses.of_list(Facet()),
        "crumbs": _crumbs(),
        "meta": META,
    }
    return render(request, "portal_documents/library.html", facts)


def _crumbs(*more: Link) -> list[Link]:
    top = Link(_("规范性文件库"), addresses.of_library() if more else "")
    return [Link(_("首页"), reverse("portal:home")), top, *more]


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """Live alone: no file can answer every question."""
    form = FindForm(request.GET, bodies=published.bodies(), years=published.years())
    page = paging.page(published.found(form.wanted()), request.GET.get("page"), size=kinds.SIZE)
    facts = {
        "form": form,
        "page": page,
        "items": lines.lines_of(page.object_list),
        "crumbs": _crumbs(Link(_("筛选结果"))),
        "meta": META,
    }
    return render(request, "portal_documents/find.html", facts)


@require_safe
def closed(_request: HttpRequest) -> HttpResponse:
    """Stands in for the filter while the application is down; drawn without a request (see portal.pages.views)."""
    facts = {
        "library": addresses.of_library(),
        "all": addresses.of_list(Facet()),
        "data": [Link(shape.upper(), addresses.of_data(shape)) for shape in kinds.DATA],
        "site": site.current(),
    }
    return HttpResponse(render_to_string("portal_documents/closed.html", facts))


@require_safe
def of_list(request: HttpRequest, code: str) -> HttpResponse:
    facet, title = _named(code)
    leaf = kinds.numbered(facet).newest(
        partial(published.on_places, facet), partial(addresses.of_page, facet)
    )
    facts = {
        "items": lines.lines_of(leaf.rows),
        "older": leaf.older,
        "title": title,
        "crumbs": _crumbs(Link(title)),
        "meta": META,
    }
    return render(request, "portal_documents/list.html", facts)


@require_safe
def numbered(request: HttpRequest, code: str, number: int) -> HttpResponse:
    facet, title = _named(code)
    leaf = kinds.numbered(facet).leaf(
        number, partial(published.on_places, facet), partial(addresses.of_page, facet)
    )
    facts = {
        "items": lines.lines_of(leaf.rows),
        "number": number,
        "newer": leaf.newer,
        "older": leaf.older,
        "title": title,
        "crumbs": _crumbs(
            Link(title, addresses.of_list(facet)), Link(_("第%(number)d页") % {"number": number})
        ),
        "meta": META,
    }
    return render(request, "portal_documents/list.html", facts)


def _named(code: str) -> tuple[Facet, str]:
    """A list with its name. Raises Http404 where nothing was ever in it."""
    facet = addresses.facet_of(code)
    if facet.body:
        name = next((name for pk, name, _number in published.bodies() if pk == facet.body), None)
        if name is None and facet not in published.facets_of():
            raise Http404
        return facet, name or _("已撤回的文件")
    if facet.year:
        if facet not in published.facets_of():
            raise Http404
        return facet, _("%(year)d年公布的文件") % {"year": facet.year}
    return facet, _("全部文件")


def _withdrawn(request: HttpRequest, of: NormativeDocument) -> HttpResponse:
    return render(request, "portal_items/withdrawn.html", {"item": of.item}, status=410)


@require_safe
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """What happened to a document: validity, what revised or repealed it and the other way, texts, downloads."""
    of = published.document(pk)
    if not of.item.is_public:
        return _withdrawn(request, of)
    stamp = stamp_of(of.item)
    facts = {
        "document": of,
        "version": of.item.published,
        "stamp": stamp,
        "terms": lines.terms_of(of, stamp),
        "history": lines.history_of(published.changes_of(of)),
        "comparisons": lines.comparisons_of(of, published.revisions_of(of)),
        "related": groups_of(of.item, linked.relations_of(of.item)),
        "downloads": [Link(shape.upper(), addresses.of_text(pk, shape)) for shape in kinds.SHAPES],
        "crumbs": _crumbs(Link(_("有效性和修改历史"))),
        "meta": META,
    }
    return render(request, "portal_documents/document.html", facts)


@require_safe
def text(request: HttpRequest, pk: str, shape: str) -> HttpResponse:
    """The published text in the layout of an official paper."""
    of = published.document(int(pk))
    if not of.item.is_public:
        return _withdrawn(request, of)
    version = of.item.published
    assert version is not None
    files = items.files_of(of.item)
    below = files_below(files, body_of(version.body, files).pictures)
    letter = official.letter_of(of, published.changes_of(of), [str(one.link.text) for one in below])
    headers = named(f"{version.title[:80]}.{shape}") | {"X-Content-Type-Options": "nosniff"}
    return HttpResponse(MAKERS[shape](letter), content_type=TYPES[shape], headers=headers)


@require_safe
def comparison(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Both published texts of a revision, article by article."""
    of = published.document(pk)
    if not of.item.is_public:
        return _withdrawn(request, of)
    revision = published.revision(pk, number)
    assert revision.after is not None
    facts = {
        "document": of,
        "revision": revision,
        "rows": compared(revision.before.body, revision.after.body),
        "crumbs": _crumbs(Link(_("有效性和修改历史"), addresses.of_document(pk)), Link(_("逐条对照"))),
        "meta": META,
    }
    return render(request, "portal_documents/comparison.html", facts)


@require_safe
def in_force(request: HttpRequest, shape: str) -> HttpResponse:
    found = data.lines_of(published.in_force(), partial(site.whole_address, request))
    text_ = data.as_json(found) if shape == "json" else data.as_csv(found)
    return HttpResponse(text_, content_type=TYPES[shape])
