"""Whole files at rest: they open under their name with a key of the ring, and in no other way."""

import pytest

from gongkai.lib.sealing import Damaged, is_sealed, seal, unseal

PLAIN = "身份证号码110101199003070000".encode() * 400
NAME = "ab" * 32


def test_a_file_comes_back_and_its_words_do_not_stand_in_it():
    sealed = seal(PLAIN, "new", NAME)
    assert unseal(sealed, ["new"], NAME) == PLAIN
    assert "身份证".encode() not in sealed
    assert (is_sealed(sealed), is_sealed(PLAIN)) == (True, False)


def test_the_same_file_never_looks_the_same():
    assert seal(PLAIN, "new", NAME) != seal(PLAIN, "new", NAME)


def test_an_older_key_of_the_ring_still_opens_what_it_sealed():
    assert unseal(seal(PLAIN, "old", NAME), ["new", "old"], NAME) == PLAIN


@pytest.mark.parametrize(
    ("change", "keys", "name"),
    [
        (lambda sealed: sealed, ["another"], NAME),
        (lambda sealed: sealed, ["new"], "cd" * 32),  # one file put in the place of another
        (lambda sealed: sealed[:-1] + bytes([sealed[-1] ^ 1]), ["new"], NAME),
        (lambda sealed: sealed[:-1], ["new"], NAME),
        (lambda sealed: sealed[:30], ["new"], NAME),
    ],
    ids=["another key", "another name", "one bit", "one byte less", "cut off"],
)
def test_what_was_changed_or_moved_does_not_open(change, keys, name):
    with pytest.raises(Damaged):
        unseal(change(seal(PLAIN, "new", NAME)), keys, name)


def test_an_empty_file_is_sealed_too():
    assert unseal(seal(b"", "new", NAME), ["new"], NAME) == b""
