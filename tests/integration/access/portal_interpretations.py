"""The public lists of interpretations are for everyone."""

from tests.integration.access import EVERYONE, Page
from tests.integration.interpretations import place, public_document, public_interpretation


def prepare(county):
    of = place(county, prefix="access_explained")
    public_interpretation(of, public_document(of))
    return {"form": "text", "first": 1}


ROWS = (
    Page("portal_interpretations:overview", EVERYONE),
    Page("portal_interpretations:form", EVERYONE, ("form",)),
    Page("portal_interpretations:numbered", EVERYONE, ("form", "first")),
)
