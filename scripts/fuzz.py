"""Feed the reader damaged files of every format and see that it always answers: with a reading or with a sentence.

    python scripts/fuzz.py --count 100000 --seed 1 --jobs 2

Counted as failures: any exception but Unreadable, a death of the process, an input that takes longer than --hang
seconds. The exit code is 1 if there was one. The same seed gives the same inputs; `--only N` runs input N alone.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import resource
import signal
import sys
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from fuzz_mutations import mutated
from fuzz_seeds import seeds

from gongkai.annual_report.read import read_report
from gongkai.annual_report.read.sources import Unreadable

MEGABYTE = 1024 * 1024
MEMORY = 1536 * MEGABYTE


@dataclass
class Tally:
    """What came out so far. `slowest` in seconds; `memory` the peak of a worker in MB."""

    read: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    slowest: float = 0.0
    slowest_input: int = -1
    memory: int = 0


def input_of(number: int, seed: int, files: dict[str, bytes]) -> tuple[str, bytes]:
    """The name and bytes of one mutated input; a function of its number alone."""
    chance = random.Random(f"{seed}:{number}")
    name = chance.choice(sorted(files))
    return name, mutated(chance, files[name], files[chance.choice(sorted(files))])


def outcome(data: bytes, name: str) -> str:
    """`read`, the reason of a refusal, or `failure` with the trace."""
    try:
        read_report(data, name)
    except Unreadable as refusal:
        if not str(refusal).endswith("。"):
            return f"failure: not a sentence: {refusal}"
        return refusal.reason
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # noqa: BLE001 - finding every other exception is what this program is for
        return "failure: " + traceback.format_exc(limit=-6)
    return "read"


def work(numbers: range, seed: int, hang: float, pipe: Connection) -> None:
    """Run inputs one by one and tell the parent before and after each, so that it knows what a death was due to."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    files = seeds()
    for number in numbers:
        name, data = input_of(number, seed, files)
        pipe.send((number, name))
        signal.setitimer(signal.ITIMER_REAL, hang)
        start = time.perf_counter()
        said = outcome(data, name)
        taken = time.perf_counter() - start
        signal.setitimer(signal.ITIMER_REAL, 0)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        pipe.send((number, said, taken, peak))
    pipe.send(None)


class Worker:
    """A process on its share of the numbers; started again behind the input it died of."""

    def __init__(self, numbers: range, seed: int, hang: float) -> None:
        self.numbers, self.seed, self.hang = numbers, seed, hang
        self.current: tuple[int, str] = (-1, "")
        self.done = False
        self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe(duplex=False)
        self.process = context.Process(
            target=work, args=(self.numbers, self.seed, self.hang, theirs), daemon=True
        )
        self.process.start()
        theirs.close()

    def step(self, tally: Tally) -> None:
        """Take in one message."""
        try:
            message = self.pipe.recv()
        except EOFError:
            self._died(tally)
            return
        if message is None:
            self.done = True
            self.process.join()
        elif len(message) == 2:
            self.current = message
        else:
            _count(tally, self.current[1], *message)

    def _died(self, tally: Tally) -> None:
        self.process.join()
        number, name = self.current
        why = (
            "hang"
            if self.process.exitcode == -signal.SIGALRM
            else f"death, exit code {self.process.exitcode}"
        )
        tally.failures.append(f"input {number} ({name}): {why}")
        left = [one for one in self.numbers if one > number]
        if number < 0 or not left:
            self.done = True
            return
        self.numbers = range(left[0], self.numbers.stop, self.numbers.step)
        self._start()


def _count(tally: Tally, name: str, number: int, said: str, taken: float, peak: int) -> None:
    if said == "read":
        tally.read += 1
    elif said.startswith("failure"):
        tally.failures.append(f"input {number} ({name}): {said}")
    else:
        tally.reasons[said] += 1
    tally.memory = max(tally.memory, peak)
    if taken > tally.slowest:
        tally.slowest, tally.slowest_input = taken, number


def run(count: int, seed: int, jobs: int, hang: float) -> Tally:
    """All inputs over all workers."""
    tally = Tally()
    workers = [Worker(range(at, count, jobs), seed, hang) for at in range(min(jobs, count))]
    while running := [worker for worker in workers if not worker.done]:
        by_pipe = {worker.pipe: worker for worker in running}
        for pipe in multiprocessing.connection.wait(list(by_pipe)):
            by_pipe[pipe].step(tally)
    return tally


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument(
        "--hang", type=float, default=10.0, help="seconds after which an input counts as a hang"
    )
    parser.add_argument("--only", type=int, help="run this one input, in this process")
    parser.add_argument("--save", type=Path, help="with --only: write the input there")
    options = parser.parse_args()
    if options.only is not None:
        name, data = input_of(options.only, options.seed, seeds())
        if options.save:
            options.save.write_bytes(data)
        print(name, len(data), outcome(data, name))
        return 0
    start = time.perf_counter()
    tally = run(options.count, options.seed, options.jobs, options.hang)
    taken = time.perf_counter() - start
    print(
        f"{options.count} inputs in {taken:.0f} s: {tally.read} read, {sum(tally.reasons.values())} refused"
    )
    print("  refused:", ", ".join(f"{reason} {number}" for reason, number in tally.reasons.most_common()))
    print(
        f"  slowest {tally.slowest:.2f} s (input {tally.slowest_input}), peak memory of a worker {tally.memory} MB"
    )
    for failure in tally.failures[:50]:
        print(failure)
    print(f"  failures: {len(tally.failures)}")
    return 1 if tally.failures else 0


if __name__ == "__main__":
    sys.exit(main())
