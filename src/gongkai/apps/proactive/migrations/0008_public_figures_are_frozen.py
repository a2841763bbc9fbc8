"""Figures that the public sees are frozen by day, so that their page stays the same until the next."""

from django.db import migrations, models

import gongkai.lib.clock


class Migration(migrations.Migration):
    dependencies = [("proactive", "0007_what_is_typed_is_kept_before_it_is_saved")]

    operations = [
        migrations.CreateModel(
            name="PublicFigures",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("as_of", models.DateField(unique=True, verbose_name="截至")),
                ("data", models.JSONField()),
                ("made_at", models.DateTimeField(default=gongkai.lib.clock.now, editable=False)),
            ],
            options={"verbose_name": "公开的工作数据", "ordering": ("-as_of",)},
        ),
    ]
