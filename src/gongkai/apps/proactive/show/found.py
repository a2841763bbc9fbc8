"""Items in the search index, and as hits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies import following
from gongkai.apps.agencies.models import Agency
from gongkai.apps.page_outbox import services as page_outbox
from gongkai.apps.proactive.kinds import KINDS
from gongkai.apps.proactive.models import ValidityStatus
from gongkai.apps.proactive.queries import findable, published
from gongkai.apps.proactive.queries.findable import SEARCHED_AS, Findable
from gongkai.apps.proactive.queries.named import marks_of
from gongkai.apps.proactive.services.publishing import SHOWN_AS
from gongkai.apps.proactive.show.validity import stamp_of, status_of
from gongkai.apps.search_index import facets, services, sources
from gongkai.apps.search_index.sources import Person, key_of
from gongkai.lib.search.excerpt import excerpt
from gongkai.lib.search.port import PUBLIC, Chosen, Document, Facet
from gongkai.lib.ui.dates import local_day
from gongkai.lib.ui.parts import Item as Line
from gongkai.lib.ui.parts import Tag


def register() -> None:
    kinds = {kind.code: kind.label for kind in KINDS}
    sources.add(
        sources.Source(SEARCHED_AS, _("主动公开信息"), 30, documents, findable.all_rows, shown, kinds)
    )
    validity = dict(ValidityStatus.choices)
    facets.add(
        facets.Known(Facet.COLUMN, _("栏目"), 30, findable.column_names),
        facets.Known(Facet.VALIDITY, _("有效性"), 50, lambda _values: validity),
    )
    following.add("proactive", follow_renaming)


def documents(rows: Iterable[int]) -> Iterator[Document]:
    for found in findable.rows(rows):
        item, newest = found.item, found.item.newest
        assert newest is not None  # an item is made together with its first version
        public = frozenset({PUBLIC}) if item.is_public else frozenset[str]()
        yield Document(
            key=key_of(SEARCHED_AS, item.pk),
            kind=SEARCHED_AS,
            title=found.version.title,
            body=f"{found.text()}\n{found.version.issuing_agency}",
            audience=public | {f"agency:{item.agency_id}"},
            numbers=found.numbers(),
            texts=(item.agency.name, *found.files),
            facets=_facets(found),
            called=tuple(filter(None, (newest.title, newest.document_no, *found.numbers()))),
            marks=marks_of(item, newest),
            day=local_day(item.published_at or item.created_at),
        )


def _facets(found: Findable) -> Chosen:
    item = found.item
    formed = found.version.formed_on or local_day(item.published_at or item.created_at)
    values = {
        Facet.KIND: item.kind,
        Facet.BODY: str(item.agency_id),
        Facet.COLUMN: str(found.version.column_id),
        Facet.YEAR: str(formed.year),
    }
    validity = status_of(item)
    return values | ({Facet.VALIDITY: validity} if validity else {})


def shown(person: Person, rows: Iterable[int], words: str) -> dict[int, Line]:
    """Staff are led to the page where they work, everyone else to the public page."""
    found = findable.seen_by(person, rows)
    return {one.item.pk: _line(one, words, staff=staff) for one, staff in found}


def _line(found: Findable, words: str, *, staff: bool) -> Line:
    item = found.item
    number = (found.version.document_no,) if found.version.document_no else ()
    return Line(
        title=found.version.title,
        url=reverse("proactive:detail" if staff else "portal_items:item", args=[item.pk]),
        body=item.agency.name,
        when=local_day(item.published_at or item.created_at),
        tag=Tag(item.get_state_display(), "neutral") if staff else stamp_of(item),
        meta=(*number, item.get_kind_display()),
        excerpt=excerpt("\n".join((found.text(), *found.files)), words),
    )


def follow_renaming(agency: Agency) -> None:
    """Within the transaction of the renaming: items are found and shown by the name that the body has today."""
    services.note(SEARCHED_AS, findable.of_body(agency.pk))
    page_outbox.note(SHOWN_AS, published.of_body(agency.pk))
