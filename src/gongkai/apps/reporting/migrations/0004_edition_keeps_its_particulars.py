"""Scope and source as they were reviewed stand in the edition: the columns of the report are work in progress."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('reporting', '0003_edition_keeps_the_name_of_the_body'),
    ]

    operations = [
        migrations.AddField(
            model_name='edition',
            name='scope',
            field=models.CharField(blank=True, choices=[('', '未标明'), ('own', '本机关'), ('consolidated', '汇总（含下级）')], default='', max_length=12, verbose_name='数据口径'),
        ),
        migrations.AddField(
            model_name='edition',
            name='published_on',
            field=models.DateField(blank=True, null=True, verbose_name='原文发布日期'),
        ),
        migrations.AddField(
            model_name='edition',
            name='source_name',
            field=models.CharField(blank=True, default='', max_length=200, verbose_name='原文出处'),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='edition',
            name='source_url',
            field=models.URLField(blank=True, default='', max_length=400, verbose_name='原文网址'),
            preserve_default=False,
        ),
    ]
