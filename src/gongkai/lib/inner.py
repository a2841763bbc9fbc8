"""Questions inside a question: how many rows there are, or the rows themselves as one value, without a round trip."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Field, IntegerField, JSONField, QuerySet, Subquery
from django.db.models.sql.compiler import SQLCompiler


class NumberOf(Subquery):
    """How many rows a question finds."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted_)"
    output_field: ClassVar[Field[Any, Any]] = IntegerField()

    def __init__(self, rows: QuerySet[Any]) -> None:
        """rows: a slice counts no further than its end."""
        super().__init__(rows.values("pk"))


class Gathered(Subquery):
    """The one column `row_` of a question, which holds JSON, as a list."""

    template = "(SELECT JSON_GROUP_ARRAY(JSON(row_)) FROM (%(subquery)s) AS gathered_)"
    output_field: ClassVar[Field[Any, Any]] = JSONField()

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any
    ) -> tuple[str, Any]:
        template = "(SELECT COALESCE(JSONB_AGG(row_), '[]') FROM (%(subquery)s) AS gathered_)"
        return super().as_sql(compiler, connection, template=template, **extra)
