"""The only writers of annual reports: one act of a person, one function, one transaction, one event."""

from gongkai.apps.reporting.services.giving_up import (
    give_up_item,
    give_up_report,
    give_up_stranded,
    try_again,
)
from gongkai.apps.reporting.services.intake import Brought, bring
from gongkai.apps.reporting.services.publishing import publish, reopen, return_to_work, review, withdraw
from gongkai.apps.reporting.services.reading import ask_rereading, read_again, read_item
from gongkai.apps.reporting.services.work import (
    Particulars,
    correct_cell,
    decide_finding,
    decide_findings,
    describe,
)

__all__ = [
    "Brought",
    "Particulars",
    "ask_rereading",
    "bring",
    "correct_cell",
    "decide_finding",
    "decide_findings",
    "describe",
    "give_up_item",
    "give_up_report",
    "give_up_stranded",
    "publish",
    "read_again",
    "read_item",
    "reopen",
    "return_to_work",
    "review",
    "try_again",
    "withdraw",
]
