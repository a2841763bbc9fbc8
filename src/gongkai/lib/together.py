"""Rows of several tables in one query: the small tables that make up one file, without a round trip for each.

Each row travels as a JSON object (a function that SQLite and PostgreSQL both have) and becomes an instance again.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from django.db.models import F, JSONField, Model, QuerySet, Value
from django.db.models.fields import Field
from django.db.models.functions import JSONObject

from gongkai.lib.fields import EncryptedField


def together(*wanted: QuerySet[Any], without: Sequence[str] = ()) -> list[list[Any]]:
    """The rows of each question, in the order of their keys. Slices and orders of the questions do not count.

    without: names of columns that are not needed; these, and every JSON column, are read later where they are used.
    """
    columns = [_columns(rows.model, without) for rows in wanted]
    parts = [_packed(at, rows, columns[at]) for at, rows in enumerate(wanted)]
    found: list[list[Any]] = [[] for _ in wanted]
    for at, row in parts[0].union(*parts[1:], all=True):
        found[at].append(_instance(wanted[at], columns[at], row))
    return [sorted(rows, key=lambda row: row.pk) for rows in found]


def _columns(model: type[Model], without: Sequence[str]) -> list[Field[Any, Any]]:
    fields: list[Field[Any, Any]] = list(model._meta.concrete_fields)  # noqa: SLF001 (documented API of Django)
    return [field for field in fields if not isinstance(field, JSONField) and field.name not in without]


def _packed(at: int, rows: QuerySet[Any], columns: list[Field[Any, Any]]) -> QuerySet[Any, tuple[int, Any]]:
    packed = JSONObject(**{field.attname: F(field.attname) for field in columns})
    return rows.order_by().annotate(at_=Value(at), row_=packed).values_list("at_", "row_")


def _instance(rows: QuerySet[Any], columns: list[Field[Any, Any]], packed: dict[str, Any]) -> Any:
    names = [field.attname for field in columns]
    return rows.model.from_db(rows.db, names, [_value(field, packed[field.attname]) for field in columns])


def _value(field: Field[Any, Any], packed: Any) -> Any:
    if isinstance(field, EncryptedField):
        return field.from_db_value(packed, None, None)
    value = field.to_python(packed)
    # SQLite keeps moments in UTC without saying so.
    return value.replace(tzinfo=UTC) if isinstance(value, datetime) and value.tzinfo is None else value
