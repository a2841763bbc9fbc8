"""From a request to its letters: what fills the places of a template, and what the handler has still to write.

The templates know what a document needs; this package knows where each fact stands in the file.
"""

from gongkai.apps.disclosure_requests.paper.closing import (
    closing_facts,
    remedy,
    remedy_of_third_party,
)
from gongkai.apps.disclosure_requests.paper.file import (
    facts_of,
    grouped,
    index_rows,
    known_of,
)
from gongkai.apps.disclosure_requests.paper.language import (
    Facts,
    in_official_language,
)
from gongkai.apps.disclosure_requests.paper.making import (
    MASKED_FACTS,
    Kind,
    check,
    clock_paper,
    composed,
    default_prefix,
    kind_of,
)
from gongkai.apps.disclosure_requests.paper.reply import (
    FROM_FILE,
    asked_of,
    reply_code,
    reply_facts,
)

__all__ = [
    "FROM_FILE",
    "MASKED_FACTS",
    "Facts",
    "Kind",
    "asked_of",
    "check",
    "clock_paper",
    "closing_facts",
    "composed",
    "default_prefix",
    "facts_of",
    "grouped",
    "in_official_language",
    "index_rows",
    "kind_of",
    "known_of",
    "remedy",
    "remedy_of_third_party",
    "reply_code",
    "reply_facts",
]
