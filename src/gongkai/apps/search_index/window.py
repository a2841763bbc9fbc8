"""Searching as the public does it: what finds nothing is counted, so that the disclosure office learns of it."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser

from gongkai.apps.search_index import services
from gongkai.apps.search_index.asked import Asked
from gongkai.apps.search_index.searching import Results, search
from gongkai.lib.search.port import PUBLIC


def search_public(asked: Asked) -> Results:
    """Everyone finds the same here, signed in or not: the public documents. Raises SearchUnavailable.

    Counted is the plain search alone: a filter too many, or an index that is being made anew, is no gap of the site.
    """
    results = search(AnonymousUser(), asked, frozenset({PUBLIC}))
    if asked.words and not results.total and not asked.chosen and not results.is_rebuilding:
        services.keep_missed(asked.words)
    return results
