"""Tables of normative documents, by subject."""

from gongkai.apps.normative_documents.models.cleanup import (
    Cleanup,
    CleanupChoice,
    CleanupState,
    CleanupVerdict,
)
from gongkai.apps.normative_documents.models.document import DueFor, NormativeDocument
from gongkai.apps.normative_documents.models.local import LocalRule, NumberSeries
from gongkai.apps.normative_documents.models.making import (
    Adoption,
    AskedKind,
    LegalityReview,
    Material,
    ReviewMaterial,
    SolicitedOpinion,
)
from gongkai.apps.normative_documents.models.standing import (
    ChangeKind,
    Filing,
    Revision,
    RevisionKind,
    StatusChange,
)

__all__ = [
    "Adoption",
    "AskedKind",
    "ChangeKind",
    "Cleanup",
    "CleanupChoice",
    "CleanupState",
    "CleanupVerdict",
    "DueFor",
    "Filing",
    "LegalityReview",
    "LocalRule",
    "Material",
    "NormativeDocument",
    "NumberSeries",
    "ReviewMaterial",
    "Revision",
    "RevisionKind",
    "SolicitedOpinion",
    "StatusChange",
]
