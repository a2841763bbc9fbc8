"""Tables of the catalogue: what a body publishes, which items are that, and who its disclosure office is."""

from gongkai.apps.catalogue.models.entry import (
    Audience,
    BodyLevel,
    CatalogueEntry,
    LimitTrigger,
    LimitUnit,
    Method,
    Source,
)
from gongkai.apps.catalogue.models.office import DisclosureOffice, Reminding
from gongkai.apps.catalogue.models.placement import Placement

__all__ = [
    "Audience",
    "BodyLevel",
    "CatalogueEntry",
    "DisclosureOffice",
    "LimitTrigger",
    "LimitUnit",
    "Method",
    "Placement",
    "Reminding",
    "Source",
]
