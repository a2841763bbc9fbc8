"""The one refusal of this package: a file that cannot be read, said in a sentence a clerk can act on."""

from __future__ import annotations


class Unreadable(Exception):  # noqa: N818 - it is the answer "this cannot be read", not a fault of the program
    """str() is one Chinese sentence: what is wrong, where, what to do.

    reason: a short code for tests and statistics (`too_large`, `encrypted` …). values: what the sentence names.
    """

    def __init__(self, reason: str, sentence: str, **values: object) -> None:
        super().__init__(sentence)
        self.reason = reason
        self.sentence = sentence
        self.values = values

    def __reduce__(self) -> tuple[object, ...]:
        """It crosses from the guarded child to the parent, and pickle would otherwise drop the values."""
        return _rebuilt, (self.reason, self.sentence, self.values)


def _rebuilt(reason: str, sentence: str, values: dict[str, object]) -> Unreadable:
    return Unreadable(reason, sentence, **values)
