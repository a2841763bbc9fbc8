"""Lists of the staff follow an index in their order, of a body, of a column or of all: none sorts what it finds.

Two indexes of single columns go, with which these begin.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

ORDER = ["-pressing", "-touched_at", "-id"]


class Migration(migrations.Migration):
    dependencies = [("proactive", "0010_validity_knows_the_days_ahead")]

    operations = [
        migrations.RemoveIndex(model_name="item", name="item_of_agency"),
        migrations.AddField(
            model_name="item",
            name="awaits_author",
            field=models.ForeignKey(
                db_index=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="item",
            name="agency",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="items",
                to="agencies.agency",
                verbose_name="发布机构",
            ),
        ),
        migrations.AlterField(
            model_name="item",
            name="column",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="items",
                to="proactive.column",
                verbose_name="栏目",
            ),
        ),
        migrations.AddIndex(
            model_name="item",
            index=models.Index(fields=["agency", *ORDER, "state"], name="item_in_order_of_body"),
        ),
        migrations.AddIndex(
            model_name="item",
            index=models.Index(fields=[*ORDER, "agency", "state"], name="item_in_order"),
        ),
        migrations.AddIndex(
            model_name="item",
            index=models.Index(fields=["column", *ORDER, "agency", "state"], name="item_in_order_of_column"),
        ),
        migrations.AddIndex(
            model_name="item",
            index=models.Index(
                condition=models.Q(awaits_author__isnull=False),
                fields=["awaits_author", *ORDER, "agency"],
                name="item_in_hand",
            ),
        ),
    ]
