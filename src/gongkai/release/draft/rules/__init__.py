"""The rules about a text that will be published, each with its source, its reason, and a case that passes and one that fails."""

from gongkai.release.draft.rules.build import BUILD
from gongkai.release.draft.rules.dates import DATES
from gongkai.release.draft.rules.links import LINKS
from gongkai.release.draft.rules.words import WORDS

DRAFT_RULES = (*WORDS, *DATES, *LINKS, *BUILD)

__all__ = ["BUILD", "DATES", "DRAFT_RULES", "LINKS", "WORDS"]
