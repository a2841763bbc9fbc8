"""The one page, and the rows it depends on: figures, visits and reports as they are frozen, never the ledgers themselves."""

from django.urls import reverse

from gongkai.portal.items.kinds import VISITED
from gongkai.portal.pages import registry
from gongkai.portal.pages.registry import PageKind
from gongkai.portal.reports.kinds import ROW as REPORT

FIGURES = "proactive.figures"  # as the app notes them


def _page(_rows: object = None) -> list[str]:
    return [reverse("portal_how_we_do:page")]


def register() -> None:
    registry.add(PageKind("how_we_do", _page, {FIGURES: _page, VISITED: _page, REPORT: _page}, order=45))
