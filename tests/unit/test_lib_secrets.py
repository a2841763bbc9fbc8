"""Short secrets at rest."""

import pytest
from cryptography.fernet import InvalidToken

from gongkai.lib.secrets import decrypt, encrypt


def test_a_secret_comes_back_with_its_key_alone():
    token = encrypt("JBSWY3DPEHPK3PXP", "key of the house")
    assert decrypt(token, "key of the house") == "JBSWY3DPEHPK3PXP"
    assert "JBSWY3DPEHPK3PXP" not in token
    with pytest.raises(InvalidToken):
        decrypt(token, "key of another house")


def test_the_same_secret_never_looks_the_same():
    assert encrypt("secret", "key") != encrypt("secret", "key")


def test_a_changed_token_is_refused():
    token = encrypt("secret", "key")
    with pytest.raises(InvalidToken):
        decrypt(token[:-2] + ("A" if token[-2] != "A" else "B") + token[-1], "key")
