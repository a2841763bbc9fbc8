"""Editions published before 0003 and 0004 take what their reports say today, which is what the public has seen."""

from django.db import migrations


def fill(apps, schema_editor):
    editions = apps.get_model('reporting', 'Edition').objects.select_related('report__body')
    for edition in list(editions.filter(body_name='').defer('content')):
        report = edition.report
        edition.body_name = report.body.name
        edition.scope, edition.published_on = report.scope, report.published_on
        edition.source_name, edition.source_url = report.source_name, report.source_url
        edition.save(update_fields=['body_name', 'scope', 'published_on', 'source_name', 'source_url'])


class Migration(migrations.Migration):

    dependencies = [
        ('reporting', '0004_edition_keeps_its_particulars'),
    ]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
