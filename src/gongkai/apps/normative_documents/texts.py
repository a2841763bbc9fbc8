"""Which text was reviewed, decided and published: one digest over what a reader of the document reads. Pure.

Number, date and other metadata are given after the decision and are not part of it; attachments are.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gongkai.apps.proactive.models import ItemVersion, VersionFile


def digest_of(version: ItemVersion, shown: Iterable[VersionFile]) -> str:
    """SHA-256 over title, text and attachments. Changing this makes every reviewed text look changed.

    shown: what the version shows, in its order.
    """
    files = [(one.attachment.sha256, one.title) for one in shown]
    whole = json.dumps([version.title, version.body, files], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(whole.encode()).hexdigest()
