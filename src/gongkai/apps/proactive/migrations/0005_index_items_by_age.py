"""Numbered pages and the parts of the sitemap count items in the order of their publication, over the whole table."""

from django.db import migrations, models

PUBLISHED_ONCE = models.Q(published_at__isnull=False)


class Migration(migrations.Migration):
    dependencies = [("proactive", "0004_fill_what_items_wait_for")]

    operations = [
        migrations.AddIndex(
            model_name="item",
            index=models.Index(fields=["published_at", "id"], condition=PUBLISHED_ONCE, name="item_by_age"),
        ),
        migrations.AddIndex(
            model_name="item",
            index=models.Index(
                fields=["column", "published_at", "id"],
                condition=PUBLISHED_ONCE,
                name="item_by_age_in_column",
            ),
        ),
    ]
