"""Which text was reviewed, decided and published: one digest over what a reader of the document reads. Pure but for files.

Number, date and other metadata are given after the decision and are not part of it; attachments are.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gongkai.apps.proactive.models import ItemVersion


def digest_of(version: ItemVersion) -> str:
    """SHA-256 over title, text and attachments. Changing this makes every reviewed text look changed."""
    files = list(version.files.order_by("position").values_list("attachment__sha256", "title"))
    whole = json.dumps([version.title, version.body, files], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(whole.encode()).hexdigest()


def has_text(version: ItemVersion) -> bool:
    return bool(version.body) or version.files.exists()
