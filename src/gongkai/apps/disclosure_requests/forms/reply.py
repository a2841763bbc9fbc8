"""What people fill in at the reply desk: the places of the letter, the pieces of a severance, an opinion."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from gongkai.apps.disclosure_requests import paper
from gongkai.apps.disclosure_requests.forms.places import OneOf, SeveralOf, Words, fact_of, field_of, shown_of
from gongkai.apps.disclosure_requests.proposals import (
    PARTLY,
    WITHHOLDING,
    WITHHOLDING_CODES,
    DraftText,
    PieceText,
)
from gongkai.letters.places import Place
from gongkai.statute.grounds import Ground, grounds_of

PIECES_AT_MOST = 200
REDO = "redo_decision"


def choosable(outcome: str) -> tuple[Ground, ...]:
    """The grounds to be ticked; those of withheld pieces stand at each piece."""
    grounds = grounds_of(outcome)
    return tuple(one for one in grounds if outcome != PARTLY or one.code not in WITHHOLDING_CODES)


class SeenForm(forms.Form):
    """Carries the version that the person saw, and the last event by then: what came after can be told."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)


class ReplyForm(SeenForm):
    """The reply with one outcome: its grounds, then the places that the handler writes, in the order of the letter."""

    use_required_attribute = False
    outcome = forms.CharField(widget=forms.HiddenInput, max_length=48)
    bases = SeveralOf(label=_("法律依据"), widget=forms.CheckboxSelectMultiple)

    def __init__(
        self, outcome: str, data: QueryDict | None = None, *, initial: dict[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial=initial, label_suffix="")
        self.places = paper.asked_of(outcome)
        self.kind_of_reply = outcome
        grounds = [(one.code, f"{one.label}（{one.citation}）") for one in choosable(outcome)]
        self.fields["bases"].choices = grounds  # type: ignore[attr-defined]  # a ChoiceField
        for place in self.places:
            self.fields[f"place_{place.name}"] = field_of(place)

    # Whether the request is handled anew after a remedy; else nothing is asked about the decision that ordered it.
    is_redone = False

    @property
    def written(self) -> list[forms.BoundField]:
        """The places of the letter, without grounds and hidden fields."""
        asked = [place for place in self.places if self.is_redone or place.name != REDO]
        return [self[f"place_{place.name}"] for place in asked]

    def text(self, pieces: tuple[PieceText, ...] = ()) -> DraftText:
        """What was filled in right; what was not is left out."""
        given = {place: self.cleaned_data.get(f"place_{place.name}") for place in self.places}
        filled = {place: value for place, value in given.items() if value not in (None, "", False)}
        facts = {place.name: fact_of(place, value) for place, value in filled.items()}
        return DraftText(self.kind_of_reply, tuple(self.cleaned_data.get("bases") or ()), facts, pieces)


def initial_of(text: DraftText, places: tuple[Place, ...]) -> dict[str, Any]:
    """A proposal as the form shows it."""
    shown = {
        f"place_{place.name}": shown_of(place, text.facts[place.name])
        for place in places
        if place.name in text.facts
    }
    return {"outcome": text.outcome, "bases": list(text.bases), **shown}


class PieceForm(forms.Form):
    """One piece of a severance; a row without a name is no piece."""

    use_required_attribute = False
    name = Words(label=_("内容"), max_length=200)
    is_withheld = forms.BooleanField(label=_("不予公开或者无法提供"), required=False)
    ground = OneOf(
        label=_("依据"),
        choices=[
            ("", _("（可以公开的不选）")),
            *((one.code, f"{one.citation.place} {one.label}") for one in WITHHOLDING),
        ],
    )
    reason = Words(label=_("理由"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("is_withheld"):
            if not given.get("name"):
                self.add_error("name", _("还没有写是哪一处；请写明，例如“第2页当事人姓名”。"))
            if not given.get("ground"):
                self.add_error("ground", _("不公开的这一处还没有依据；请选择条文。"))
            if not given.get("reason"):
                self.add_error("reason", _("不公开的这一处还没有理由；请写明为什么属于这一条。"))
        return given


PiecesFormSet = forms.formset_factory(PieceForm, extra=0, max_num=PIECES_AT_MOST, validate_max=True)
PREFIX = "pieces"


def pieces_of(data: QueryDict) -> tuple[PieceText, ...]:
    """The rows as they were typed, complete or not; rows without any words are left out."""
    rows = (_piece(data, f"{PREFIX}-{at}-") for at in range(_count(data)))
    return tuple(row for row in rows if row.name or row.reason)


def _count(data: QueryDict) -> int:
    total = data.get(f"{PREFIX}-TOTAL_FORMS", "")
    return min(int(total), PIECES_AT_MOST) if total.isdecimal() and len(total) < len("10000") else 0


def _piece(data: QueryDict, prefix: str) -> PieceText:
    def said(name: str) -> str:
        return data.get(prefix + name, "").strip()

    ground = said("ground")
    return PieceText(
        said("name"), bool(said("is_withheld")), ground if ground in WITHHOLDING_CODES else "", said("reason")
    )


def piece_rows(pieces: Iterable[PieceText], *, empty: int = 0) -> forms.BaseFormSet[PieceForm]:
    """Rows to be filled in, with empty ones after them."""
    rows = [asdict(one) for one in pieces]
    return PiecesFormSet(initial=[*rows, *({} for _row in range(empty))], prefix=PREFIX)


class Sent:
    """The form of the reply desk as it was sent: judged, or shown again as it is."""

    def __init__(self, outcome: str, data: QueryDict) -> None:
        self.form = ReplyForm(outcome, data)
        self.rows = PiecesFormSet(data, prefix=PREFIX) if outcome == PARTLY else None
        self.pieces = pieces_of(data) if outcome == PARTLY else ()
        self.is_valid = self.form.is_valid() and (self.rows is None or self.rows.is_valid())
        self._data = data

    @property
    def text(self) -> DraftText:
        """What was filled in right; what was not is left out."""
        return self.form.text(self.pieces)

    @property
    def empty_rows(self) -> int:
        """How many rows of pieces stood empty on the page."""
        return _count(self._data) - len(self.pieces)

    def unjudged(self) -> ReplyForm:
        """The same words in a form that finds no fault yet."""
        names = [name for name in self._data if name in self.form.fields]
        initial: dict[str, Any] = {name: self._data.get(name) for name in names}
        initial["bases"] = self._data.getlist("bases")
        return ReplyForm(self.form.kind_of_reply, initial=initial)

    def look_again(self, version: int, seen: int) -> None:
        """The person is told what changed: the form goes on from there."""
        data = self._data.copy()
        data["version"], data["seen"] = str(version), str(seen)
        self.form.data = data


class OpinionForm(SeenForm):
    """A verdict on a version; who returns it says why."""

    use_required_attribute = False
    opinion = forms.CharField(
        label=_("意见"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("退回的必须写明意见，起草人据此修改。"),
    )

    def look_again(self, version: int, seen: int) -> None:
        """As of Sent."""
        self.data = {
            **self.data,
            "version": str(version),
            "seen": str(seen),
            "opinion": self["opinion"].value(),
        }
