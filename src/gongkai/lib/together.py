"""Rows of several tables in one query: the small tables that make up one file, without a round trip for each.

Each row travels as a JSON object (a function that SQLite and PostgreSQL both have) and becomes an instance again, with
the rows of other tables that its question names by `select_related`. Only the columns that it names by `only` or does
not `defer` travel: to name hundreds costs more than to read them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import connections
from django.db.models import F, ForeignKey, JSONField, Model, QuerySet, Value, Window
from django.db.models.fields import Field
from django.db.models.functions import JSONObject, RowNumber

from gongkai.lib.fields import EncryptedField
from gongkai.lib.inner import NumberOf


@dataclass(frozen=True)
class First:
    """The first rows of a question, in its order, and how many there are in all."""

    rows: Sequence[Any]
    total: int


def together(*wanted: QuerySet[Any], without: Sequence[str] = ()) -> list[list[Any]]:
    """The rows of each question, in the order of their keys. Slices and orders of the questions do not count.

    without: columns that are not needed, as `letter.facts`; each is read by itself if it is asked for after all.
    """
    shapes = [_shape(rows.model, _related(rows), without, rows.query.get_select_mask()) for rows in wanted]
    parts = [
        rows.order_by().annotate(at_=Value(at), row_=shape.packed()).values_list("at_", "row_")
        for at, (rows, shape) in enumerate(zip(wanted, shapes, strict=True))
    ]
    found: list[list[Any]] = [[] for _ in wanted]
    for at, row in _all_of(parts):
        found[at].append(shapes[at].instance(row, wanted[at].db))
    return [sorted(rows, key=lambda row: row.pk) for rows in found]


def first_of_each(
    wanted: Sequence[QuerySet[Any]], number: int, *, without: Sequence[str] = ()
) -> list[First]:
    """So many rows of each question, in two queries. Only keys are put in order; what is shown alone is read whole."""
    parts = [_keys(at, rows, number) for at, rows in enumerate(wanted)]
    keys: list[dict[int, int]] = [{} for _ in wanted]
    totals = [0] * len(wanted)
    for at, pk, place, total in _all_of(parts):
        keys[at][pk], totals[at] = place, total
    asked = [with_keys(rows, keys[at]) for at, rows in enumerate(wanted) if keys[at]]
    found = iter(together(*asked, without=without))
    shown = [sorted(next(found), key=lambda row: places[row.pk]) if places else [] for places in keys]
    return [First(rows, total) for rows, total in zip(shown, totals, strict=True)]


def _keys(at: int, rows: QuerySet[Any], number: int) -> QuerySet[Any, Any]:
    """Number of the question, key, place, how many in all. By keys, because SQLite takes no slice in a part of a union."""
    first = with_keys(rows, rows.values("pk")[:number]).annotate(
        at_=Value(at),
        place_=Window(RowNumber(), order_by=_order(rows)),
        total_=NumberOf(rows.order_by()),
    )
    keys: QuerySet[Any, Any] = first.values_list("at_", "pk", "place_", "total_")
    return keys


def with_keys(rows: QuerySet[Any], keys: Any) -> QuerySet[Any]:
    """The rows with these keys, and what the question shows of them, whatever else it asks for. Without its order."""
    found: QuerySet[Any] = rows.model._base_manager.filter(pk__in=keys).order_by()  # noqa: SLF001 (documented API of Django)
    found.query.select_related = rows.query.select_related
    found.query.deferred_loading = rows.query.deferred_loading
    return found


def _all_of(parts: Sequence[QuerySet[Any, Any]]) -> Sequence[Any]:
    return list(parts[0].union(*parts[1:], all=True)) if parts else []


def _order(rows: QuerySet[Any]) -> list[Any]:
    return list(rows.query.order_by or rows.model._meta.ordering or ("pk",))  # noqa: SLF001 (documented API of Django)


def _related(rows: QuerySet[Any]) -> dict[str, Any]:
    named = rows.query.select_related
    return named if isinstance(named, dict) else {}


@dataclass(frozen=True)
class Shape:
    """Which columns of a table travel, and the rows of others that it points at, by the column that does."""

    model: type[Model]
    columns: list[Field[Any, Any]]
    related: dict[str, tuple[str, Shape]]

    def packed(self, path: str = "") -> JSONObject:
        own = {field.attname: F(f"{path}{field.attname}") for field in self.columns}
        others = {name: shape.packed(f"{path}{name}__") for name, (_at, shape) in self.related.items()}
        return JSONObject(**own, **others)

    def instance(self, packed: dict[str, Any], database: str) -> Any:
        vendor = connections[database].vendor
        values = [_value(field, packed[field.attname], vendor) for field in self.columns]
        row = self.model.from_db(database, [field.attname for field in self.columns], values)
        for name, (at, shape) in self.related.items():
            there = None if packed[at] is None else shape.instance(packed[name], database)
            setattr(row, name, there)
        return row


def _shape(
    model: type[Model], related: dict[str, Any], without: Sequence[str], mask: Mapping[Any, Any]
) -> Shape:
    """mask: the columns that were named, those of other tables by the column that points at them; empty for all."""
    meta = model._meta  # noqa: SLF001 (documented API of Django)
    columns = [
        field
        for field in meta.concrete_fields
        if (not mask or field in mask) and f"{meta.model_name}.{field.name}" not in without
    ]
    keys = {field.name: field for field in columns if isinstance(field, ForeignKey)}
    others = {
        name: (
            keys[name].attname,
            _shape(keys[name].related_model, deeper, without, mask.get(keys[name], {})),
        )
        for name, deeper in related.items()
    }
    return Shape(model, columns, others)


def _value(field: Field[Any, Any], packed: Any, vendor: str) -> Any:
    if isinstance(field, EncryptedField):
        return field.from_db_value(packed, None, None)
    if isinstance(field, JSONField):
        # On SQLite a JSON column is text, and stands as text inside the object.
        return json.loads(packed) if vendor == "sqlite" and packed is not None else packed
    value = field.to_python(packed)
    # SQLite keeps moments in UTC without saying so.
    return value.replace(tzinfo=UTC) if isinstance(value, datetime) and value.tzinfo is None else value
