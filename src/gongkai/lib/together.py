"""Rows of several tables in one query: the small tables that make up one file, without a round trip for each.

Each row travels as a JSON object (a function that SQLite and PostgreSQL both have) and becomes an instance again.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from django.db import connections
from django.db.models import F, JSONField, Model, QuerySet, Value
from django.db.models.fields import Field
from django.db.models.functions import JSONObject

from gongkai.lib.fields import EncryptedField


def together(*wanted: QuerySet[Any], without: Sequence[str] = ()) -> list[list[Any]]:
    """The rows of each question, in the order of their keys. Slices and orders of the questions do not count.

    without: columns that are not needed, as `letter.facts`; each is read by itself if it is asked for after all.
    """
    columns = [_columns(rows.model, without) for rows in wanted]
    parts = [_packed(at, rows, columns[at]) for at, rows in enumerate(wanted)]
    found: list[list[Any]] = [[] for _ in wanted]
    for at, row in parts[0].union(*parts[1:], all=True):
        found[at].append(_instance(wanted[at], columns[at], row))
    return [sorted(rows, key=lambda row: row.pk) for rows in found]


def _columns(model: type[Model], without: Sequence[str]) -> list[Field[Any, Any]]:
    meta = model._meta  # noqa: SLF001 (documented API of Django)
    return [field for field in meta.concrete_fields if f"{meta.model_name}.{field.name}" not in without]


def _packed(at: int, rows: QuerySet[Any], columns: list[Field[Any, Any]]) -> QuerySet[Any, tuple[int, Any]]:
    packed = JSONObject(**{field.attname: F(field.attname) for field in columns})
    part: QuerySet[Any, tuple[int, Any]] = (
        rows.order_by().annotate(at_=Value(at), row_=packed).values_list("at_", "row_")
    )
    return part


def _instance(rows: QuerySet[Any], columns: list[Field[Any, Any]], packed: dict[str, Any]) -> Any:
    names = [field.attname for field in columns]
    values = [_value(field, packed[field.attname], connections[rows.db].vendor) for field in columns]
    return rows.model.from_db(rows.db, names, values)


def _value(field: Field[Any, Any], packed: Any, vendor: str) -> Any:
    if isinstance(field, EncryptedField):
        return field.from_db_value(packed, None, None)
    if isinstance(field, JSONField):
        # On SQLite a JSON column is text, and stands as text inside the object.
        return json.loads(packed) if vendor == "sqlite" and packed is not None else packed
    value = field.to_python(packed)
    # SQLite keeps moments in UTC without saying so.
    return value.replace(tzinfo=UTC) if isinstance(value, datetime) and value.tzinfo is None else value
