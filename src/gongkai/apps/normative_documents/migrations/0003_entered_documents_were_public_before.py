"""Documents entered before this release count on the day of their first publication, and are not measured by Article 26."""

from django.db import migrations


def mark(apps, _editor):
    documents = apps.get_model("normative_documents", "NormativeDocument")
    origins = apps.get_model("proactive", "ItemOrigin")
    items = apps.get_model("proactive", "Item")
    rows = documents.objects.filter(is_earlier=True, first_published_on__isnull=False, item__origin=None)
    for item, day in rows.values_list("item_id", "first_published_on").iterator():
        origins.objects.create(item_id=item, earlier_on=day)
        items.objects.filter(pk=item).update(is_late=False)


class Migration(migrations.Migration):
    dependencies = [
        ("normative_documents", "0002_items_know_when_validity_changes"),
        ("proactive", "0013_what_was_public_before_may_come_without_a_list"),
    ]

    operations = [migrations.RunPython(mark, migrations.RunPython.noop)]
