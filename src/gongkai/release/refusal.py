"""The one refusal of this package: a file that is not taken, said in a sentence that a clerk or a citizen can act on."""

from __future__ import annotations


class Refused(Exception):  # noqa: N818 - it is the answer "this file is not taken", not a fault of the program
    """str() is one Chinese sentence: what is wrong, where, what to do. reason: a short code for tests and statistics."""

    def __init__(self, reason: str, sentence: str) -> None:
        super().__init__(sentence)
        self.reason = reason
        self.sentence = sentence


def broken(what: str) -> Refused:
    return Refused("broken", f"{what}已经损坏或者不完整，无法读出内容；请在原来的软件中打开并另存后再上传。")
