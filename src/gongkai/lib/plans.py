"""How the database is to find rows, where we know what its planner does not: how many of them a person sees."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BigIntegerField, Field, Func
from django.db.models.sql.compiler import SQLCompiler


class Unindexed(Func):
    """A number as it stands, for which no index is asked: `+column` says so to SQLite and to PostgreSQL."""

    template = "(+%(expressions)s)"
    output_field: ClassVar[Field[Any, Any]] = BigIntegerField()


class UnindexedInSQLite(Unindexed):
    """The same for SQLite alone. PostgreSQL knows how often a value of a column occurs, of `+column` it knows nothing."""

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any
    ) -> tuple[str, Any]:
        return super().as_sql(compiler, connection, template="%(expressions)s", **extra)
