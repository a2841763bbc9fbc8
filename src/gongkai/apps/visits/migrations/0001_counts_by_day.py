"""Visits of pages by day, their sums, and how far logs were read."""

import gongkai.lib.clock
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='TakenLog',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mark', models.CharField(max_length=64, unique=True)),
                ('offset', models.PositiveBigIntegerField()),
                ('at', models.DateTimeField(default=gongkai.lib.clock.now)),
            ],
            options={
                'verbose_name': '已读的访问日志',
                'ordering': ('-at',),
            },
        ),
        migrations.CreateModel(
            name='DayCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40)),
                ('row', models.BigIntegerField()),
                ('day', models.DateField(verbose_name='日期')),
                ('number', models.PositiveIntegerField(default=0, verbose_name='浏览次数')),
                ('robots', models.PositiveIntegerField(default=0, verbose_name='程序读取次数')),
            ],
            options={
                'verbose_name': '每日浏览次数',
                'ordering': ('kind', 'row', 'day'),
                'indexes': [models.Index(fields=['kind', 'day', 'number'], name='visits_by_day')],
                'constraints': [models.UniqueConstraint(fields=('kind', 'row', 'day'), name='visits_of_a_day_once')],
            },
        ),
        migrations.CreateModel(
            name='Total',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40)),
                ('row', models.BigIntegerField()),
                ('number', models.PositiveBigIntegerField(verbose_name='浏览次数')),
                ('until', models.DateField(verbose_name='截至')),
            ],
            options={
                'verbose_name': '浏览次数合计',
                'ordering': ('kind', 'row'),
                'constraints': [models.UniqueConstraint(fields=('kind', 'row'), name='visits_total_once'), models.CheckConstraint(condition=models.Q(('number__gt', 0)), name='visits_total_is_of_something')],
            },
        ),
    ]
