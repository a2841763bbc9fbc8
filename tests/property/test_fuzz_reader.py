"""A small share of what scripts/fuzz.py does at length: damaged files of every format always get an answer."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

from gongkai.annual_report.read.sources import Unreadable
from gongkai.annual_report.read.sources.html import _Reading
from gongkai.annual_report.read.sources.html_markup import OutOfOrderError, in_order, mended
from gongkai.annual_report.read.sources.limits import Deadline

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))

import fuzz
from fuzz_mutations import MARKUP
from fuzz_seeds import page, seeds


def test_300_damaged_files_are_read_or_refused_and_none_ends_the_process():
    tally = fuzz.run(300, seed=2025, jobs=1, hang=10.0)
    assert tally.failures == []
    assert tally.read + sum(tally.reasons.values()) == 300
    assert tally.read > 100
    assert len(tally.reasons) >= 3
    assert tally.memory < 1024


def test_the_fuzzer_reports_what_goes_wrong(monkeypatch):
    def wrong(data: bytes, name: str) -> None:
        raise ZeroDivisionError(name)

    monkeypatch.setattr(fuzz, "read_report", wrong)
    assert fuzz.outcome(b"x", "a.txt").startswith("failure")
    assert "ZeroDivisionError" in fuzz.outcome(b"x", "a.txt")


@pytest.mark.parametrize("number", range(600))
def test_markup_in_order_says_the_same_as_when_it_is_mended(number):
    chance = random.Random(number)
    data = page().encode()
    for _ in range(chance.choice((1, 2, 4))):
        data = chance.choice(MARKUP)(chance, data, b"")
    text = data.decode(errors="replace").replace("\0", "")
    try:
        plain = _Reading(in_order(text), Deadline(), strict=True).items()
    except (OutOfOrderError, Unreadable):
        plain = None
    try:
        after = _Reading(mended(text), Deadline(), strict=False).items()
    except Unreadable:  # a span or a nesting beyond the limits
        return
    assert plain is None or plain == after


def test_the_same_number_gives_the_same_input():
    files = seeds()
    assert fuzz.input_of(7, 1, files) == fuzz.input_of(7, 1, files)
    assert fuzz.input_of(7, 1, files) != fuzz.input_of(8, 1, files)
