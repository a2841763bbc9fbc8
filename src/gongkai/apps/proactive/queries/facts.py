"""What the guards ask of an item, gathered."""

from __future__ import annotations

from typing import Any

from django.db.models import Max

from gongkai.apps.agencies.models import Staff
from gongkai.apps.proactive import demands, records, steps
from gongkai.apps.proactive.guards import Facts
from gongkai.apps.proactive.models import Clearance, DisclosureAttribute, Item, ItemVersion, Review, Verdict
from gongkai.apps.proactive.queries.staff import stages_for
from gongkai.apps.proactive.steps import Step


def authors_of(item: Item) -> frozenset[int]:
    """Who wrote on the newest version since the publication before it.

    A colleague who saves the text again with a comma more does not make it another's text: everybody who had a hand in
    it since then is its author.
    """
    assert item.newest is not None
    number = item.newest.number
    versions = ItemVersion.objects.filter(item=item)
    before = versions.filter(number__lt=number, published_at__isnull=False).aggregate(last=Max("number"))[
        "last"
    ]
    rows = versions.filter(number__gt=before or 0, number__lte=number)
    return frozenset(rows.values_list("author_id", flat=True))


def passed_steps(version: ItemVersion) -> list[str]:
    return list(
        Review.objects.filter(version=version, verdict=Verdict.PASSED)
        .exclude(step=Step.AFTER)
        .values_list("step", flat=True)
    )


def open_findings(version: ItemVersion) -> list[dict[str, Any]]:
    """What the gate found in a frozen version and nobody let pass."""
    cleared = set(Clearance.objects.filter(version=version).values_list("finding", flat=True))
    return [one for one in version.findings if one["key"] not in cleared]


def facts(actor: Staff | None, item: Item) -> Facts:
    version = item.newest
    assert version is not None  # an item is made together with its first version
    stages, passed = stages_for(item.agency, version.column_id), passed_steps(version)
    stage = steps.due(stages, passed)
    files = version.files.exists()
    words = records.words_of(version)
    earlier = Review.objects.filter(version=version, verdict=Verdict.PASSED).values_list(
        "reviewer_id", flat=True
    )
    return Facts(
        actor=actor.pk if actor else None,
        authors=authors_of(item),
        step=str(stage.step.label) if stage else "",
        step_role=str(stage.role.label) if stage else "",
        step_is_mine=bool(stage and actor and actor.has_role(stage.role, agency=item.agency)),
        is_last_step=bool(stage and steps.due(stages, [*passed, stage.step]) is None),
        earlier_reviewers=frozenset(earlier),
        attribute=version.attribute,
        attribute_reason=version.attribute_reason,
        missing=records.missing_in(item.kind, words, has_files=files),
        open_findings=tuple(one["sentence"] for one in open_findings(version)),
        findings=len(version.findings),
        unmet=demands.unmet(item),
        is_new=_is_new(item, version),
        is_public=item.is_public,
        was_public=item.published_at is not None,
        after_review_open=item.after_review_due is not None,
        released_by=item.released_by_id,
    )


def _is_new(item: Item, version: ItemVersion) -> bool:
    published = item.published
    if published is None or not item.is_public:
        return True
    return published.pk != version.pk and (
        records.words_of(published) != records.words_of(version) or _files(published) != _files(version)
    )


def _files(version: ItemVersion) -> list[tuple[int, str, str]]:
    return list(version.files.values_list("attachment_id", "title", "alternative"))


def is_for_the_public(version: ItemVersion) -> bool:
    return version.attribute == DisclosureAttribute.PROACTIVE
