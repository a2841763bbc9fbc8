"""The lexicon of the finance bureau: read by who writes or reviews at the own body, kept by its disclosure office."""

from gongkai.apps.agencies.roles import Role
from gongkai.apps.proactive import services
from gongkai.apps.proactive.words import Entry
from tests.integration.access import Codes, Page

READERS = Codes(302, 200, 403, 200, 403, 403, 403, 403)
ONE_WORD = Codes(302, 404, 403, 200, 403, 403, 403, 403)
ENDED = Codes(302, 404, 403, 302, 403, 403, 403, 403)
KEEPERS = Codes(302, 403, 403, 200, 403, 403, 403, 403)


def prepare(county):
    office = county.person("access_lexicon", county.finance, Role.DISCLOSURE_OFFICE)
    return {
        "word": services.add_word(office, Entry("侯补", "候补")).pk,
        "other": services.add_word(office, Entry("帐单", "账单")).pk,
    }


ROWS = (
    Page("proactive:lexicon", READERS),
    Page("proactive:lexicon_try", READERS),
    Page("proactive:lexicon_template", READERS),
    Page("proactive:lexicon_word", ONE_WORD, ("word",)),
    Page("proactive:lexicon_end", ENDED, ("other",), method="post"),
    Page("proactive:lexicon_import", KEEPERS, method="post"),
)
