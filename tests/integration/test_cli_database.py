"""A database that cannot be asked is told in a sentence, never by what went wrong within the program."""

import os
import subprocess
import sys

import pytest

NOBODY_LISTENS = "postgres://nobody@127.0.0.1:1/nothing"


def said(folder, *words, **settings):
    inherited = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
    }
    environment = inherited | {"GONGKAI_DATA": str(folder), **settings}
    done = subprocess.run(
        [sys.executable, "-m", "gongkai.cli.main", *words], env=environment, capture_output=True, text=True, check=False
    )  # fmt: skip
    return done.returncode, done.stderr


def test_an_empty_database_says_that_it_has_to_be_migrated(tmp_path):
    code, sentence = said(tmp_path, "search", "verify")
    assert (code, sentence) == (
        1,
        "数据库还没有建立，或者还没有升级到这个版本；请先运行 gongkai migrate。\n",
    )


@pytest.mark.parametrize("words", [("search", "verify"), ("migrate",)])
def test_a_database_that_does_not_answer_is_named(tmp_path, words):
    code, sentence = said(tmp_path, *words, DATABASE_URL=NOBODY_LISTENS)
    assert code == 1
    assert sentence.startswith("连不上数据库（")
    assert "请检查 DATABASE_URL" in sentence
    assert "Traceback" not in sentence
