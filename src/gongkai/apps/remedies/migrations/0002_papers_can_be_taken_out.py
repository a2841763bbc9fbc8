"""A paper whose personal data were taken out keeps its row without its hash, and several of a kind may stand so."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('remedies', '0001_cases_over_requests'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='remedypaper',
            name='paper_is_kept_once',
        ),
        migrations.AlterField(
            model_name='remedypaper',
            name='sha256',
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddConstraint(
            model_name='remedypaper',
            constraint=models.UniqueConstraint(condition=models.Q(('sha256', ''), _negated=True), fields=('case', 'kind', 'sha256'), name='paper_is_kept_once'),
        ),
    ]
