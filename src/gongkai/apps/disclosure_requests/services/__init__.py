"""The only writers of requests: one act of a person, one function, one transaction, one event."""

from gongkai.apps.disclosure_requests.proposals import DraftText, PieceText
from gongkai.apps.disclosure_requests.services.asking import (
    accept_reasons,
    ask_reasons,
    defer,
    judge_reasons,
    receive_amendment,
    receive_reasons,
    request_amendment,
)
from gongkai.apps.disclosure_requests.services.batch import Line, register_lines
from gongkai.apps.disclosure_requests.services.charging import (
    charge_fee,
    fee_facts,
    record_payment,
    waive_fee,
)
from gongkai.apps.disclosure_requests.services.consulting import consult, override, record_opinion
from gongkai.apps.disclosure_requests.services.deciding import (
    archive,
    close_unamended,
    close_unpaid,
    decide,
    deliver,
    extend,
    redo,
    withdraw,
)
from gongkai.apps.disclosure_requests.services.drafting import review_draft, save_draft, submit_draft
from gongkai.apps.disclosure_requests.services.importing import (
    begin_import,
    book_of,
    confirm_import,
    forget_imports,
    give_up_import,
    lay_out,
    reading_of,
)
from gongkai.apps.disclosure_requests.services.inside import (
    answer_assistance,
    ask_assistance,
    record_search,
    record_talk,
)
from gongkai.apps.disclosure_requests.services.intake import (
    Asked,
    Asker,
    accept,
    confirm,
    reassign,
    reclassify,
    register,
    require_register,
)
from gongkai.apps.disclosure_requests.services.letters import issue, record_service
from gongkai.apps.disclosure_requests.services.masking import mask_due
from gongkai.apps.disclosure_requests.services.people import open_applicant
from gongkai.apps.disclosure_requests.services.policy import require_settle, settle
from gongkai.apps.disclosure_requests.services.previewing import letters_of
from gongkai.apps.disclosure_requests.services.publishing import (
    decide_proposal,
    draft_item,
    may_propose,
    propose,
    reason_against_deciding,
    reason_against_drafting,
    require_propose,
)
from gongkai.apps.disclosure_requests.services.reading import bytes_of
from gongkai.apps.disclosure_requests.services.reminding import remind

__all__ = [
    "Asked",
    "Asker",
    "DraftText",
    "Line",
    "PieceText",
    "accept",
    "accept_reasons",
    "answer_assistance",
    "archive",
    "ask_assistance",
    "ask_reasons",
    "begin_import",
    "book_of",
    "bytes_of",
    "charge_fee",
    "close_unamended",
    "close_unpaid",
    "confirm",
    "confirm_import",
    "consult",
    "decide",
    "decide_proposal",
    "defer",
    "deliver",
    "draft_item",
    "extend",
    "fee_facts",
    "forget_imports",
    "give_up_import",
    "issue",
    "judge_reasons",
    "lay_out",
    "letters_of",
    "mask_due",
    "may_propose",
    "open_applicant",
    "override",
    "propose",
    "reading_of",
    "reason_against_deciding",
    "reason_against_drafting",
    "reassign",
    "receive_amendment",
    "receive_reasons",
    "reclassify",
    "record_opinion",
    "record_payment",
    "record_search",
    "record_service",
    "record_talk",
    "redo",
    "register",
    "register_lines",
    "remind",
    "request_amendment",
    "require_propose",
    "require_register",
    "require_settle",
    "review_draft",
    "save_draft",
    "settle",
    "submit_draft",
    "waive_fee",
    "withdraw",
]
