"""A person may let programs act in the own name, by keys that end."""

import django.db.models.deletion
import gongkai.lib.clock
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0002_saved_views"),
    ]

    operations = [
        migrations.CreateModel(
            name="AccessToken",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=60, verbose_name="用途")),
                ("digest", models.CharField(editable=False, max_length=64)),
                (
                    "made_at",
                    models.DateTimeField(
                        default=gongkai.lib.clock.now, editable=False, verbose_name="生成时间"
                    ),
                ),
                ("expires_on", models.DateField(verbose_name="有效期至")),
                ("last_used_on", models.DateField(editable=False, null=True, verbose_name="最近使用")),
                ("revoked_at", models.DateTimeField(editable=False, null=True, verbose_name="停用时间")),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="access_tokens",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "访问令牌",
                "ordering": ("-made_at", "-pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="access_token_says_what_for"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("revoked_at", None), ("revoked_at__gte", models.F("made_at")), _connector="OR"
                        ),
                        name="access_token_is_revoked_after_it_was_made",
                    ),
                ],
            },
        ),
    ]
