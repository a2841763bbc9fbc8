"""The place in a list after which a program reads on: it stays true however much is published meanwhile."""

from __future__ import annotations

import base64
import binascii
from datetime import datetime, timedelta

from django.utils.translation import gettext as _


class BadCursor(ValueError):  # noqa: N818 (says what is the matter)
    def __init__(self) -> None:
        super().__init__(_("cursor 无法识别；请使用上一页 next 里的网址，或者从头读起。"))


def write(at: datetime, pk: int) -> str:
    return base64.urlsafe_b64encode(f"{at.isoformat()}|{pk}".encode()).decode().rstrip("=")


def read(text: str) -> tuple[datetime, int]:
    """Raises BadCursor."""
    try:
        plain = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode()
        at, _bar, pk = plain.partition("|")
        place = datetime.fromisoformat(at), int(pk)
    except (binascii.Error, UnicodeError, ValueError):
        raise BadCursor from None
    if place[0].utcoffset() != timedelta(0) or not 0 < place[1] < 2**63:
        raise BadCursor
    return place
