"""Instruments of law and places in them. A rule takes its citation as a required argument, so none goes without."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

_DIGITS = "零一二三四五六七八九"


def in_words(number: int) -> str:
    """An article's number as laws print it: 7 → 七, 33 → 三十三, 108 → 一百零八. Only 1 to 999 occur."""
    hundreds, rest = divmod(number, 100)
    tens, units = divmod(rest, 10)
    words = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if hundreds and rest and not tens:
        words += "零"
    if tens:
        words += "十" if tens == 1 and not hundreds else f"{_DIGITS[tens]}十"
    return words + (_DIGITS[units] if units else "")


@dataclass(frozen=True, slots=True)
class Instrument:
    """One version of a law, regulation or official reply.

    number: 文号. in_force, until: first and last day on which this version governs, until None while it does.
    mark: how sure the reading is: "" read in the instrument itself, "secondary", "inferred", "unverified".
    """

    code: str
    title: str
    number: str
    in_force: date
    until: date | None = None
    mark: str = ""

    def article(self, number: int, paragraph: int | None = None, item: int | None = None) -> Citation:
        """A place in it: article (条), paragraph (款), item (项)."""
        return Citation(self, number, paragraph, item)

    def whole(self, mark: str = "") -> Citation:
        """The instrument itself, where a place is not numbered."""
        return Citation(self, None, mark=mark)

    def governs(self, day: date) -> bool:
        return self.in_force <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in an instrument. mark: as of the instrument, where this place is less sure than the rest."""

    instrument: Instrument
    article: int | None
    paragraph: int | None = None
    item: int | None = None
    mark: str = ""

    def marked(self, mark: str) -> Citation:
        """The same place, with how sure we are that it says this."""
        return Citation(self.instrument, self.article, self.paragraph, self.item, mark)

    @property
    def place(self) -> str:
        """第三十三条第二款."""
        parts = ((self.article, "条"), (self.paragraph, "款"))
        words = "".join(f"第{in_words(number)}{unit}" for number, unit in parts if number is not None)
        return words + (f"第（{in_words(self.item)}）项" if self.item is not None else "")

    def __str__(self) -> str:
        return f"《{self.instrument.title}》{self.place}"


class NotInForce(LookupError):  # noqa: N818 (a refusal)
    """No version of this law governed on that day."""

    def __init__(self, title: str, day: date) -> None:
        super().__init__(f"{day.isoformat()}没有施行中的{title}版本，不能据以计算；请核对日期。")
        self.title, self.day = title, day


def in_force_on(day: date, versions: Iterable[Instrument]) -> Instrument:
    """The one version that governs on a day. Raises NotInForce outside the known time."""
    known = tuple(versions)
    for version in known:
        if version.governs(day):
            return version
    raise NotInForce(f"《{known[0].title}》" if known else "法律", day)
