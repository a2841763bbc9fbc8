"""A body keeps wrong expressions of its own, beside those that come with the program."""

from typing import ClassVar

import django.db.models.deletion
import gongkai.lib.clock
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies: ClassVar = [
        ('agencies', '0002_saved_views'),
        ('proactive', '0001_items_with_versions_and_review'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name='LexiconWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('wrong', models.CharField(max_length=80, verbose_name='错误写法')),
                ('right', models.CharField(blank=True, max_length=120, verbose_name='正确写法')),
                ('kind', models.CharField(choices=[('misspelt', '错别字'), ('body', '机构名称'), ('law', '法律法规名称'), ('place', '地名'), ('office', '职务、称谓'), ('sensitive', '敏感表述'), ('wording', '其他表述')], default='misspelt', max_length=12, verbose_name='类别')),
                ('severity', models.CharField(choices=[('warning', '须核对'), ('error', '须处理')], default='warning', max_length=8, verbose_name='严重程度')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='说明')),
                ('exceptions', models.JSONField(default=list, verbose_name='例外')),
                ('wrong_from', models.DateField(blank=True, null=True, verbose_name='自何日起')),
                ('wrong_until', models.DateField(blank=True, null=True, verbose_name='至何日止')),
                ('added_at', models.DateTimeField(default=gongkai.lib.clock.now, editable=False)),
                ('ended_at', models.DateTimeField(editable=False, null=True)),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lexicon_words', to='agencies.agency', verbose_name='单位')),
                ('ended_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': '词条',
                'ordering': ('wrong', 'pk'),
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('agency', 'wrong'), name='word_is_in_use_once_at_a_body'), models.CheckConstraint(condition=models.Q(('wrong', ''), _negated=True), name='word_is_written_out'), models.CheckConstraint(condition=models.Q(('wrong_until', None), ('wrong_from', None), ('wrong_until__gte', models.F('wrong_from')), _connector='OR'), name='word_ceases_to_be_wrong_after_it_began'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('ended_by', None)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='ended_word_says_by_whom')],
            },
        ),
    ]
