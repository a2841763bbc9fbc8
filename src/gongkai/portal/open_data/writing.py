"""Items as lines of CSV and JSON, one after the other, so that a million need no more memory than one."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from gongkai.lib.sheets import harmless
from gongkai.portal.open_data.fields import NAMES, Whole, facts_of

if TYPE_CHECKING:
    from gongkai.apps.proactive.queries.published import Item

ENCODING_MARK = "\ufeff"  # by which spreadsheet programs know the encoding


class _Line:
    """What a csv writer writes to: it gives the line back instead of keeping it."""

    def write(self, line: str) -> str:
        return line


def as_csv(items: Iterable[Item], whole: Whole) -> Iterator[str]:
    writer = csv.writer(_Line())
    yield ENCODING_MARK + str(writer.writerow(NAMES))
    for item in items:
        values = facts_of(item, whole).values()
        yield str(writer.writerow([harmless(one) if isinstance(one, str) else one for one in values]))


def as_json(items: Iterable[Item], whole: Whole) -> Iterator[str]:
    """One item on each line."""
    yield '{"items": ['
    between = "\n"
    for item in items:
        yield between + json.dumps(facts_of(item, whole), ensure_ascii=False)
        between = ",\n"
    yield "\n]}\n"
