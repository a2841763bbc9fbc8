"""What is decided on: the text as it will stand, what changed in it, and what the gate found."""

from __future__ import annotations

from typing import Any

from gongkai.apps.proactive import queries
from gongkai.apps.proactive.models import ItemVersion
from gongkai.apps.proactive.queries import Dossier
from gongkai.apps.proactive.show import reviewing, said
from gongkai.apps.proactive.show.difference import of_versions
from gongkai.apps.proactive.show.text import text_of


def of(one: Dossier, *, may_clear: bool = False) -> dict[str, Any]:
    """The facts of the partial `_proposal.html`."""
    against = before(one)
    old = against and (one.item.published if against.pk == one.item.published_id else queries.whole(against))
    return {
        "version": one.newest,
        "text": text_of(one.newest),
        "files": [(file, said.name_of(file)) for file in one.files_of(one.newest)],
        "terms": said.terms_of(one.item, one.newest),
        "findings": reviewing.findings_of(one, may_clear=may_clear),
        "against": against,
        "difference": of_versions(one, old, one.newest) if old else None,
    }


def before(one: Dossier) -> ItemVersion | None:
    """What a reviewer knows already: the version that is public, else the last one that was sent for review."""
    public = one.item.published_id
    earlier = [version for version in one.versions if version.number < one.newest.number]
    known = [version for version in earlier if version.pk == public] or [v for v in earlier if v.frozen_at]
    return known[0] if known else None
