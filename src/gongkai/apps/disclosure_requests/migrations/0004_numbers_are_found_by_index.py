"""A request is found by its number without reading all of them."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("disclosure_requests", "0003_registers_can_be_taken_over")]

    operations: ClassVar = [
        migrations.AddIndex(
            model_name="disclosurerequest",
            index=models.Index(fields=["serial"], name="request_by_serial"),
        ),
        migrations.AddIndex(
            model_name="disclosurerequest",
            index=models.Index(
                condition=models.Q(("imported_with__isnull", False)),
                fields=["old_number"],
                name="request_by_old_number",
            ),
        ),
    ]
