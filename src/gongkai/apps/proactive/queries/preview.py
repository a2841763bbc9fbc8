"""The version in work as if it were published, for staff who may see the item. Nothing of it is ever written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.proactive.kinds import VALID
from gongkai.apps.proactive.models import Item, ItemVersion, ValidityStatus, VersionFile
from gongkai.apps.proactive.queries.dossier import files_of
from gongkai.apps.proactive.queries.staff import get
from gongkai.lib import clock

__all__ = ["Item", "Preview", "VersionFile", "as_published"]


@dataclass(frozen=True)
class Preview:
    """is_first: nothing of the item is before the public yet."""

    item: Item
    files: list[VersionFile]
    is_first: bool


def as_published(actor: Staff, pk: int) -> Preview:
    """Raises Http404. What publication gives (index number, date) is made up as it would be today."""
    item = get(actor, pk)
    version = item.newest
    assert version is not None  # an item is made together with its first version
    is_first = not item.is_public
    item.published, item.column, item.is_public = version, version.column, True
    item.index_no = item.index_no or _("发布时编号")
    item.published_at = item.published_at or clock.now()
    item.renewed_at = clock.now() if item.renewed_at else item.published_at
    if item.kind in VALID and not item.validity_status:
        item.validity_status = _validity(version, clock.today())
    return Preview(item, files_of(version), is_first)


def _validity(version: ItemVersion, day: date) -> ValidityStatus:
    """As it would be settled if the document were published on this day."""
    if version.expires_on is not None and version.expires_on < day:
        return ValidityStatus.EXPIRED
    is_later = version.effective_on is not None and version.effective_on > day
    return ValidityStatus.NOT_YET_IN_FORCE if is_later else ValidityStatus.IN_FORCE
