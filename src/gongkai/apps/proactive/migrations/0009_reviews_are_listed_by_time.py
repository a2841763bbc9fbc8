# The ledger of reviews lists them by the time at which they were made.
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ('proactive', '0008_public_figures_are_frozen'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='review',
            index=models.Index(fields=['-at', '-id'], name='review_by_time'),
        ),
    ]
