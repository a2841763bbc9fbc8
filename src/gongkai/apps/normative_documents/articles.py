"""Two texts of a document article by article: what stands on each side, and what changed between. Pure.

Articles are found by 第…条; a text without them is compared by its paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from gongkai.apps.proactive import markup
from gongkai.lib.differences import Change, Run, differences

_ARTICLE = re.compile(r"^(第[〇零一二三四五六七八九十百千\d]+条)[\s\u3000]*(?:之[一二三四五六七八九十]+)?")


@dataclass(frozen=True)
class Article:
    """name: 第…条, "" before the first one and where there are none."""

    name: str
    text: str


@dataclass(frozen=True)
class Compared:
    """One row of the comparison; a side is None where the article is new or was struck out."""

    old: Article | None
    new: Article | None

    @property
    def is_changed(self) -> bool:
        return (self.old.text if self.old else None) != (self.new.text if self.new else None)

    @property
    def before(self) -> tuple[Run, ...]:
        """The old side; what is gone is marked."""
        return tuple(run for run in self._runs() if run.change is not Change.ADDED)

    @property
    def after(self) -> tuple[Run, ...]:
        """The new side; what is added is marked."""
        return tuple(run for run in self._runs() if run.change is not Change.REMOVED)

    def _runs(self) -> tuple[Run, ...]:
        return differences(self.old.text if self.old else "", self.new.text if self.new else "")


def articles_in(html: str) -> tuple[Article, ...]:
    """The articles of a text in their order, each with its paragraphs."""
    lines = markup.words(html).splitlines()
    if not any(_ARTICLE.match(line) for line in lines):
        return tuple(Article("", line) for line in lines)
    return tuple(Article(name, "\n".join(of)) for name, of in _gathered(lines) if name or any(of))


def _gathered(lines: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    name, of = "", list[str]()
    for line in lines:
        if found := _ARTICLE.match(line):
            yield name, of
            name, of = found[0].strip(), [line[found.end() :].strip()]
        else:
            of.append(line)
    yield name, of


def compared(before: str, after: str) -> tuple[Compared, ...]:
    """Both texts side by side; an article that only moved to another number counts as unchanged."""
    old, new = articles_in(before), articles_in(after)
    matcher = SequenceMatcher(None, [one.text for one in old], [one.text for one in new], autojunk=False)
    rows: list[Compared] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        rows += (
            _side_by_side(old[a:b], new[c:d])
            if tag == "replace"
            else map(Compared, *_filled_up(old[a:b], new[c:d]))
        )
    return tuple(rows)


def _filled_up(
    old: Sequence[Article], new: Sequence[Article]
) -> tuple[list[Article | None], list[Article | None]]:
    pairs = list(zip_longest(old, new))
    return [one for one, _other in pairs], [other for _one, other in pairs]


def _side_by_side(old: Sequence[Article], new: Sequence[Article]) -> Iterator[Compared]:
    """Those of the same number beside each other; what is left stands alone, in its order."""
    by_name = {one.name: one for one in new if one.name}
    kept = [one for one in old if one.name in by_name]
    if not kept:
        yield from map(Compared, *_filled_up(old, new))
        return
    waiting = list(new)
    for one in old:
        twin = by_name.get(one.name)
        if twin is None or twin not in waiting:
            yield Compared(one, None)
            continue
        while waiting[0] is not twin:
            yield Compared(None, waiting.pop(0))
        yield Compared(one, waiting.pop(0))
    yield from (Compared(None, left) for left in waiting)
