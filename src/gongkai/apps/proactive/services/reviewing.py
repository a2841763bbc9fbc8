"""Review before release: sent in, passed step by step by people who did not write it, returned, cleared, taken back."""

from __future__ import annotations

import hashlib
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.agencies.roles import Role
from gongkai.apps.proactive import events, queries, records, steps
from gongkai.apps.proactive.guards import Facts
from gongkai.apps.proactive.models import Clearance, Item, ItemVersion, Review, Verdict
from gongkai.apps.proactive.services.keeping import move_on, newest_of, note, ready
from gongkai.apps.proactive.services.writing import write_anew
from gongkai.apps.proactive.states import State
from gongkai.lib import clock
from gongkai.lib.errors import NotAllowed
from gongkai.lib.workflow import Move
from gongkai.release import inspect_fields, inspect_text
from gongkai.release.draft import Draft, inspect_draft
from gongkai.rules import Level

BLOCKING = frozenset((Level.ERROR, Level.WARNING))


@transaction.atomic
def submit(actor: Staff, pk: int, *, version: int | None = None) -> Item:
    """Send the newest version for review; from here on it is never changed. Raises Http404, NotAllowed, Stale.

    What was sent before, and came back without a change, is sent as a version of its own: its steps begin anew.
    """
    item, move = ready(actor, pk, "submit", version)
    if newest_of(item).frozen_at is not None:
        write_anew(item)
    freeze(item)
    newest = newest_of(item)
    move_on(item, move)
    note(
        events.SUBMITTED,
        item,
        actor,
        version=newest.number,
        sha256=newest.digest,
        findings=len(newest.findings),
    )
    return item


def freeze(item: Item) -> None:
    """Seal the newest version, with what the release gate says of it."""
    newest = newest_of(item)
    if newest.frozen_at is not None:
        return
    newest.digest = _digest_of(newest)
    newest.findings = findings_of(newest)
    newest.frozen_at = clock.now()
    newest.save(update_fields=["digest", "findings", "frozen_at"])


def _digest_of(version: ItemVersion) -> str:
    files = [
        {"sha256": one.attachment.sha256, "title": one.title, "alternative": one.alternative}
        for one in version.files.select_related("attachment")
    ]
    return records.digest_of(records.words_of(version), files)


def require_seal(version: ItemVersion, act: str) -> None:
    """What goes out is what was reviewed, to the letter. Raises NotAllowed."""
    if _digest_of(version) != version.digest:
        words = _(
            "这一版的内容与送审时的指纹不符，可能被人绕过系统改动过，不能发布；请取回，核对内容以后重新送审。"
        )
        raise NotAllowed(words, act=act)


def findings_of(version: ItemVersion) -> list[dict[str, Any]]:
    """What keeps a version from leaving: in its words, its text, and the attachments it shows."""
    words = records.words_of(version)
    draft = Draft(
        words.body, words.title, words.summary, words.document_no, words.formed_on, clock.today(),
        words.effective_on, words.expires_on, lexicon=queries.lexicon_for(version.item.agency),
    )  # fmt: skip
    said = inspect_draft(draft) if words.body else inspect_text(words.title)
    said = (*said, *inspect_fields(records.labelled(version.item.kind, words)))
    found = [_as_data(one._asdict(), "text") for one in said if one.level in BLOCKING]
    for shown in version.files.select_related("attachment"):
        found += [_as_data(one, shown.attachment.sha256) for one in shown.attachment.findings]
    return found


def _as_data(finding: dict[str, Any], where: str) -> dict[str, Any]:
    said = {name: str(finding[name]) for name in ("rule", "level", "sentence", "anchor", "quote")}
    key = hashlib.sha256(
        "\x1f".join((where, said["rule"], said["anchor"], said["quote"])).encode()
    ).hexdigest()
    return {**said, "key": key}


