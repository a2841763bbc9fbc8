"""How the database is to find rows, where we know what its planner does not: how many of them a person sees."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import BigIntegerField, Field, Func


class Unindexed(Func):
    """A number as it stands, for which no index is asked: `+column` says so to SQLite and to PostgreSQL."""

    template = "(+%(expressions)s)"
    output_field: ClassVar[Field[Any, Any]] = BigIntegerField()
