"""The published JSON Schema (draft 2020-12) of the full exchange format, as data of the package."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

NAME = "annual-report.schema.json"


@cache
def schema_text() -> str:
    return files(__package__).joinpath(NAME).read_text(encoding="utf-8")


def schema() -> dict[str, Any]:
    """A fresh copy, so that no caller can change what the next one gets."""
    loaded: dict[str, Any] = json.loads(schema_text())
    return loaded
