"""Lists on their way in, for those who write at the body; and what a row of a list is read against."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import QuerySet
from django.http import Http404

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.proactive.importing.reading import Layout
from gongkai.apps.proactive.importing.rows import Around, Brought, Place, file_key
from gongkai.apps.proactive.models import ImportFile, IndexNumber, Item, ItemImport
from gongkai.apps.proactive.queries.staff import columns_for, visible_to
from gongkai.lib import clock
from gongkai.lib.importing.run import ImportState


def item_imports(actor: Staff) -> QuerySet[ItemImport]:
    """Those of the own body, newest first."""
    return ItemImport.objects.filter(agency_id=actor.agency_id).select_related("begun_by", "ended_by")


def item_import(actor: Staff, pk: int) -> ItemImport:
    """One of them, or 404 both when it is absent and when it is another body's."""
    found = item_imports(actor).select_related("agency").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def same_list(actor: Staff, digest: str) -> ItemImport | None:
    """The same list that became drafts before."""
    return item_imports(actor).filter(sha256=digest, state=ImportState.DONE).order_by("pk").first()


def files_brought(of: ItemImport) -> QuerySet[ImportFile]:
    """Without what was read out of them."""
    return ImportFile.objects.filter(of=of).defer("html", "text", "pictures", "findings").order_by("pk")


def around(of: ItemImport, layout: Layout) -> Around:
    """Three queries, however many rows and files there are."""
    places = [Place(one.pk, one.name, one.kind) for one in columns_for(of.agency)]
    codes = dict(columns_for(of.agency).values_list("pk", "code"))
    columns = {codes[one.pk]: one for one in places} | {one.name: one for one in places}
    files = {file_key(one.name): _brought(one) for one in files_brought(of)}
    default = next((one for one in places if one.pk == layout.default), None)
    return Around(columns, files, clock.today(), default)


def _brought(row: ImportFile) -> Brought:
    is_word = row.state == ImportFile.State.READ and row.name.lower().endswith(".docx")
    return Brought(
        row.pk, row.name, is_word, row.title, row.document_no, row.sentence,
        row.state == ImportFile.State.WAITING, tuple(row.notes),
    )  # fmt: skip


def numbers_given(numbers: Collection[str]) -> frozenset[str]:
    """Which of these index numbers some item has already, here or elsewhere."""
    return frozenset(IndexNumber.objects.filter(text__in=numbers).values_list("text", flat=True))


def titles_there(agency: Agency, titles: Collection[str]) -> frozenset[str]:
    """Which of these titles the body has already: told, not refused."""
    rows = Item.objects.filter(agency=agency, newest__title__in=titles).order_by()
    return frozenset(rows.values_list("newest__title", flat=True))


def brought_with(actor: Staff, of: ItemImport) -> QuerySet[Item]:
    """The items that came of a list."""
    return visible_to(actor).filter(origin__brought_with=of).order_by("origin__row")
