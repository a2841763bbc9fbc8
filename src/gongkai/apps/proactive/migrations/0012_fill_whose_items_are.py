"""Drafts, and what is approved, are given the author in whose hands they are; what was never public, its present column."""

from typing import Any, ClassVar

from django.db import migrations
from django.db.models import OuterRef, Subquery


def fill(apps: Any, _schema_editor: Any) -> None:
    items = apps.get_model("proactive", "Item").objects
    newest = apps.get_model("proactive", "ItemVersion").objects.filter(pk=OuterRef("newest"))
    written = items.filter(newest__isnull=False)
    written.filter(state__in=("draft", "approved")).update(
        awaits_author=Subquery(newest.values("author")[:1])
    )
    written.filter(published_at=None).update(column=Subquery(newest.values("column")[:1]))


class Migration(migrations.Migration):
    dependencies: ClassVar = [("proactive", "0011_lists_follow_indexes")]

    operations: ClassVar = [migrations.RunPython(fill, migrations.RunPython.noop)]
