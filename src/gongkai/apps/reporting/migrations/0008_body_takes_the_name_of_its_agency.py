"""Bodies whose agency was renamed before 0007 take the name of today; editions keep the name of their year."""

from django.db import migrations
from django.db.models import F


def rename(apps, schema_editor):
    bodies = apps.get_model('reporting', 'Body').objects.select_related('agency')
    for body in list(bodies.filter(agency__isnull=False).exclude(name=F('agency__name'))):
        body.name = body.agency.name
        body.save(update_fields=['name'])


class Migration(migrations.Migration):

    dependencies = [
        ('reporting', '0007_two_of_our_own_may_bear_one_name'),
    ]

    operations = [migrations.RunPython(rename, migrations.RunPython.noop)]
