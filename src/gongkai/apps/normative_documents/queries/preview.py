"""A document as its page would show it if its item were published today, for the preview alone. Nothing of it is ever written."""

from __future__ import annotations

from gongkai.apps.normative_documents.models import NormativeDocument
from gongkai.apps.normative_documents.queries.local import presumed_end
from gongkai.apps.proactive.queries.preview import Item
from gongkai.lib import clock

__all__ = ["of_item"]


def of_item(item: Item) -> NormativeDocument | None:
    """item: with the version in work as the published one. What stands in the register already stays as it stands."""
    found = NormativeDocument.objects.filter(item=item.pk).select_related("agency", "item").first()
    version = item.published
    if found is None or version is None or found.effective_on is not None:
        return found
    effective_on = version.effective_on or found.first_published_on or clock.today()
    found.effective_on = effective_on
    found.expires_on = version.expires_on or presumed_end(found, effective_on)
    return found
