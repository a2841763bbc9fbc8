"""A body of our own is told by its agency; only a body of elsewhere is told by its name alone."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0001_bodies_people_rights'),
        ('reporting', '0006_item_reading_may_be_given_up'),
    ]

    operations = [
        migrations.AlterField(
            model_name='body',
            name='name',
            field=models.CharField(max_length=120, verbose_name='机关名称'),
        ),
        migrations.AddIndex(
            model_name='body',
            index=models.Index(fields=['name'], name='body_by_name'),
        ),
        migrations.AddConstraint(
            model_name='body',
            constraint=models.UniqueConstraint(condition=models.Q(('agency', None)), fields=('name',), name='body_of_elsewhere_has_its_name_alone'),
        ),
    ]
