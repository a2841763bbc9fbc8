"""What was accepted to be made public names the draft that was begun of it."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies: ClassVar = [
        ('disclosure_requests', '0006_applicants_may_suggest_publishing'),
        ('proactive', '0006_lists_and_files_are_brought_along'),
    ]

    operations: ClassVar = [
        migrations.AddField(
            model_name='disclosureproposal',
            name='item',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='proposed_by_request', to='proactive.item', verbose_name='起草的信息'),
        ),
        migrations.AddConstraint(
            model_name='disclosureproposal',
            constraint=models.CheckConstraint(condition=models.Q(('item', None), ('state', 'accepted'), _connector='OR'), name='only_an_accepted_proposal_becomes_an_item'),
        ),
    ]
