"""Items that are in review, and emergency releases to be reviewed, are given what they wait for.

The days until which drafts have to be public are filled by the daily turn of the clock: they need the holiday notices.
"""

from typing import Any, ClassVar

from django.db import migrations

# As steps.DEFAULT stood when these columns were made.
DEFAULT = (
    {"step": "first", "role": "unit_head"},
    {"step": "secrecy", "role": "secrecy_reviewer"},
    {"step": "second", "role": "leader_in_charge"},
    {"step": "final", "role": "disclosure_office"},
)


def fill(apps: Any, _schema_editor: Any) -> None:
    items = apps.get_model("proactive", "Item").objects
    policies = list(apps.get_model("proactive", "ReviewPolicy").objects.select_related("agency"))
    reviews = apps.get_model("proactive", "Review").objects
    items.filter(after_review_due__isnull=False).update(pressing=2)
    for item in items.filter(state="in_review").select_related("agency", "newest").iterator(chunk_size=500):
        passed = set(
            reviews.filter(version=item.newest_id, verdict="passed").values_list("step", flat=True)
        )
        due = next((one for one in _steps(policies, item) if one["step"] not in passed), None)
        if due is not None:
            items.filter(pk=item.pk).update(awaits_step=due["step"], awaits_role=due["role"])


def _steps(policies: list[Any], item: Any) -> Any:
    holding = [
        one
        for one in policies
        if item.agency.path.startswith(one.agency.path) and one.column_id in {None, item.newest.column_id}
    ]
    if not holding:
        return DEFAULT
    return max(holding, key=lambda one: (len(one.agency.path), one.column_id is not None)).steps


class Migration(migrations.Migration):
    dependencies: ClassVar = [("proactive", "0003_items_store_what_they_wait_for")]

    operations: ClassVar = [migrations.RunPython(fill, migrations.RunPython.noop)]
