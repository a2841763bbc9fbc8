"""The reply desk as one page: the form, what follows from it, what is attached, what has happened meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gongkai.apps.disclosure_requests.forms.reply import ReplyForm, initial_of, piece_rows
from gongkai.apps.disclosure_requests.models import DisclosureRequest, Draft, RequestFile
from gongkai.apps.disclosure_requests.proposals import PARTLY, DraftText, text_of
from gongkai.apps.disclosure_requests.queries import drafts
from gongkai.apps.disclosure_requests.show import versions
from gongkai.apps.disclosure_requests.show.effect import effect_of
from gongkai.apps.events.models import Event
from gongkai.apps.events.register import sentence
from gongkai.apps.search_index import queries as search
from gongkai.lib.search.bigrams import is_han, runs
from gongkai.lib.search.port import PUBLIC, SearchUnavailable
from gongkai.lib.ui.parts import Item, Tag

EMPTY_ROWS = 2
SUGGESTED = 5
SHORTEST_WORD = 4  # characters; shorter pieces of a description are found everywhere


@dataclass(frozen=True)
class Attached:
    """A file that goes out with the reply, and what the release gate said of it."""

    file: RequestFile
    tag: Tag
    findings: tuple[str, ...]


@dataclass(frozen=True)
class Suggestion:
    """A published page that may be what is asked for. words: what the reply says of it."""

    item: Item
    words: str


@dataclass(frozen=True)
class Happened:
    """What someone did since the page was opened."""

    event: Event
    words: str
    who: str


def facts_of(
    case: DisclosureRequest,
    newest: Draft | None,
    text: DraftText,
    form: ReplyForm | None = None,
    rows: Any = None,
    *,
    empty: int | None = None,
) -> dict[str, Any]:
    """form, rows: as they were sent, else they are made from the text."""
    if form is None:
        form = ReplyForm(text.outcome)
        form.initial = initial_of(text, form.places)
    now = {"outcome": text.outcome, "version": case.version, "seen": drafts.last_event(case)}
    form.is_redone = case.round > 1
    form.initial = {**now, **form.initial}  # what came with the form was seen then, not now
    if rows is None and text.outcome == PARTLY:
        wanted = empty if empty is not None else (0 if text.pieces else EMPTY_ROWS)
        rows = piece_rows(text.pieces, empty=wanted)
    return {
        "case": case,
        "text": text,
        "newest": newest,
        "state": versions.state_tag(newest) if newest else None,
        "form": form,
        "rows": rows,
        "effect": effect_of(case, text),
        "attached": attached(case),
    }


def judged(case: DisclosureRequest, rows: Sequence[Draft]) -> dict[str, Any]:
    """The newest version of this round for those who review and decide. rows: every version, newest first."""
    newest = next((one for one in rows if one.round == case.round), None)
    if newest is None:
        return {"shown": None}
    last = versions.before(newest, rows)
    return {
        "shown": versions.shown(newest),
        "effect": effect_of(case, text_of(newest), saved=newest),
        "against": last,
        "parts": versions.changes(last, newest) if last else [],
        "attached": attached(case),
    }


def attached(case: DisclosureRequest) -> list[Attached]:
    return [_attached(file) for file in drafts.release_files(case)]


def _attached(file: RequestFile) -> Attached:
    found = tuple(_words_of(one) for one in file.findings)
    if not found:
        return Attached(file, Tag(_("检查没有发现问题"), "good"), ())
    if file.cleared_by is not None:
        return Attached(file, Tag(_("已由他人放行"), "info"), found)
    words = ngettext("有%(number)d处待处理", "有%(number)d处待处理", len(found)) % {"number": len(found)}
    return Attached(file, Tag(words, "bad"), found)


def _words_of(finding: Any) -> str:
    """The sentence of a finding, whatever else the gate keeps of it."""
    return str(finding.get("sentence", "")) if isinstance(finding, dict) else str(finding)


def happened(rows: Iterable[tuple[Event, str]], actor_pk: int) -> list[Happened]:
    """What others did, in words; what the person did by another window is told as well."""
    return [
        Happened(
            event, sentence(event.tag), _("您自己") if event.actor == actor_pk else name or _("系统或申请人")
        )
        for event, name in rows
    ]


def suggestions(words: str, absolute: Callable[[str], str]) -> list[Suggestion]:
    """Published pages in which all the words stand; where there are none, those with the longest piece of them.

    absolute: the whole address of a page of this site. Nothing is suggested while the index cannot answer.
    """
    for attempt in (words, *_pieces(words)):
        try:
            found = search.find(AnonymousUser(), attempt, frozenset({PUBLIC}))[:SUGGESTED]
        except SearchUnavailable:
            return []
        if found:
            return [_suggestion(item, absolute(item.url)) for item in found]
    return []


def _pieces(words: str) -> list[str]:
    """Runs of Chinese, the longest first; then the halves of the two longest, the later half first.

    A number alone is found everywhere, and what a sentence ends with is mostly the name of the document.
    """
    known = dict.fromkeys(run for run in runs(words) if is_han(run) and len(run) >= SHORTEST_WORD)
    found = sorted(known, key=len, reverse=True)[:3]
    cut = [(run, len(run) // 2) for run in found[:2] if len(run) // 2 >= SHORTEST_WORD]
    return [*found, *(run[half:] for run, half in cut), *(run[:half] for run, half in cut)]


def _suggestion(item: Item, address: str) -> Suggestion:
    # What goes into the letter is Chinese, whatever the language of the page.
    return Suggestion(item, f"该信息已经主动公开：《{item.title}》，网址为{address} 。")
