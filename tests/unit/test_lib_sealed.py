"""Files under the data folder: kept once, encrypted where they are about people, and moved to a new key."""

import pytest

from gongkai.lib.sealed import Store
from gongkai.lib.sealing import Damaged

PLAIN = b"identity document of a person"


@pytest.fixture
def data(tmp_path, settings):
    settings.DATA, settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = tmp_path, "old key", []
    return tmp_path


def on_disk(folder):
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_an_encrypted_store_leaves_no_plain_word_on_the_disk(data):
    store = Store("people", encrypted=True)
    digest = store.keep(PLAIN)
    assert store.load(digest) == PLAIN
    assert b"identity" not in on_disk(data)


def test_a_store_of_public_files_keeps_them_as_they_came(data):
    digest = Store("public").keep(PLAIN)
    assert on_disk(data) == PLAIN
    assert Store("public").load(digest) == PLAIN


def test_after_a_change_of_key_old_files_open_and_are_sealed_anew(data, settings):
    store = Store("people", encrypted=True)
    digest = store.keep(PLAIN)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "new key", ["old key"]
    assert store.load(digest) == PLAIN
    assert (store.reseal(), store.reseal()) == ((1, []), (0, []))
    settings.SECRET_KEY_FALLBACKS = []
    assert store.load(digest) == PLAIN


def test_without_its_key_a_file_is_named_and_left_alone(data, settings):
    store = Store("people", encrypted=True)
    digest = store.keep(PLAIN)
    kept = on_disk(data)
    settings.SECRET_KEY = "new key"
    assert store.reseal() == (0, [digest])
    assert on_disk(data) == kept
    with pytest.raises(Damaged):
        store.load(digest)


def test_what_lies_open_from_before_is_read_and_sealed(data):
    digest = Store("people").keep(PLAIN)
    store = Store("people", encrypted=True)
    assert store.load(digest) == PLAIN
    assert store.reseal() == (1, [])
    assert b"identity" not in on_disk(data)


def test_keeping_again_what_lies_open_seals_it(data):
    digest = Store("people").keep(PLAIN)
    assert Store("people", encrypted=True).keep(PLAIN) == digest
    assert b"identity" not in on_disk(data)


def test_keeping_again_what_no_key_opens_writes_it_anew(data, settings):
    store = Store("people", encrypted=True)
    store.keep(PLAIN)
    settings.SECRET_KEY = "new key"
    assert store.load(store.keep(PLAIN)) == PLAIN


def test_another_file_put_in_its_place_in_clear_is_not_taken_for_it(data):
    store = Store("people", encrypted=True)
    digest = store.keep(PLAIN)
    store.place(digest).write_bytes(b"identity document of another")
    with pytest.raises(Damaged):
        store.load(digest)
    assert store.reseal() == (0, [digest])
