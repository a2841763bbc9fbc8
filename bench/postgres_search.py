"""PostgreSQL's own full-text search over the texts of bench_search_items, in a server that is thrown away.

In two ways: `simple` on the text as it is, which takes what stands between two signs for one word; and `simple` fed with
our pairs of characters, which finds what ours finds. Both vectors are stored and have a GIN index, and the newest twenty
are asked for, not the best: ranking hits would take PostgreSQL longer.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from searched_items import Asked, text_of

WAYS = {"own": "simple, text as it is", "pairs": "simple, fed with our pairs"}
SETUP = (
    "SET maintenance_work_mem = '1GB'",
    """CREATE UNLOGGED TABLE item (id int, day date, text text, pairs tsvector,
       own tsvector GENERATED ALWAYS AS (to_tsvector('simple', text)) STORED)""",
)
INDEXES = (
    "CREATE INDEX ON item USING gin (own)",
    "CREATE INDEX ON item USING gin (pairs)",
    "CREATE INDEX ON item (day)",
    "VACUUM ANALYZE item",
)


def build(address: str, rows: int) -> None:
    """Fill and index the server at an address; in a process of its own, while ours is filled and indexed."""
    import psycopg

    with psycopg.connect(address, autocommit=True) as connection:
        for command in SETUP:
            connection.execute(command)
        with (
            connection.cursor() as cursor,
            cursor.copy("COPY item (id, day, text, pairs) FROM STDIN") as copy,
        ):
            for row in _rows(rows):
                copy.write_row(row)
        for command in INDEXES:
            connection.execute(command)


def _rows(rows: int) -> Iterator[tuple[int, date, str, str]]:
    from gongkai.lib.search import bigrams

    for number in range(rows):
        one = text_of(number)
        body = one.body.replace("<p>", "").replace("</p>", " ")
        parts = (one.title, one.document_no, one.summary, body)
        # Each by itself: joined, the end of one and the beginning of the next would become a word.
        yield (
            number,
            one.day,
            " ".join(parts),
            _vector([term for part in parts for term in bigrams.terms(part)]),
        )


def _vector(words: list[str]) -> str:
    """As PostgreSQL reads a tsvector: each word with the places at which it stands, which end at 16383."""
    places: dict[str, list[int]] = {}
    for place, word in enumerate(words, 1):
        places.setdefault(word, []).append(place)
    return " ".join(f"'{word}':{','.join(map(str, found))}" for word, found in places.items())


class Asking:
    def __init__(self, address: str) -> None:
        import psycopg

        self._connection = psycopg.connect(address, autocommit=True)

    def hits(self, way: str, one: Asked) -> int:
        """Number of hits; the newest twenty are fetched, too."""
        from gongkai.lib.search import bigrams

        words = one.words.replace("[", "〔").replace("]", "〕")
        if way == "own":
            query, given = "plainto_tsquery('simple', %s)", [words]
        else:
            given = [" ".join(bigrams.terms(word)) for word in words.split()]
            query = " && ".join(["phraseto_tsquery('simple', %s)"] * len(given))
        where = f"FROM item WHERE {way} @@ ({query})"
        number = self._connection.execute(f"SELECT COUNT(*) {where}", given).fetchone()
        self._connection.execute(f"SELECT id {where} ORDER BY day DESC LIMIT 20", given).fetchall()
        return int(number[0]) if number else 0

    def close(self) -> None:
        self._connection.close()
