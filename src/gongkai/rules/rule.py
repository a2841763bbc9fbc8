"""One rule: what it catches, why, where it comes from, and the function that gives its findings."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

Subject = TypeVar("Subject")


class Verdict(StrEnum):
    """A check has four results, not two."""

    HOLDS = "holds"
    BROKEN = "broken"
    CANNOT_TELL = "cannot_tell"
    NOT_APPLICABLE = "not_applicable"


class Level(StrEnum):
    """How grave a broken rule is: an error blocks publication, a warning wants a note, a remark is for reading."""

    ERROR = "error"
    WARNING = "warning"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule comes from: the instrument and the place in it, or the practice that gave rise to it."""

    instrument: str
    place: str = ""
    mark: str = ""  # "", "inferred", "secondary", "unverified"


class Finding(NamedTuple):
    """What a rule says of one place in its subject.

    cells: ids of the cells concerned, the one at fault first ("narrative/METRIC" names a figure of the prose).
    found, expected: the numbers as printed and as they should be, None where there is no single one.
    sentence: for a clerk, in Chinese, with the cells and the arithmetic written out.
    contradiction: the document contradicts itself (no other reading is possible).
    kind, anchor: the type of inconsistency and its place as in the exchange format (SCHEMA "inconsistencies").
    """

    rule: str
    verdict: Verdict
    level: Level
    sentence: str
    cells: tuple[str, ...] = ()
    found: Decimal | int | None = None
    expected: Decimal | int | None = None
    contradiction: bool = False
    kind: str = ""
    anchor: str = ""
    quote: str = ""


@dataclass(frozen=True)
class Rule(Generic[Subject]):
    """A rule over a subject. `passing` and `failing` are one-sentence examples, shown in the reference."""

    id: str
    title: str
    catches: str
    why: str
    source: Source
    level: Level
    check: Callable[[Subject], Iterable[Finding]]
    passing: str
    failing: str

    def holds(self, sentence: str, cells: tuple[str, ...] = (), anchor: str = "") -> Finding:
        """The subject is right in this place."""
        return Finding(self.id, Verdict.HOLDS, self.level, sentence, cells, anchor=anchor)

    def cannot_tell(
        self, sentence: str, cells: tuple[str, ...] = (), anchor: str = "", kind: str = ""
    ) -> Finding:
        """What is needed to judge is blank, unreadable or not given."""
        return Finding(self.id, Verdict.CANNOT_TELL, self.level, sentence, cells, kind=kind, anchor=anchor)

    def not_applicable(self, sentence: str) -> Finding:
        """The subject has nothing that this rule could be asked about."""
        return Finding(self.id, Verdict.NOT_APPLICABLE, self.level, sentence)

    def broken(
        self,
        sentence: str,
        cells: tuple[str, ...] = (),
        *,
        found: Decimal | int | None = None,
        expected: Decimal | int | None = None,
        contradiction: bool = False,
        kind: str = "",
        anchor: str = "",
        quote: str = "",
        level: Level | None = None,
    ) -> Finding:
        """The rule is broken here. `level` may be milder or graver than the rule's own where the law says so."""
        return Finding(
            rule=self.id,
            verdict=Verdict.BROKEN,
            level=level or self.level,
            sentence=sentence,
            cells=cells,
            found=found,
            expected=expected,
            contradiction=contradiction,
            kind=kind,
            anchor=anchor,
            quote=quote,
        )
