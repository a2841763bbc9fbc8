"""Versions of a reply side by side: what each says, and word by word what changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from gongkai.apps.disclosure_requests import paper
from gongkai.apps.disclosure_requests.forms.places import shown_of
from gongkai.apps.disclosure_requests.models import Draft, DraftState, Review, Verdict
from gongkai.apps.disclosure_requests.proposals import DraftText, PieceText, text_of
from gongkai.lib.differences import Change, Run, differences
from gongkai.lib.ui.parts import Tag, Tone
from gongkai.statute.grounds import GROUNDS
from gongkai.statute.outcomes import OUTCOMES

TONES: dict[str, Tone] = {
    DraftState.WRITING: "neutral",
    DraftState.SUBMITTED: "info",
    DraftState.RETURNED: "warn",
    DraftState.DECIDED: "good",
    DraftState.SUPERSEDED: "neutral",
}
VERDICTS: dict[str, Tone] = {Verdict.PASSED: "good", Verdict.RETURNED: "warn"}


@dataclass(frozen=True)
class Part:
    """One part of a reply with what changed in it."""

    label: str
    runs: tuple[Run, ...]

    @property
    def is_changed(self) -> bool:
        return any(run.change is not Change.SAME for run in self.runs)


def version_name(draft: Draft, rounds: int) -> str:
    """rounds: how many the request has had; of a single one nothing is said."""
    if rounds == 1:
        return _("第%(number)d稿") % {"number": draft.number}
    return _("第%(round)d轮第%(number)d稿") % {"round": draft.round, "number": draft.number}


def state_tag(draft: Draft) -> Tag:
    return Tag(DraftState(draft.state).label, TONES[draft.state])


def verdict_tag(review: Review) -> Tag:
    return Tag(review.get_verdict_display(), VERDICTS[review.verdict])


@dataclass(frozen=True)
class Shown:
    """A version with its outcome, its state and what was said of it."""

    draft: Draft
    outcome: str
    state: Tag
    reviews: tuple[tuple[Review, Tag], ...]


def listed(drafts: Iterable[Draft]) -> list[Shown]:
    return [shown(draft) for draft in drafts]


def shown(draft: Draft) -> Shown:
    reviews = tuple((review, verdict_tag(review)) for review in draft.reviews.all())
    return Shown(draft, OUTCOMES[draft.outcome].full_label, state_tag(draft), reviews)


def before(draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """The version before it in the same round."""
    earlier = [one for one in drafts if one.round == draft.round and one.number < draft.number]
    return max(earlier, key=lambda one: one.number, default=None)


def changes(old: Draft | None, new: Draft) -> list[Part]:
    """Every part of the reply, in the order of the letter; parts that stand in neither are left out."""
    was = dict(_parts(text_of(old))) if old else {}
    now = dict(_parts(text_of(new)))
    labels = dict.fromkeys((*now, *was))
    return [Part(label, differences(was.get(label, ""), now.get(label, ""))) for label in labels]


def _parts(text: DraftText) -> Iterable[tuple[str, str]]:
    yield _("办理结果"), OUTCOMES[text.outcome].full_label
    yield (
        _("法律依据"),
        "\n".join(
            f"{GROUNDS[code].citation}（{GROUNDS[code].label}）" for code in text.grounds if code in GROUNDS
        ),
    )
    for place in paper.asked_of(text.outcome):
        if place.name in text.facts:
            yield place.label, str(shown_of(place, text.facts[place.name]))
    if text.pieces:
        yield _("区分处理"), "\n".join(_piece(at, piece) for at, piece in enumerate(text.pieces, 1))


def _piece(at: int, piece: PieceText) -> str:
    if not piece.is_withheld:
        return _("%(at)d. %(name)s：公开") % {"at": at, "name": piece.name}
    words = _("%(at)d. %(name)s：不公开；%(ground)s；%(reason)s")
    ground = GROUNDS[piece.ground].citation if piece.ground in GROUNDS else piece.ground
    return words % {"at": at, "name": piece.name, "ground": ground, "reason": piece.reason}
