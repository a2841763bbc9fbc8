"""Encryption of short secrets at rest with a key derived from the key of the installation."""

import base64
import hashlib
import hmac

from cryptography.fernet import Fernet, MultiFernet


def encrypt(text: str, key: str) -> str:
    return _box(key).encrypt(text.encode()).decode("ascii")


def decrypt(token: str, *keys: str) -> str:
    """The text. Raises cryptography.fernet.InvalidToken if it was sealed by none of the keys, or was changed."""
    return MultiFernet([_box(key) for key in keys]).decrypt(token.encode("ascii")).decode()


def _box(key: str) -> Fernet:
    # The prefix keeps this use apart from the signing that Django does with the same key.
    derived = hashlib.sha256(b"gongkai.lib.secrets\x00" + key.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(derived))


def blind_index(text: str, key: str) -> str:
    """A keyed digest by which a secret can be looked up and compared without being decrypted; "" for nothing."""
    if not text:
        return ""
    derived = hashlib.sha256(b"gongkai.lib.secrets.index\x00" + key.encode()).digest()
    return hmac.new(derived, text.encode(), hashlib.sha256).hexdigest()
