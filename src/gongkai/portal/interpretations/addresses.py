"""Where the lists of interpretations stand."""

from __future__ import annotations

from django.urls import reverse

ALL = "all"  # in an address: every form


def of_overview() -> str:
    return reverse("portal_interpretations:overview")


def of_form(code: str) -> str:
    return reverse("portal_interpretations:form", args=[code or ALL])


def of_page(code: str, number: int) -> str:
    return reverse("portal_interpretations:numbered", args=[code or ALL, number])
