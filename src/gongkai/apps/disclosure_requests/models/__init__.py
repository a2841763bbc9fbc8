"""A request for disclosure, who asks, and everything that happens on its way to the archive."""

from gongkai.apps.disclosure_requests.models.applicant import (
    Applicant,
    ApplicantKind,
    ApplicantType,
    DocumentKind,
)
from gongkai.apps.disclosure_requests.models.asking import Amendment, FeeNotice, Payment, ReasonInquiry
from gongkai.apps.disclosure_requests.models.clock import ClockEntry, EntryKind
from gongkai.apps.disclosure_requests.models.consulting import (
    Assistance,
    Consultation,
    Opinion,
    PartyIs,
    PartyKind,
    SearchRecord,
    Talk,
)
from gongkai.apps.disclosure_requests.models.deciding import (
    Draft,
    DraftState,
    Piece,
    Review,
    ReviewKind,
    Verdict,
)
from gongkai.apps.disclosure_requests.models.files import FileKind, RequestFile
from gongkai.apps.disclosure_requests.models.importing import LedgerImport
from gongkai.apps.disclosure_requests.models.letters import Letter, LetterSeries, LetterState, ServiceRoute
from gongkai.apps.disclosure_requests.models.policy import Policy, Reminding
from gongkai.apps.disclosure_requests.models.publishing import DisclosureProposal, ProposalState
from gongkai.apps.disclosure_requests.models.request import (
    DisclosureRequest,
    NumberSeries,
    RequestItem,
    WantedForm,
    WantedRoute,
)

__all__ = [
    "Amendment",
    "Applicant",
    "ApplicantKind",
    "ApplicantType",
    "Assistance",
    "ClockEntry",
    "Consultation",
    "DisclosureProposal",
    "DisclosureRequest",
    "DocumentKind",
    "Draft",
    "DraftState",
    "EntryKind",
    "FeeNotice",
    "FileKind",
    "LedgerImport",
    "Letter",
    "LetterSeries",
    "LetterState",
    "NumberSeries",
    "Opinion",
    "PartyIs",
    "PartyKind",
    "Payment",
    "Piece",
    "Policy",
    "ProposalState",
    "ReasonInquiry",
    "Reminding",
    "RequestFile",
    "RequestItem",
    "Review",
    "ReviewKind",
    "SearchRecord",
    "ServiceRoute",
    "Talk",
    "Verdict",
    "WantedForm",
    "WantedRoute",
]
