"""A document entered out of a register on paper was public before, though it came with no list."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("proactive", "0012_fill_whose_items_are")]

    operations = [
        migrations.AlterField(
            "itemorigin", "brought_with",
            models.ForeignKey(null=True, on_delete=models.PROTECT, related_name="origins", to="proactive.itemimport"),
        ),
        migrations.AlterField("itemorigin", "row", models.PositiveIntegerField(null=True, verbose_name="行")),
        migrations.AddConstraint(
            "itemorigin",
            models.CheckConstraint(
                condition=Q(brought_with__isnull=False, row__isnull=False)
                | Q(brought_with=None, row=None, earlier_on__isnull=False),
                name="origin_is_a_row_or_an_earlier_day",
            ),
        ),
    ]  # fmt: skip
