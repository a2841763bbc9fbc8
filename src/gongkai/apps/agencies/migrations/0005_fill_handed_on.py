"""Chains of mergers that are there already: the last body gets a row for each one before, with the day it got them."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def fill(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The earliest merger first, so that what was handed on before is handed on again."""
    succession = apps.get_model("agencies", "Succession")
    for merger in succession.objects.filter(through=None).order_by("on", "pk"):
        before = succession.objects.filter(successor=merger.predecessor_id)
        for predecessor in list(before.values_list("predecessor_id", flat=True)):
            succession.objects.get_or_create(
                predecessor_id=predecessor,
                successor_id=merger.successor_id,
                defaults={"on": merger.on, "basis": merger.basis, "through_id": merger.predecessor_id},
            )


class Migration(migrations.Migration):
    dependencies = [("agencies", "0004_succession_through")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop, elidable=True)]
