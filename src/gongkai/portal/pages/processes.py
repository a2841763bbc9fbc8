"""What a fresh process does that renders pages. It is read before the applications are there, so it imports none at its top."""

from __future__ import annotations

import multiprocessing
import os
import threading
from typing import TYPE_CHECKING, Any

import django

if TYPE_CHECKING:
    from gongkai.portal.pages.rendering import Rendered


def prepare(settings_module: str, database: Any) -> None:
    """A fresh process becomes one of this site, on the same database."""
    os.environ["DJANGO_SETTINGS_MODULE"] = settings_module
    threading.Thread(target=_end_with_parent, name="parent-watch", daemon=True).start()
    django.setup()
    from django.db import connection

    connection.settings_dict["NAME"] = database


def _end_with_parent() -> None:
    """A publisher that was killed leaves nobody behind who waits for work."""
    if (parent := multiprocessing.parent_process()) is not None:
        parent.join()
        os._exit(1)


def render_all(addresses: list[str]) -> list[Rendered]:
    from gongkai.portal.pages.rendering import render

    return [render(address) for address in addresses]
