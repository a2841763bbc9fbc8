"""One item with all that its page shows."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.proactive import states
from gongkai.apps.proactive.models import (
    Attachment,
    Clearance,
    Column,
    Item,
    ItemVersion,
    Review,
    VersionFile,
)
from gongkai.apps.proactive.queries.lists import bodies_of_writer
from gongkai.apps.proactive.queries.staff import columns_for, get, stages_for
from gongkai.apps.proactive.steps import Stage


@dataclass(frozen=True)
class Dossier:
    """versions: newest first, without the texts of the older ones. reviews: of all versions, oldest first."""

    item: Item
    newest: ItemVersion
    versions: list[ItemVersion]
    files: list[VersionFile]
    reviews: list[Review]
    clearances: dict[str, Clearance]
    stages: tuple[Stage, ...]


def dossier(actor: Staff, pk: int) -> Dossier:
    """Raises Http404."""
    item = get(actor, pk)
    newest = item.newest
    assert newest is not None  # an item is made together with its first version
    versions = (
        ItemVersion.objects.filter(item=item).select_related("author").defer("body", "fields", "findings")
    )
    cleared = Clearance.objects.filter(version=newest).select_related("cleared_by")
    return Dossier(
        item=item,
        newest=newest,
        versions=list(versions.order_by("-number")),
        files=files_of(newest),
        reviews=list(
            Review.objects.filter(version__item=item).select_related("reviewer", "version").order_by("pk")
        ),
        clearances={one.finding: one for one in cleared},
        stages=stages_for(item.agency, newest.column_id),
    )


def files_of(version: ItemVersion) -> list[VersionFile]:
    return list(VersionFile.objects.filter(version=version).select_related("attachment").order_by("position"))


def attachment(actor: Staff, pk: int, number: int) -> Attachment:
    """One attachment of an item that the actor sees. Raises Http404."""
    found = Attachment.objects.filter(item=get(actor, pk), pk=number).select_related("item").first()
    if found is None:
        raise Http404
    return found


def is_writer(actor: Staff, agency: Agency) -> bool:
    return any(actor.has_role(role, agency=agency) for role in states.WRITERS)


def place(actor: Staff, agency: int, column: int) -> tuple[Agency, Column]:
    """A body for which the actor may write, and an open column of its site. Raises Http404."""
    body = bodies_of_writer(actor).filter(pk=agency).first()
    found = columns_for(body).filter(pk=column).first() if body else None
    if body is None or found is None:
        raise Http404
    return body, found