@transaction.atomic
def pass_step(actor: Staff, pk: int, *, opinion: str = "", version: int | None = None) -> Item:
    """Take the step whose turn it is; after the last one the item waits for publication. Raises Http404, NotAllowed, Stale."""
    item, _move = ready(actor, pk, "pass_step", version)
    newest = newest_of(item)
    stages = queries.stages_for(item.agency, newest.column_id)
    passed = queries.passed_steps(newest)
    stage = steps.due(stages, passed)
    assert stage is not None  # a guard has seen it
    _reviewed(actor, item, stage, Verdict.PASSED, opinion)
    is_last = steps.due(stages, [*passed, stage.step]) is None
    move_on(item, _move, state=State.APPROVED if is_last else State.IN_REVIEW)
    _noted(actor, item, stage, Verdict.PASSED)
    return item


@transaction.atomic
def send_back(actor: Staff, pk: int, *, opinion: str, version: int | None = None) -> Item:
    """Return it to its authors, with what is to be changed; also what waits for publication, on schedule or not.

    Raises Http404, NotAllowed, Stale.
    """
    item, move = ready(actor, pk, "return", version)
    if not opinion.strip():
        raise NotAllowed(_("还没有写退回的意见；请写明需要修改什么。"), act="return")
    stage = _returned_at(actor, item, move)
    if actor.pk not in queries.authors_of(item):
        _reviewed(actor, item, stage, Verdict.RETURNED, opinion)
    move_on(item, move, scheduled_for=None)
    _noted(actor, item, stage, Verdict.RETURNED)
    return item


def _returned_at(actor: Staff, item: Item, move: Move[Facts]) -> steps.Stage:
    """The step whose turn it is; of what has passed all of them, the last one, in the role in which the person acts."""
    newest = newest_of(item)
    stages = queries.stages_for(item.agency, newest.column_id)
    due = steps.due(stages, queries.passed_steps(newest)) if item.state == State.IN_REVIEW else None
    return due or steps.Stage(stages[-1].step, role_of(actor, item, move))


def role_of(actor: Staff, item: Item, move: Move[Facts]) -> Role:
    """The first of the roles of a move that the person holds."""
    return next(Role(role) for role in move.roles if actor.has_role(role, agency=item.agency))


def _reviewed(actor: Staff, item: Item, stage: steps.Stage, verdict: Verdict, opinion: str) -> None:
    newest = newest_of(item)
    Review.objects.create(
        version=newest, step=stage.step, role=stage.role, verdict=verdict, opinion=opinion.strip(),
        author=newest.author, reviewer=actor,
    )  # fmt: skip


def _noted(actor: Staff, item: Item, stage: steps.Stage, verdict: Verdict) -> None:
    number = newest_of(item).number
    note(events.REVIEWED, item, actor, version=number, step=stage.step.value, verdict=verdict.value)


@transaction.atomic
def clear(actor: Staff, pk: int, *, key: str, reason: str, version: int | None = None) -> Clearance:
    """Let one finding of the gate pass, for a reason: by somebody who did not write it. Raises Http404, NotAllowed, Stale."""
    item, _move = ready(actor, pk, "clear", version)
    newest = newest_of(item)
    found = next((one for one in queries.open_findings(newest) if one["key"] == key), None)
    if found is None:
        raise NotAllowed(_("这处检查结果已经不在，或者已经放行；请刷新页面。"), act="clear")
    if not reason.strip():
        raise NotAllowed(_("还没有写放行的理由；请写明为什么可以公开。"), act="clear")
    try:
        with transaction.atomic():
            row = Clearance.objects.create(
                version=newest, finding=key, rule=found["rule"], reason=reason.strip()[:400],
                author=newest.author, cleared_by=actor,
            )  # fmt: skip
    except IntegrityError:
        raise NotAllowed(_("同事刚刚放行了这处检查结果；请刷新页面。"), act="clear") from None
    move_on(item, _move)
    note(events.CLEARED, item, actor, version=newest.number, rule=found["rule"], key=key)
    return row


@transaction.atomic
def take_back(actor: Staff, pk: int, *, version: int | None = None) -> Item:
    """The author goes on writing. Raises Http404, NotAllowed, Stale."""
    item, move = ready(actor, pk, "take_back", version)
    move_on(item, move, scheduled_for=None)
    note(events.TAKEN_BACK, item, actor, version=newest_of(item).number)
    return item
