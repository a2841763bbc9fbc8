# 有效性 can be 尚未施行, and an item knows from which days its 有效性 will be another.
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ('proactive', '0009_reviews_are_listed_by_time'),
    ]

    operations = [
        migrations.AddField(
            model_name='item',
            name='validity_ahead',
            field=models.JSONField(default=list, editable=False),
        ),
        migrations.AlterField(
            model_name='item',
            name='validity_status',
            field=models.CharField(blank=True, choices=[('not_yet_in_force', '尚未施行'), ('in_force', '有效'), ('revised', '已修改'), ('repealed', '已废止'), ('expired', '已失效')], editable=False, max_length=20, verbose_name='有效性'),
        ),
    ]
