"""Index numbers come back as they were written, and no text overlaps more than wholly."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from gongkai.apps.proactive.numbering import parse
from gongkai.apps.proactive.numbering_audit import DatedPattern, audit
from gongkai.apps.proactive.overlap import overlap

PATTERNS = st.sampled_from(
    [
        "{org_code}/{yyyy}-{serial:5}",
        "{credit_code}/{yyyymm}-{serial}",
        "{division}{agency:3}{category:2}{group:2}{yyyy}{serial:4}",
        "{agency}-{category}{yyyymmdd}-{group}/{serial:3@agency+yyyy}",
        "信公{yyyy}年{serial}号",
    ]
)
PARTS = st.fixed_dictionaries(
    {
        "org_code": st.from_regex(r"[0-9A-Z]{8}[0-9X]", fullmatch=True),
        "credit_code": st.from_regex(r"[0-9A-H]{18}", fullmatch=True),
        "division": st.from_regex(r"[0-9]{6}", fullmatch=True),
        "agency": st.from_regex(r"[0-9A-Z]{3}", fullmatch=True),
        "category": st.from_regex(r"[0-9A-Z]{2}", fullmatch=True),
        "group": st.from_regex(r"[0-9A-Z]{2}", fullmatch=True),
    }
)
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
TEXTS = st.text("甲乙丙丁，。 ", max_size=80)


@given(PATTERNS, PARTS, DAYS, st.integers(0, 10**9))
def test_what_was_written_is_taken_apart_into_the_same(pattern, parts, day, serial):
    found = parse(pattern)
    key = found.key(parts, day)
    apart = found.taken_apart(found.written(key, serial))
    assert (apart.key, apart.serial) == (key, serial)
    assert all(apart.parts[name] == parts[name] for name in found.needs)


@given(PATTERNS, PARTS, DAYS, st.sets(st.integers(1, 300), min_size=1))
def test_gaps_and_given_serials_are_all_serials_up_to_the_last(pattern, parts, day, serials):
    found = parse(pattern)
    key = found.key(parts, day)
    gaps = audit(
        [DatedPattern(found, date.min)], [(found.written(key, serial), None) for serial in serials]
    ).gaps
    skipped = {serial for gap in gaps for serial in range(gap.first, gap.last + 1)}
    assert skipped | serials == set(range(1, max(serials) + 1))
    assert not skipped & serials


@given(TEXTS, TEXTS, st.integers(2, 6))
def test_shares_lie_between_nothing_and_all_and_passages_are_pieces_of_the_text(one, other, run):
    found = overlap(one, other, run=run)
    assert 0 <= found.copied <= 1
    assert 0 <= found.repeated <= 1
    assert all(one[part.start : part.end] == part.text for part in found.passages)
    assert bool(found.passages) == bool(found.kept)
