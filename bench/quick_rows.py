"""Very many rows at once into SQLite, as a ledger that has grown: the indexes are made when the rows are there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

# Without an index each row would be looked for among all that might name it: rows here name none that is not there.
QUICK = ("foreign_keys = OFF", "synchronous = OFF", "cache_size = -400000", "temp_store = MEMORY")


@contextmanager
def loading(*models: Any) -> Iterator[None]:
    """One transaction in which the tables of these models have no indexes. The disk need not be waited for."""
    from django.db import connection, transaction

    marks = ", ".join(["%s"] * len(models))
    wanted = f"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ({marks})"
    with connection.cursor() as cursor:
        for pragma in QUICK:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.execute(wanted, [model._meta.db_table for model in models])  # noqa: SLF001 (Django's documented door to tables)
        indexes = cursor.fetchall()
        with transaction.atomic():
            for name, _sql in indexes:
                cursor.execute(f'DROP INDEX "{name}"')
            yield
            for _name, sql in indexes:
                cursor.execute(sql)
        cursor.execute("PRAGMA foreign_keys = ON")


def insert(like: Any, varying: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Rows like one that its model has made, but for the columns that vary. Values are given as SQLite keeps them."""
    from django.db import connection

    meta = like._meta  # noqa: SLF001 (as above)
    fields = {field.attname: field for field in meta.concrete_fields}
    same = [name for name in fields if name not in varying]
    given = [_literal(fields[name].get_db_prep_save(getattr(like, name), connection)) for name in same]
    columns = ", ".join(f'"{fields[name].column}"' for name in (*varying, *same))
    values = ", ".join([*["?"] * len(varying), *given])
    sql = f'INSERT INTO "{meta.db_table}" ({columns}) VALUES ({values})'
    connection.connection.executemany(sql, rows)


def _literal(value: object) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, bool | int):
        return str(int(value))
    return "'{}'".format(str(value).replace("'", "''"))


def next_key(model: Any) -> int:
    last = model.objects.order_by("-pk").values_list("pk", flat=True).first()
    return (last or 0) + 1
