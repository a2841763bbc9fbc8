"""A register that a body kept before can be taken over: its file, its own numbers, and the row each came from."""

import django.db.models.deletion
import gongkai.lib.clock
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0002_saved_views"),
        ("disclosure_requests", "0002_opinion_not_awaited"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='LedgerImport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('name', models.CharField(max_length=255, verbose_name='文件名')),
                ('sha256', models.CharField(max_length=64)),
                ('size', models.PositiveBigIntegerField(verbose_name='大小')),
                ('state', models.CharField(choices=[('open', '待确认'), ('done', '已导入'), ('given_up', '已放弃')], default='open', max_length=8)),
                ('layout', models.JSONField(default=dict)),
                ('taken', models.PositiveIntegerField(default=0, verbose_name='导入件数')),
                ('open', models.PositiveIntegerField(default=0, verbose_name='其中在办')),
                ('begun_at', models.DateTimeField(default=gongkai.lib.clock.now, editable=False)),
                ('ended_at', models.DateTimeField(editable=False, null=True)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.agency')),
                ('begun_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('ended_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': '台账导入',
                'ordering': ('-begun_at', '-pk'),
                'indexes': [models.Index(fields=['agency', '-begun_at', '-id'], name='import_of_agency')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'done')), fields=('agency', 'sha256'), name='ledger_file_is_taken_over_once'), models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('agency', 'sha256'), name='ledger_file_waits_once')],
            },
        ),
        migrations.RemoveConstraint(
            model_name='disclosurerequest',
            name='request_submitted_has_its_number',
        ),
        migrations.AddField(
            model_name='disclosurerequest',
            name='imported_row',
            field=models.PositiveIntegerField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='disclosurerequest',
            name='old_number',
            field=models.CharField(blank=True, editable=False, max_length=60, verbose_name='原登记编号'),
        ),
        migrations.AddField(
            model_name='disclosurerequest',
            name='imported_with',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='requests', to='disclosure_requests.ledgerimport'),
        ),
        migrations.AddConstraint(
            model_name='disclosurerequest',
            constraint=models.UniqueConstraint(condition=models.Q(('old_number', ''), _negated=True), fields=('agency', 'old_number'), name='old_number_is_unique'),
        ),
        migrations.AddConstraint(
            model_name='disclosurerequest',
            constraint=models.UniqueConstraint(condition=models.Q(('imported_with__isnull', False)), fields=('imported_with', 'imported_row'), name='ledger_row_is_taken_over_once'),
        ),
        migrations.AddConstraint(
            model_name='disclosurerequest',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'draft'), models.Q(('serial__isnull', False), ('year__isnull', False)), models.Q(('imported_with__isnull', False), ('year__isnull', False), models.Q(('old_number', ''), _negated=True)), _connector='OR'), name='request_submitted_has_its_number'),
        ),
    ]
