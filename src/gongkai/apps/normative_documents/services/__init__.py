"""The only writers of normative documents: one act of a person, one function, one transaction, one event."""

from gongkai.apps.normative_documents.services.beginning import add_opinion, assess, begin, drop
from gongkai.apps.normative_documents.services.cleaning import (
    conclude_cleanup,
    confirm_verdict,
    draft_result,
    drop_cleanup,
    give_verdict,
    open_cleanup,
    return_verdict,
)
from gongkai.apps.normative_documents.services.deciding import decide, enter_earlier, number, send_back
from gongkai.apps.normative_documents.services.following import gone, shown
from gongkai.apps.normative_documents.services.reckoning import count_again, expire
from gongkai.apps.normative_documents.services.reviewing import opine, recall, send_to_review, supplement
from gongkai.apps.normative_documents.services.revising import begin_revision, drop_revision
from gongkai.apps.normative_documents.services.settling import settle_rule
from gongkai.apps.normative_documents.services.standing import (
    correct_status,
    declare_expired,
    extend,
    file,
    repeal,
)

__all__ = [
    "add_opinion",
    "assess",
    "begin",
    "begin_revision",
    "conclude_cleanup",
    "confirm_verdict",
    "correct_status",
    "count_again",
    "decide",
    "declare_expired",
    "draft_result",
    "drop",
    "drop_cleanup",
    "drop_revision",
    "enter_earlier",
    "expire",
    "extend",
    "file",
    "give_verdict",
    "gone",
    "number",
    "open_cleanup",
    "opine",
    "recall",
    "repeal",
    "return_verdict",
    "send_back",
    "send_to_review",
    "settle_rule",
    "shown",
    "supplement",
]
