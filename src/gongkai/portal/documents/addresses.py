"""Where each thing of the library stands."""

from __future__ import annotations

import re

from django.http import Http404
from django.urls import reverse

from gongkai.apps.normative_documents.queries.published import Facet

ALL = "all"
_NUMBER = re.compile("[1-9][0-9]{0,8}")


def code_of(facet: Facet) -> str:
    """How a list is called in its address."""
    if facet.body:
        return f"body-{facet.body}"
    return f"year-{facet.year}" if facet.year else ALL


def facet_of(code: str) -> Facet:
    """Raises Http404."""
    kind, _dash, number = code.partition("-")
    if code == ALL:
        return Facet()
    if kind not in {"body", "year"} or not _NUMBER.fullmatch(number):
        raise Http404
    return Facet(body=int(number)) if kind == "body" else Facet(year=int(number))


def of_library() -> str:
    return reverse("portal_documents:library")


def of_list(facet: Facet) -> str:
    return reverse("portal_documents:list", args=[code_of(facet)])


def of_page(facet: Facet, number: int) -> str:
    return reverse("portal_documents:numbered", args=[code_of(facet), number])


def of_document(item: int) -> str:
    return reverse("portal_documents:document", args=[item])


def of_text(item: int, shape: str) -> str:
    return reverse("portal_documents:text", args=[item, shape])


def of_comparison(item: int, number: int) -> str:
    return reverse("portal_documents:comparison", args=[item, number])


def of_data(shape: str) -> str:
    return reverse("portal_documents:in_force", args=[shape])
