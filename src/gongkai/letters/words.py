"""Words as a letter prints them: clean text, dates, numbers of items, how wide a line is. No clock, no language file."""

import re
import unicodedata
from datetime import date

from gongkai.statute.citation import in_words

MOST_IN_WORDS = 999
_BLANK = re.compile(r"[\t\n\v\f\r \x1c-\x1f\x85\xa0\u2028\u2029]+")
_NEW_LINE = re.compile(r"\r\n|[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")
_STRANGE_BLANK = re.compile(r"[\v\f\x1c-\x1f\x85\u2028\u2029]")
# Signs that print nothing, yet turn the order of what is read, hide text, or are no character at all.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]"
)


def visible(words: str) -> str:
    """A text without signs that print nothing; what XML does not know as a blank becomes one."""
    return _STRANGE_BLANK.sub(" ", _UNSEEN.sub("", words))


def clean(words: str) -> str:
    """One line of plain text: what cannot be seen is dropped, blanks and new lines become one space."""
    seen = "".join(_as_seen(sign) for sign in _UNSEEN.sub("", words))
    return _BLANK.sub(" ", unicodedata.normalize("NFC", seen)).strip()


def clean_lines(words: str) -> tuple[str, ...]:
    """The lines of a longer text, each clean, without the empty ones."""
    return tuple(line for line in map(clean, _NEW_LINE.split(words)) if line)


def _as_seen(sign: str) -> str:
    """Half a character (a lone surrogate) and the unassigned ends of the planes can be written into no file."""
    broken = 0xD800 <= ord(sign) <= 0xDFFF or ord(sign) & 0xFFFE == 0xFFFE
    return "\N{REPLACEMENT CHARACTER}" if broken else sign


def in_chinese(day: date) -> str:
    """成文日期 as GB/T 9704 wants it: 2026年3月5日, no noughts before month and day."""
    return f"{day.year}年{day.month}月{day.day}日"


def item_number(number: int) -> str:
    """（一）, （二） …; lists longer than laws are go on in digits."""
    return f"（{in_words(number) if number <= MOST_IN_WORDS else number}）"


def width(words: str) -> float:
    """How wide the words stand, in characters of full width."""
    return sum(1.0 if unicodedata.east_asian_width(sign) in "FWA" else 0.5 for sign in words)
