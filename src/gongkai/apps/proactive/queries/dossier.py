"""One item with all that its page shows."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q
from django.http import Http404

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.proactive import beside, states
from gongkai.apps.proactive.models import (
    Attachment,
    ChannelRelease,
    Clearance,
    Column,
    Item,
    ItemVersion,
    Relation,
    Review,
    Verdict,
    VersionFile,
)
from gongkai.apps.proactive.queries.lists import bodies_of_writer
from gongkai.apps.proactive.queries.staff import (
    columns_for,
    get,
    nearest,
    policies_above,
    stages_for,
    stages_under,
)
from gongkai.apps.proactive.steps import Stage, Step
from gongkai.lib.together import together

ATTACHED = "proactive.attached"
REVIEWED = ("step", "role", "verdict", "opinion", "at")
ENDS = ("item", "to")
# Of the other end of a relation: whether it is seen, and what it is called.
OF_AN_END = ("kind", "is_public", "agency__path", "newest__title", "published__title")


@dataclass(frozen=True)
class Dossier:
    """versions: newest first, without the texts of the older ones. reviews: of all versions, oldest first.

    attached: what each version shows, see `files_of`. relations: in both directions, in the order in which they were entered.
    """

    item: Item
    newest: ItemVersion
    versions: list[ItemVersion]
    attached: list[VersionFile]
    reviews: list[Review]
    clearances: dict[str, Clearance]
    stages: tuple[Stage, ...]
    relations: list[Relation]
    channels: list[ChannelRelease]

    def files_of(self, version: ItemVersion) -> list[VersionFile]:
        return _of_version(self.attached, version)

    @property
    def passed(self) -> list[Review]:
        """Of the newest version, the review after an emergency release apart."""
        return [
            one
            for one in self.reviews
            if one.version_id == self.newest.pk and one.verdict == Verdict.PASSED and one.step != Step.AFTER
        ]


def dossier(actor: Staff, pk: int) -> Dossier:
    """Raises Http404."""
    return gathered(get(actor, pk))


def gathered(item: Item) -> Dossier:
    """All rows beside the item, those of the apps above with them, in one query."""
    newest = _newest(item)
    others = beside.asked_of(item)
    versions, files, reviews, cleared, policies, relations, channels, *answers = together(
        ItemVersion.objects.filter(item=item)
        .select_related("author")
        .only("item", "number", "author__name", "saved_at", "frozen_at", "published_at", "change"),
        VersionFile.objects.filter(version__item=item)
        .select_related("attachment")
        .defer("attachment__text", "attachment__findings"),
        Review.objects.filter(version__item=item)
        .select_related("reviewer", "version")
        .only(*REVIEWED, "reviewer__name", "version__number"),
        Clearance.objects.filter(version=newest)
        .select_related("cleared_by")
        .only("version", "finding", "reason", "cleared_by__name"),
        policies_above(item.agency, newest.column_id).only("steps", "column", "agency__path"),
        Relation.objects.filter(Q(item=item) | Q(to=item))
        .select_related(*(f"{end}__{part}" for end in ENDS for part in ("newest", "published", "agency")))
        .only("kind", *(f"{end}__{part}" for end in ENDS for part in OF_AN_END)),
        ChannelRelease.objects.filter(item=item),
        *(one.rows(item) for one in others),
    )
    beside.keep(item, dict(zip(others, answers, strict=True)))
    item.beside[ATTACHED] = files
    return Dossier(
        item=item,
        newest=newest,
        versions=sorted(versions, key=lambda one: -one.number),
        attached=files,
        reviews=reviews,
        clearances={one.finding: one for one in cleared},
        stages=stages_under(nearest(policies)),
        relations=relations,
        channels=sorted(channels, key=lambda one: (one.released_on, one.pk)),
    )


def asked_by_guards(item: Item) -> Dossier:
    """What an act looks at. Small questions: to put together the one for a page takes longer than to ask all of these."""
    newest = _newest(item)
    cleared = Clearance.objects.filter(version=newest)
    return Dossier(
        item=item,
        newest=newest,
        versions=list(ItemVersion.objects.filter(item=item).only("number", "author_id", "published_at")),
        attached=list(VersionFile.objects.filter(version__item=item)),
        reviews=list(Review.objects.filter(version=newest)),
        clearances={one.finding: one for one in cleared},
        stages=stages_for(item.agency, newest.column_id),
        relations=[],
        channels=[],
    )


def _newest(item: Item) -> ItemVersion:
    assert item.newest is not None  # an item is made together with its first version
    return item.newest


def whole(version: ItemVersion) -> ItemVersion:
    """One of the versions of a dossier, with its text."""
    return ItemVersion.objects.select_related("author", "column").get(pk=version.pk)


def files_shown(item: Item, version: ItemVersion) -> list[VersionFile]:
    """What a version of the item shows, as it was read with the item or, if it was not, as it is now."""
    known = item.beside.get(ATTACHED)
    return files_of(version) if known is None else _of_version(known, version)


def _of_version(files: list[VersionFile], version: ItemVersion) -> list[VersionFile]:
    return sorted((one for one in files if one.version_id == version.pk), key=lambda one: one.position)


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
