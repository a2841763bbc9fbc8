"""What changed between two versions: the metadata as a table, the text line by line with the words that came and went."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher
from itertools import groupby

from django.utils.translation import gettext as _

from gongkai.apps.proactive.lines import lines_of
from gongkai.apps.proactive.models import ItemVersion, VersionFile
from gongkai.apps.proactive.queries import Dossier
from gongkai.apps.proactive.records import Words
from gongkai.apps.proactive.show import said
from gongkai.lib.differences import Change, Run, differences

ALIKE = 0.4  # two lines that share less are two lines, not one that changed
BESIDE = 1  # lines shown before and after a change, so that its place is known


@dataclass(frozen=True)
class Changed:
    """One line of the metadata. was, now: "" for nothing."""

    label: str
    was: str
    now: str
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Line:
    """A line of the text; or, with skipped, so many lines that did not change."""

    runs: tuple[Run, ...] = ()
    skipped: int = 0

    @property
    def is_changed(self) -> bool:
        return any(run.change is not Change.SAME for run in self.runs)


@dataclass(frozen=True)
class Difference:
    metadata: tuple[Changed, ...]
    text: tuple[Line, ...]

    @property
    def is_empty(self) -> bool:
        return not self.metadata and not self.text


def of_versions(of: Dossier, was: ItemVersion, now: ItemVersion) -> Difference:
    return _between(of.item.kind, was, now, of.files_of(was), of.files_of(now))


def _between(
    kind: str, was: ItemVersion, now: ItemVersion, of_old: Sequence[VersionFile], of_new: Sequence[VersionFile]
) -> Difference:  # fmt: skip
    before, after = dict(_metadata(kind, was, of_old)), dict(_metadata(kind, now, of_new))
    pairs = (
        (label, before.get(label, ""), after.get(label, "")) for label in dict.fromkeys((*after, *before))
    )
    metadata = tuple(Changed(label, a, b, differences(a, b)) for label, a, b in pairs if a != b)
    return Difference(metadata, tuple(text_lines(lines_of(was.body), lines_of(now.body))))


def of_typed(kind: str, was: ItemVersion, words: Words) -> Difference:
    """What a person typed against what is saved by now."""
    given = {**asdict(words), "fields": dict(words.fields), "column_id": words.column}
    del given["column"]
    return _between(kind, was, ItemVersion(item_id=was.item_id, **given), (), ())  # attachments are not typed


def _metadata(kind: str, version: ItemVersion, files: Sequence[VersionFile]) -> Iterator[tuple[str, str]]:
    yield _("标题"), version.title
    yield _("栏目"), version.column.name
    yield from said.metadata(kind, version)
    if files:
        yield _("附件"), "、".join(_name(one) for one in files)


def _name(shown: VersionFile) -> str:
    words = said.name_of(shown)
    return f"{words}（{shown.alternative}）" if shown.alternative else words


def text_lines(was: Sequence[str], now: Sequence[str]) -> Iterator[Line]:
    """Nothing when both say the same."""
    if list(was) == list(now):
        return
    lines = list(_paired(was, now))
    near = {
        place
        for at, line in enumerate(lines)
        if line.is_changed
        for place in range(at - BESIDE, at + BESIDE + 1)
    }
    for is_near, group in groupby(enumerate(lines), lambda one: one[0] in near):
        kept = [line for _at, line in group]
        yield from kept if is_near or len(kept) == 1 else [Line(skipped=len(kept))]


def _paired(was: Sequence[str], now: Sequence[str]) -> Iterator[Line]:
    for tag, a, b, c, d in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from (Line((Run(Change.SAME, line),)) for line in was[a:b])
        else:
            yield from _changed(list(was[a:b]), list(now[c:d]))


def _changed(gone: list[str], come: list[str]) -> Iterator[Line]:
    """Each new line beside the old one that it grew out of; what is left went, or came."""
    for line in come:
        match = next((at for at, other in enumerate(gone) if _alike(other, line)), None)
        if match is None:
            yield Line((Run(Change.ADDED, line),))
            continue
        yield from (Line((Run(Change.REMOVED, other),)) for other in gone[:match])
        yield Line(differences(gone[match], line))
        del gone[: match + 1]
    yield from (Line((Run(Change.REMOVED, other),)) for other in gone)


def _alike(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.real_quick_ratio() > ALIKE and matcher.quick_ratio() > ALIKE and matcher.ratio() > ALIKE
