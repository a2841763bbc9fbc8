"""What an explained deadline costs beside a bare count of the same working days.

    python bench/bench_statute.py [--rounds N]

Bare: one look-up of the n-th working day. Explained: the clock with its extension and its excluded time, and every day
of it with number, reason and article. Medians of one run on one machine; the ratios are what counts.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable
from datetime import date, timedelta

from gongkai.statute.calendar import official
from gongkai.statute.clock import ReplyClock, amended
from gongkai.statute.consultation import Consulted, consultation_exclusion
from gongkai.statute.deadlines import reply_deadline

GOAL_US = 50.0
CALENDAR = official()
RECEIVED = date(2024, 4, 1)
LETTER = consultation_exclusion(
    Consulted.THIRD_PARTY,
    CALENDAR,
    receipt_date=RECEIVED,
    sent_on=date(2024, 4, 8),
    delivered_on=date(2024, 4, 9),
    opinion_on=date(2024, 4, 16),
)
assert LETTER is not None
PLAIN = ReplyClock(RECEIVED)
PAUSED = ReplyClock(RECEIVED, exclusions=(LETTER,))
EXTENDED = ReplyClock(RECEIVED, exclusions=(LETTER,), extended_on=date(2024, 5, 7))
RESTARTED = ReplyClock(RECEIVED, restarts=(amended(date(2024, 4, 22), receipt_date=RECEIVED),))
YEAR = [date(2024, 1, 1) + timedelta(days=number) for number in range(366)]


def median_us(work: Callable[[], object], rounds: int) -> float:
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return sorted(taken)[rounds // 2] * 1_000_000


def compare(label: str, work: Callable[[], object], bare: float, rounds: int) -> None:
    taken = median_us(work, rounds)
    print(
        f"{label:44} {taken:8.1f} µs ({taken / bare:5.1f} x the bare count of {bare:4.1f} µs, goal {GOAL_US:.0f} µs)"
    )


def explained(clock: ReplyClock) -> Callable[[], object]:
    return lambda: clock.deadline(CALENDAR).ledger(CALENDAR)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rounds", type=int, default=int(os.environ.get("BENCH_ROUNDS", "2001")))
    rounds = parser.parse_args().rounds
    bare_20 = median_us(lambda: CALENDAR.after(RECEIVED, 20), rounds)
    bare_40 = median_us(lambda: CALENDAR.after(RECEIVED, 40), rounds)
    compare("deadline alone", lambda: reply_deadline(RECEIVED, CALENDAR), bare_20, rounds)
    compare("explained: 20 working days", explained(PLAIN), bare_20, rounds)
    compare("explained: amended", explained(RESTARTED), bare_20, rounds)
    compare("explained: a letter excluded", explained(PAUSED), bare_20, rounds)
    compare("explained: a letter excluded and extended", explained(EXTENDED), bare_40, rounds)
    year = median_us(
        lambda: [reply_deadline(day, CALENDAR).ledger(CALENDAR) for day in YEAR], max(3, rounds // 100)
    )
    print(f"{'explained: a request on each day of a year':44} {year / len(YEAR):8.1f} µs each")


if __name__ == "__main__":
    main()
