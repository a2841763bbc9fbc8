"""A consultation that a withdrawal ends is no silence: one more word for how it ended."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("disclosure_requests", "0001_requests_from_envelope_to_archive"),
    ]

    operations = [
        migrations.AlterField(
            model_name="consultation",
            name="opinion",
            field=models.CharField(
                blank=True,
                choices=[
                    ("consents", "同意公开"),
                    ("objects", "不同意公开"),
                    ("partly", "同意部分公开"),
                    ("silent", "逾期未提出意见"),
                    ("not_awaited", "申请撤回，不再等待意见"),
                ],
                max_length=12,
                verbose_name="意见",
            ),
        ),
    ]
