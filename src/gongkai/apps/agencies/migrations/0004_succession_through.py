"""A merged body hands on what it took over before: every body in the chain gets a row of its own."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("agencies", "0003_access_tokens")]

    operations = [
        migrations.AddField(
            model_name="succession",
            name="through",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="agencies.agency",
            ),
        ),
    ]
