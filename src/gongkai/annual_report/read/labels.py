"""Which row of the form each run of numbers is: by the words before it, and by the order of the form.

The words decide where they are clear. Where they are missing, cut or out of order (a label wrapped round its
numbers, a page end inside a label) the order of the form decides, as long as the count agrees.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz

from gongkai.annual_report.forms.shape import Table
from gongkai.annual_report.read.slots import Run
from gongkai.annual_report.read.spelling import compact, core, level

ALIKE = 72.0  # of 100: labels shorter by a lost word, with a wrong or a lost character
CLEARLY_BETTER = 8.0
LONGEST_LABEL = 80  # characters; what is longer is prose or a whole head, and no two reports have it alike
MOST_RUNS = 600  # a table of 25 rows cut up by page ends and stray numbers has a fraction of that
ODD_END = 2  # characters that may stand between a label and its values: a doubled one, a stray mark


@dataclass(frozen=True, slots=True)
class Wording:
    """One way in which the label of a row is written. `words` has neither number nor punctuation."""

    row: int
    words: str


@cache
def wordings(table: Table) -> tuple[Wording, ...]:
    """Every wording of every row, longest first, so that a longer label is never taken for a shorter one inside it."""
    found = [
        Wording(index, core(label))
        for index, row in enumerate(table.rows)
        for label in (row.label, *row.aliases)
    ]
    return tuple(sorted(found, key=lambda wording: -len(wording.words)))


@cache
def other_words(table: Table) -> tuple[str, ...]:
    """Headings of columns, groups and sections: words that are no row, longest first."""
    words = {core(column.label) for column in table.columns}
    words |= {core(alias) for column in table.columns for alias in column.aliases}
    words |= {compact(level(group)) for row in table.rows for group in (*row.group, row.section) if group}
    words |= {core(group) for row in table.rows for group in row.group}
    words |= {"申请人情况", "法人或其他组织", "信息内容", "自然人", compact(level(table.note)), table.title}
    return tuple(sorted((word for word in words if word), key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class Mention:
    """A row's label in the words before a run: `end` counts from the start of those words; `score` up to 1."""

    row: int
    start: int
    end: int
    score: float


def mentions(table: Table, words: str) -> tuple[Mention, ...]:
    """The rows whose labels stand in these words, in order of place."""
    if len(words) > LONGEST_LABEL:
        return _mentions(table, words)
    return _mentions_in_label(table, words)


def _mentions(table: Table, words: str) -> tuple[Mention, ...]:
    if not words:
        return ()
    found: list[Mention] = []
    rest = words
    for wording in wordings(table):
        if len(wording.words) < 3 and not _stands_alone(wording.words, words):
            continue
        start = rest.rfind(wording.words)
        while start >= 0:
            end = start + len(wording.words)
            found.append(Mention(wording.row, start, end, 1.0))
            rest = rest[:start] + "\0" * len(wording.words) + rest[end:]
            start = rest.rfind(wording.words)
    if not any(mention.end == len(words) for mention in found):
        found.extend(_fuzzy(table, rest))
    return tuple(sorted(found, key=lambda mention: mention.end))


_mentions_in_label = lru_cache(maxsize=4096)(_mentions)  # reports repeat the official labels


def _stands_alone(word: str, words: str) -> bool:
    """Short labels (规章, 其他, 总计) are labels only at the very end, where their numbers follow."""
    return words.endswith(word)


def _fuzzy(table: Table, rest: str) -> list[Mention]:
    """The best row for the last words if no label stands there to the letter: typos, lost words, cut labels."""
    tail = rest.rsplit("\0", 1)[-1].lstrip("0123456789.")
    for word in other_words(table):
        if tail.endswith(word) or len(tail) < 2:
            return []
        cut = tail.rfind(word)
        if cut >= 0 and len(word) >= 4:
            tail = tail[cut + len(word) :].lstrip("0123456789.")
    if len(tail) < 3:
        return []
    scored = sorted(
        (
            (_alike(tail, wording.words), wording.row)
            for wording in wordings(table)
            if len(wording.words) >= 3
        ),
        reverse=True,
    )
    best, row = scored[0]
    second = next((score for score, other in scored if other != row), 0.0)
    if best < ALIKE or best - second < CLEARLY_BETTER:
        return []
    return [Mention(row, len(rest) - len(tail), len(rest), best / 100)]


def _alike(tail: str, words: str) -> float:
    """Likeness of the end of a text with a label, or of the whole text with the beginning of a cut label."""
    whole = fuzz.ratio(tail[-len(words) :], words)
    if len(tail) >= 5:
        whole = max(whole, fuzz.ratio(tail, words[: len(tail)]) - 5)
        whole = max(
            whole, fuzz.ratio(tail[-(len(words) - 1) :], words), fuzz.ratio(tail[-(len(words) + 1) :], words)
        )
    return whole


_LAST, _BEFORE, _AFTER, _SKIP_ROW, _SKIP_RUN = 10.0, 2.0, 4.0, -3.0, -15.0


