"""A letter to a third party who is a natural person says 你; those that stand were written to organisations."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('disclosure_requests', '0004_numbers_are_found_by_index'),
    ]

    operations = [
        migrations.AddField(
            model_name='consultation',
            name='party_is',
            field=models.CharField(choices=[('natural_person', '自然人'), ('organization', '法人或者其他组织')], default='organization', max_length=16, verbose_name='对方是个人还是单位'),
        ),
        migrations.AddConstraint(
            model_name='consultation',
            constraint=models.CheckConstraint(condition=models.Q(('kind', 'third_party'), ('party_is', 'organization'), _connector='OR'), name='only_third_party_is_a_person'),
        ),
    ]
