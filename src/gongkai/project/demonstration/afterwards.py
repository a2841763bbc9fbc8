"""What the clock would have done while the months of the demonstration went by, and who came to read."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date, timedelta

from gongkai.apps.catalogue import services as catalogue
from gongkai.apps.disclosure_requests import services as requests
from gongkai.apps.normative_documents import services as documents
from gongkai.apps.proactive import services as items
from gongkai.apps.proactive.queries.published import published
from gongkai.apps.proactive.services import figures
from gongkai.apps.public_comments import services as comments
from gongkai.apps.visits import services as visits
from gongkai.apps.visits.counting import Seen
from gongkai.lib import clock
from gongkai.portal.items import kinds

STEP = timedelta(
    days=6
)  # between the days on which visits are made up: enough for the sums, and quickly written
SEED = 7


def night() -> None:
    """The turns of the clock that change what people see, in the order of a night."""
    comments.advance()
    documents.expire()
    items.mark_late()
    _visit()
    visits.add_up()
    figures.freeze_public_figures()
    requests.remind()
    catalogue.remind()


def _visit() -> None:
    """Many in the first weeks of an item, fewer later; robots beside them."""
    dice = random.Random(SEED)  # noqa: S311 (invented figures, the same at each load)
    counts: Counter[Seen] = Counter()
    for item in published().order_by("pk"):
        assert item.published_at is not None  # it is public
        first = clock.day_of(item.published_at)
        for age, day in enumerate(_days(first)):
            counts[Seen(kinds.ROW, item.pk, day, is_robot=False)] = dice.randint(4, 90) // (age + 1) + 1
        counts[Seen(kinds.ROW, item.pk, first, is_robot=True)] = dice.randint(9, 40)
    visits.keep(counts)


def _days(first: date) -> list[date]:
    """From the first day on until yesterday."""
    number = (clock.today() - first - timedelta(days=1)) // STEP
    return [first + STEP * place for place in range(number + 1)]
