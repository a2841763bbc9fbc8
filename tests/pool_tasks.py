"""Work for the guarded pool, in a module that a fresh interpreter can import."""

import os
import time


def act(word: str) -> str:
    if word == "die":
        os._exit(9)
    if word == "sleep":
        time.sleep(60)
    if word == "eat":
        return "x" * len(bytearray(1 << 29))
    if word == "raise":
        raise ZeroDivisionError
    return word.upper()


def process_id(_: str) -> int:
    return os.getpid()
