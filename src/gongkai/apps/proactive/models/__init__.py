"""Tables of proactive disclosure, by subject."""

from gongkai.apps.proactive.models.column import Column
from gongkai.apps.proactive.models.importing import ImportFile, ItemImport, ItemOrigin
from gongkai.apps.proactive.models.item import Item, Pressing, ValidityStatus
from gongkai.apps.proactive.models.lexicon import LexiconWord, Severity, WordClass
from gongkai.apps.proactive.models.linking import ChannelRelease, Relation, RelationKind
from gongkai.apps.proactive.models.numbering import IndexNumber, IndexRule, IndexSeries
from gongkai.apps.proactive.models.public_figures import PublicFigures
from gongkai.apps.proactive.models.review import Clearance, Review, ReviewPolicy, Verdict
from gongkai.apps.proactive.models.unsaved import Presence, Unsaved
from gongkai.apps.proactive.models.version import (
    Attachment,
    DisclosureAttribute,
    ItemVersion,
    SourceKind,
    VersionFile,
)

__all__ = [
    "Attachment",
    "ChannelRelease",
    "Clearance",
    "Column",
    "DisclosureAttribute",
    "ImportFile",
    "IndexNumber",
    "IndexRule",
    "IndexSeries",
    "Item",
    "ItemImport",
    "ItemOrigin",
    "ItemVersion",
    "LexiconWord",
    "Presence",
    "Pressing",
    "PublicFigures",
    "Relation",
    "RelationKind",
    "Review",
    "ReviewPolicy",
    "Severity",
    "SourceKind",
    "Unsaved",
    "ValidityStatus",
    "Verdict",
    "VersionFile",
    "WordClass",
]
