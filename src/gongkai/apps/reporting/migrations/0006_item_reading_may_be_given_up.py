"""A file whose reading was given up says so, and can be read once more."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('reporting', '0005_editions_take_what_their_reports_say'),
    ]

    operations = [
        migrations.AlterField(
            model_name='intakeitem',
            name='state',
            field=models.CharField(choices=[('waiting', '等待读取'), ('read', '已读取'), ('known', '以前导入过'), ('refused', '不能读取'), ('failed', '读取中断')], default='waiting', max_length=8),
        ),
        migrations.AddConstraint(
            model_name='intakeitem',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'failed'), _negated=True), models.Q(('sentence', ''), _negated=True), _connector='OR'), name='failed_item_says_why'),
        ),
    ]
