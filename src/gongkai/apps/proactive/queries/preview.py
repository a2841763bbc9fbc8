"""The version in work as if it were published, for staff who may see the item. Nothing of it is ever written."""

from __future__ import annotations

from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.proactive.kinds import VALID
from gongkai.apps.proactive.models import Item, ValidityStatus, VersionFile
from gongkai.apps.proactive.queries.dossier import files_of
from gongkai.apps.proactive.queries.staff import get
from gongkai.lib import clock

__all__ = ["Item", "VersionFile", "as_published"]


def as_published(actor: Staff, pk: int) -> tuple[Item, list[VersionFile]]:
    """Raises Http404. What publication gives (index number, date) is made up as it would be today."""
    item = get(actor, pk)
    version = item.newest
    assert version is not None  # an item is made together with its first version
    item.published, item.column, item.is_public = version, version.column, True
    item.index_no = item.index_no or _("发布时编号")
    item.published_at = item.published_at or clock.now()
    item.renewed_at = clock.now() if item.renewed_at else item.published_at
    if item.kind in VALID:
        item.validity_status = item.validity_status or ValidityStatus.IN_FORCE
    return item, files_of(version)
