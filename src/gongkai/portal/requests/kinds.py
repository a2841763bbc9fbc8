"""Of disclosure on request one page is written as a file: the one that says where to apply while the form is closed."""

from __future__ import annotations

from django.urls import reverse

from gongkai.portal.pages import registry
from gongkai.portal.pages.registry import PageKind


def register() -> None:
    # Which bodies take requests follows from rights and settings as well, and nobody notes those for the public.
    closed = PageKind("requests.closed", lambda: [reverse("portal_requests:closed")], order=30, always=True)
    registry.add(closed)