def assign(table: Table, runs: Sequence[Run], width: int) -> tuple[dict[int, Run], set[int]]:
    """Row index → run, and the rows that are mentioned at all.

    width: how many values a row has. Rows keep the order of the form; runs that are no row (a page number) drop out.
    """
    runs = runs[:MOST_RUNS]
    spoken = [mentions(table, run.before) for run in runs]
    named = {mention.row for run_mentions in spoken for mention in run_mentions}
    if (plain := _plain(runs, spoken, width)) is not None:
        return plain, named
    return _in_order(table, runs, spoken, named, width), named


def _plain(runs: Sequence[Run], spoken: list[tuple[Mention, ...]], width: int) -> dict[int, Run] | None:
    """The rows where every run has all its values and its label right before it, in the order of the form."""
    assigned: dict[int, Run] = {}
    latest = -1
    for run, run_mentions in zip(runs, spoken, strict=True):
        if run.empty and not run_mentions:
            continue
        last = run_mentions[-1] if run_mentions else None
        if (
            last is None
            or len(run.slots) < width
            or last.score < 1
            or last.end < len(run.before)
            or last.row <= latest
        ):
            return None
        assigned[last.row] = run
        latest = last.row
    return assigned


def _in_order(
    table: Table, runs: Sequence[Run], spoken: list[tuple[Mention, ...]], named: set[int], width: int
) -> dict[int, Run]:
    """The best assignment that keeps the order of the form: dynamic programming over runs × rows."""
    rows = len(table.rows)
    full = sum(len(run.slots) >= width - 1 for run in runs) > len(runs) / 2
    stray = [full and len(run.slots) <= 2 and run.digits <= 2 for run in runs]
    likeness = [
        {} if stray[position] else _likeness(spoken, position, run) for position, run in enumerate(runs)
    ]
    best = [[0.0] * (rows + 1) for _ in range(len(runs) + 1)]
    came: list[list[int]] = [[0] * (rows + 1) for _ in range(len(runs) + 1)]
    for row in range(1, rows + 1):
        best[0][row] = best[0][row - 1] + (0.0 if row - 1 in named else _SKIP_ROW)
        came[0][row] = 1
    for position, run in enumerate(runs, start=1):
        drop = -0.1 if stray[position - 1] else _cost_of_dropping(run, width)
        best[position][0] = best[position - 1][0] + drop
        came[position][0] = 2
        for row in range(1, rows + 1):
            here = likeness[position - 1].get(
                row - 1, 0.0 if _could_be_row(run, width) and not stray[position - 1] else -20.0
            )
            options = (
                best[position - 1][row - 1] + here,
                best[position][row - 1] + (0.0 if row - 1 in named else _SKIP_ROW),
                best[position - 1][row] + drop,
            )
            top = max(range(3), key=options.__getitem__)
            best[position][row], came[position][row] = options[top], top
    return _walk_back(came, runs, rows)


def assign_by_words(table: Table, runs: Sequence[Run]) -> tuple[dict[int, Run], set[int]]:
    """Row index → run by the words before each run alone: for tables whose rows are few, clear and moved about."""
    assigned: dict[int, Run] = {}
    named: set[int] = set()
    for run in runs:
        spoken = mentions(table, run.before)
        named |= {mention.row for mention in spoken}
        if spoken and spoken[-1].end >= len(run.before) - ODD_END and spoken[-1].row not in assigned:
            assigned[spoken[-1].row] = run
    return assigned, named


def _walk_back(came: list[list[int]], runs: Sequence[Run], rows: int) -> dict[int, Run]:
    assigned: dict[int, Run] = {}
    position, row = len(runs), rows
    while position or row:
        step = came[position][row]
        if step == 0 and position and row:
            assigned[row - 1] = runs[position - 1]
            position, row = position - 1, row - 1
        elif step == 1 and row:
            row -= 1
        else:
            position -= 1
    return assigned


def _likeness(spoken: list[tuple[Mention, ...]], position: int, run: Run) -> dict[int, float]:
    """How well each row fits this run, by the words before it and, less, by the words after it."""
    scores: dict[int, float] = {}
    if position + 1 < len(spoken):
        for mention in spoken[position + 1][:-1]:
            scores[mention.row] = _AFTER * mention.score
    for mention in spoken[position]:
        scores[mention.row] = _BEFORE * mention.score
    if spoken[position]:
        last = spoken[position][-1]
        if run.before.endswith(run.own) or last.end > len(run.before) - len(run.own):
            scores[last.row] = _LAST * last.score
    return scores


def _could_be_row(run: Run, width: int) -> bool:
    return not run.empty and (len(run.slots) > 1 or run.digits >= min(width, 2))


def _cost_of_dropping(run: Run, width: int) -> float:
    if run.empty:
        return 0.0
    return _SKIP_RUN if len(run.slots) >= width - 1 or run.digits >= width else -0.5
