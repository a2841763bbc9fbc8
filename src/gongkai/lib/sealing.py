"""Whole files encrypted at rest: AES-256-GCM under a key of the ring. Pure: bytes and keys in, bytes out.

A sealed file says by which key it was sealed, so that the key can be changed: old files open with the old key until
they are sealed anew. Changing the layout breaks every file that stands sealed.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

MARK: Final = b"gongkai sealed 1\n"
_ID: Final = 8
_NONCE: Final = 12
_HEAD: Final = len(MARK) + _ID


class Damaged(Exception):  # noqa: N818 (it says what the file is)
    """The bytes are not those that were sealed, or no key of the ring opens them."""


def seal(data: bytes, key: str, bound: str) -> bytes:
    """bound: what the file is named; under another name it does not open."""
    secret, head, nonce = _derived(key), MARK + key_id(key), os.urandom(_NONCE)
    return head + nonce + AESGCM(secret).encrypt(nonce, data, head + bound.encode())


def unseal(sealed: bytes, keys: Sequence[str], bound: str) -> bytes:
    """Raises Damaged."""
    head, body = sealed[:_HEAD], sealed[_HEAD:]
    key = next((one for one in keys if MARK + key_id(one) == head), None)
    if key is None:
        raise Damaged(bound)
    try:
        return AESGCM(_derived(key)).decrypt(body[:_NONCE], body[_NONCE:], head + bound.encode())
    except (InvalidTag, ValueError):  # changed, or cut off
        raise Damaged(bound) from None


def is_sealed(head: bytes) -> bool:
    return head.startswith(MARK)


def is_sealed_by(head: bytes, key: str) -> bool:
    return head.startswith(MARK + key_id(key))


def key_id(key: str) -> bytes:
    """Tells keys apart and says nothing of them."""
    return hashlib.sha256(b"gongkai.lib.sealing.id\x00" + key.encode()).digest()[:_ID]


def _derived(key: str) -> bytes:
    # The prefix keeps this use apart from the signing that Django does with the same key, and from lib.secrets.
    return hashlib.sha256(b"gongkai.lib.sealing\x00" + key.encode()).digest()
