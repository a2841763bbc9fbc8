"""The only writers of remedies: one act of a person, one function, one transaction, one event."""

from gongkai.apps.remedies.services.answering import answer, attach, open_paper, supplement
from gongkai.apps.remedies.services.bundling import bundle
from gongkai.apps.remedies.services.following import close, receive_opinion, redo, reopen, report_opinion
from gongkai.apps.remedies.services.registering import (
    Brought,
    Particulars,
    describe,
    register,
    require_register,
)
from gongkai.apps.remedies.services.resulting import Outcome, correct, decide, extend, withdraw

__all__ = [
    "Brought",
    "Outcome",
    "Particulars",
    "answer",
    "attach",
    "bundle",
    "close",
    "correct",
    "decide",
    "describe",
    "extend",
    "open_paper",
    "receive_opinion",
    "redo",
    "register",
    "reopen",
    "report_opinion",
    "require_register",
    "supplement",
    "withdraw",
]
