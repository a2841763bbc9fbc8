"""The gate for a text that will be published: its words, dates, metadata, links and build, beside what no file may hold."""

from gongkai.release.draft.gate import inspect_draft
from gongkai.release.draft.lexicon import Lexicon, Word, WordKind
from gongkai.release.draft.rules import DRAFT_RULES
from gongkai.release.draft.seed import SEED, SEED_WORDS
from gongkai.release.draft.subject import Draft, LinkState

__all__ = [
    "DRAFT_RULES",
    "SEED",
    "SEED_WORDS",
    "Draft",
    "Lexicon",
    "LinkState",
    "Word",
    "WordKind",
    "inspect_draft",
]
