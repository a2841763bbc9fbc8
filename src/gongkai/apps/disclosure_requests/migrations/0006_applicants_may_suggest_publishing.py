"""An applicant may suggest publishing what was given out: such a proposal has no member of staff who made it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('disclosure_requests', '0005_third_parties_may_be_persons'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='disclosureproposal',
            name='suggested_because',
            field=models.TextField(blank=True, verbose_name='申请人的理由'),
        ),
        migrations.AlterField(
            model_name='disclosureproposal',
            name='proposed_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='提出人'),
        ),
    ]
