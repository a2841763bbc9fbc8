"""What the guards ask of an item, gathered."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from gongkai.apps.agencies.models import Staff
from gongkai.apps.proactive import demands, records, steps
from gongkai.apps.proactive.beside import Beside
from gongkai.apps.proactive.guards import Facts
from gongkai.apps.proactive.kinds import BY_CODE
from gongkai.apps.proactive.models import (
    Clearance,
    DisclosureAttribute,
    Item,
    ItemVersion,
    Review,
    Verdict,
    VersionFile,
)
from gongkai.apps.proactive.queries.dossier import Dossier, asked_by_guards
from gongkai.apps.proactive.states import REVIEWERS
from gongkai.apps.proactive.steps import Step

# All versions, with what tells their authors.
HANDS = Beside(
    "proactive.hands",
    frozenset(BY_CODE),
    lambda item: ItemVersion.objects.filter(item=item).only("item", "number", "author", "published_at"),
)


def authors_of(item: Item) -> frozenset[int]:
    """Who wrote on the newest version since the publication before it."""
    return authors_among(item, HANDS.of(item))


def authors_among(item: Item, versions: Iterable[ItemVersion]) -> frozenset[int]:
    """A colleague who saves the text again with a comma more does not make it another's text.

    Everybody who had a hand in it since the publication before is its author. A publication that was taken back does
    not count: what is begun anew after it is the work of those who wrote that, too.
    """
    assert item.newest is not None
    newest, taken_back = item.newest.number, None if item.is_public else item.published_id
    rows = [one for one in versions if one.number <= newest]
    ended = (one for one in rows if one.published_at and one.pk != taken_back)
    before = max((one.number for one in ended if one.number < newest), default=0)
    return frozenset(one.author_id for one in rows if one.number > before)


def passed_steps(version: ItemVersion) -> list[str]:
    return list(
        Review.objects.filter(version=version, verdict=Verdict.PASSED)
        .exclude(step=Step.AFTER)
        .values_list("step", flat=True)
    )


def open_findings(version: ItemVersion) -> list[dict[str, Any]]:
    """What the gate found in a frozen version and nobody let pass."""
    return _open(version, Clearance.objects.filter(version=version).values_list("finding", flat=True))


def _open(version: ItemVersion, cleared: Iterable[str]) -> list[dict[str, Any]]:
    let_pass = set(cleared)
    return [one for one in version.findings if one["key"] not in let_pass]


def facts(actor: Staff | None, item: Item) -> Facts:
    return facts_of(actor, asked_by_guards(item))


def facts_of(actor: Staff | None, of: Dossier) -> Facts:
    item, version = of.item, of.newest
    passed = [one.step for one in of.passed]
    stage = steps.due(of.stages, passed)
    words = records.words_of(version)
    authors = authors_among(item, of.versions)
    return Facts(
        actor=actor.pk if actor else None,
        authors=authors,
        step=str(stage.step.label) if stage else "",
        step_role=str(stage.role.label) if stage else "",
        step_is_mine=bool(stage and actor and actor.has_role(stage.role, agency=item.agency)),
        stands_in_for_author=bool(actor and _stands_in(actor, item, authors, stage)),
        is_last_step=bool(stage and steps.due(of.stages, [*passed, stage.step]) is None),
        earlier_reviewers=frozenset(one.reviewer_id for one in of.reviews if is_pass_of(one, version)),
        attribute=version.attribute,
        attribute_reason=version.attribute_reason,
        missing=records.missing_in(item.kind, words, has_files=bool(of.files_of(version))),
        open_findings=tuple(one["sentence"] for one in _open(version, of.clearances)),
        findings=len(version.findings),
        unmet=demands.unmet(item),
        is_new=_is_new(of),
        is_public=item.is_public,
        was_public=item.published_at is not None,
        after_review_open=item.after_review_due is not None,
        released_by=item.released_by_id,
    )


def _stands_in(actor: Staff, item: Item, authors: frozenset[int], stage: steps.Stage | None) -> bool:
    """For the step that is due, or for anything that is passed here: a lent role is the role of its lender."""
    asked: list[tuple[str, ...]] = [REVIEWERS] if stage is None else [REVIEWERS, (stage.role,)]
    return any(actor.acts_only_for(authors, roles, item.agency) for roles in asked)


def is_pass_of(review: Review, version: ItemVersion) -> bool:
    return review.version_id == version.pk and review.verdict == Verdict.PASSED


def _is_new(of: Dossier) -> bool:
    published, version = of.item.published, of.newest
    if published is None or not of.item.is_public:
        return True
    return published.pk != version.pk and (
        records.words_of(published) != records.words_of(version)
        or _shown(of.files_of(published)) != _shown(of.files_of(version))
    )


def _shown(files: Iterable[VersionFile]) -> list[tuple[int, str, str]]:
    return [(one.attachment_id, one.title, one.alternative) for one in files]


def is_for_the_public(version: ItemVersion) -> bool:
    return version.attribute == DisclosureAttribute.PROACTIVE
