"""The hash of what was published: SHA-256 over canonical JSON. Changing this breaks every stored hash."""

import hashlib
import json
from typing import Any


def canonical(content: dict[str, Any]) -> bytes:
    """Sorted keys, no spaces, UTF-8: the same content gives the same bytes, whatever stored it in between."""
    return json.dumps(
        content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    ).encode()


def sha256(content: dict[str, Any]) -> str:
    return hashlib.sha256(canonical(content)).hexdigest()
