"""Where each thing stands on the site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.urls import reverse

if TYPE_CHECKING:
    from gongkai.apps.proactive.queries.published import Attachment

_ENDING = re.compile(r"[a-z0-9]{1,8}")


def of_item(pk: int) -> str:
    return reverse("portal_items:item", args=[pk])


def of_column(code: str) -> str:
    return reverse("portal_items:column", args=[code])


def of_page(code: str, number: int) -> str:
    return reverse("portal_items:numbered", args=[code, number])


def of_feed(code: str = "") -> str:
    """Of a column, or of the whole site."""
    return reverse("portal_items:column_feed", args=[code]) if code else reverse("portal_items:feed")


def of_visits(pk: int) -> str:
    return reverse("portal_items:visits", args=[pk])


def of_file(attachment: Attachment) -> str:
    ending = ending_of(attachment.name)
    return reverse("portal_items:file", args=[attachment.item_id, attachment.pk, ending])


def ending_of(name: str) -> str:
    """The ending by which a web server tells the kind of a written file."""
    ending = name.rpartition(".")[2].lower()
    return ending if _ENDING.fullmatch(ending) else "bin"
