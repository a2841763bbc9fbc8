"""Lists of items with their files wait here until they become drafts; an item remembers where it came from."""

import django.db.models.deletion
import gongkai.lib.clock
from django.conf import settings
from django.db import migrations, models

from gongkai.lib.created_together import CreateModels


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0002_saved_views'),
        ('proactive', '0005_index_items_by_age'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateModels(
            models=[
                migrations.CreateModel(
                    name='ItemImport',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('version', models.PositiveIntegerField(default=1, editable=False)),
                        ('name', models.CharField(max_length=255, verbose_name='文件名')),
                        ('sha256', models.CharField(max_length=64)),
                        ('size', models.PositiveBigIntegerField(verbose_name='大小')),
                        ('state', models.CharField(choices=[('open', '待确认'), ('done', '已导入'), ('given_up', '已放弃')], default='open', max_length=8)),
                        ('layout', models.JSONField(default=dict)),
                        ('taken', models.PositiveIntegerField(default=0, verbose_name='导入件数')),
                        ('begun_at', models.DateTimeField(default=gongkai.lib.clock.now, editable=False)),
                        ('ended_at', models.DateTimeField(editable=False, null=True)),
                        ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.agency')),
                        ('begun_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('ended_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'verbose_name': '批量导入',
                        'ordering': ('-begun_at', '-pk'),
                        'indexes': [models.Index(fields=['agency', '-begun_at', '-id'], name='item_import_of_agency')],
                    },
                ),
                migrations.CreateModel(
                    name='ImportFile',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('name', models.CharField(max_length=255, verbose_name='文件名')),
                        ('sha256', models.CharField(max_length=64)),
                        ('size', models.PositiveBigIntegerField(verbose_name='大小')),
                        ('media_type', models.CharField(blank=True, max_length=120)),
                        ('state', models.CharField(choices=[('waiting', '等待读取'), ('read', '已读取'), ('refused', '不能使用')], default='waiting', max_length=8)),
                        ('sentence', models.CharField(blank=True, max_length=400)),
                        ('title', models.CharField(blank=True, max_length=400)),
                        ('document_no', models.CharField(blank=True, max_length=80)),
                        ('html', models.TextField(blank=True)),
                        ('text', models.TextField(blank=True)),
                        ('pictures', models.JSONField(default=list)),
                        ('notes', models.JSONField(default=list)),
                        ('findings', models.JSONField(default=list)),
                        ('of', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='proactive.itemimport')),
                    ],
                    options={
                        'verbose_name': '导入的文件',
                        'ordering': ('of', 'pk'),
                        'constraints': [models.UniqueConstraint(fields=('of', 'name'), name='import_has_a_file_name_once')],
                    },
                ),
                migrations.CreateModel(
                    name='ItemOrigin',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('row', models.PositiveIntegerField(verbose_name='行')),
                        ('earlier_on', models.DateField(null=True, verbose_name='原发布日期')),
                        ('earlier_address', models.CharField(blank=True, max_length=400, verbose_name='原网址')),
                        ('brought_with', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='origins', to='proactive.itemimport')),
                        ('item', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='origin', to='proactive.item')),
                    ],
                    options={
                        'verbose_name': '信息的来历',
                        'ordering': ('brought_with', 'row'),
                        'indexes': [models.Index(condition=models.Q(('earlier_on__isnull', False)), fields=['earlier_on'], name='origin_by_earlier_day')],
                        'constraints': [models.UniqueConstraint(fields=('brought_with', 'row'), name='row_is_taken_over_once')],
                    },
                ),
            ],
        ),
    ]
