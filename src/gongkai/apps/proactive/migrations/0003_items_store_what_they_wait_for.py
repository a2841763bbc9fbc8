"""What a list would have to work out for each item is stored with it: whose turn, until when, what presses."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0002_saved_views"),
        ("proactive", "0002_bodies_keep_a_lexicon"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="item",
            name="item_of_agency",
        ),
        migrations.RemoveIndex(
            model_name="item",
            name="item_by_state",
        ),
        migrations.AddField(
            model_name="item",
            name="awaits_role",
            field=models.CharField(
                blank=True,
                choices=[
                    ("registrar", "登记员"),
                    ("handler", "经办人"),
                    ("unit_head", "承办单位负责人"),
                    ("legal_reviewer", "合法性审核员"),
                    ("secrecy_reviewer", "保密审查员"),
                    ("leader_in_charge", "分管领导"),
                    ("disclosure_office", "政府信息公开工作机构"),
                    ("hotline_agent", "热线话务员"),
                    ("supervisor", "监督人员"),
                    ("system_administrator", "系统管理员"),
                    ("security_administrator", "安全管理员"),
                    ("auditor", "审计员"),
                ],
                editable=False,
                max_length=32,
            ),
        ),
        migrations.AddField(
            model_name="item",
            name="awaits_step",
            field=models.CharField(
                blank=True,
                choices=[
                    ("first", "初审"),
                    ("second", "复审"),
                    ("final", "终审"),
                    ("secrecy", "保密审查"),
                    ("legality", "合法性审核"),
                    ("after", "应急发布后审查"),
                ],
                editable=False,
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="item",
            name="pressing",
            field=models.PositiveSmallIntegerField(
                choices=[(0, "没有到期的"), (1, "超过公开期限"), (2, "待事后审查")], default=0, editable=False
            ),
        ),
        migrations.AddField(
            model_name="item",
            name="publish_by",
            field=models.DateField(editable=False, null=True, verbose_name="公开期限"),
        ),
        migrations.AddIndex(
            model_name="item",
            index=models.Index(fields=["agency", "-pressing", "-touched_at", "-id"], name="item_of_agency"),
        ),
        migrations.AddIndex(
            model_name="item",
            index=models.Index(
                fields=["agency", "state", "-pressing", "-touched_at", "-id"], name="item_by_state"
            ),
        ),
        migrations.AddIndex(
            model_name="item",
            index=models.Index(
                condition=models.Q(("awaits_role", ""), _negated=True),
                fields=["awaits_role", "agency"],
                name="item_awaiting",
            ),
        ),
        migrations.AddIndex(
            model_name="item",
            index=models.Index(
                condition=models.Q(("publish_by__isnull", False)),
                fields=["publish_by"],
                name="item_to_publish_by",
            ),
        ),
        migrations.AddConstraint(
            model_name="item",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("awaits_role", ""), ("awaits_step", "")),
                    ("state", "in_review"),
                    _connector="OR",
                ),
                name="only_what_is_in_review_awaits_a_step",
            ),
        ),
    ]
