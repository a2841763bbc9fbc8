"""The original files under GONGKAI_DATA, each named by its SHA-256: the same bytes stand there once."""

import hashlib

from gongkai.lib.sealed import Store

STORE = Store("sources")
place, keep, load, forget = STORE.place, STORE.keep, STORE.load, STORE.forget


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
