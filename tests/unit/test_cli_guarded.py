"""The pool of the command line: whatever one item does, the others get their results."""

import os
import time

from gongkai.cli import guarded
from gongkai.cli.guarded import Failure, Limits, Pool
from tests import pool_tasks


def _run(words, **limits):
    return list(Pool(pool_tasks.act, workers=2, limits=Limits(**limits)).run(words))


def test_results_come_in_the_order_given():
    words = [f"w{number}" for number in range(40)]
    assert _run(words) == [(word, word.upper()) for word in words]


def test_an_item_that_kills_its_process_fails_alone():
    results = dict(_run(["a", "die", "b", "c"]))
    assert isinstance(results.pop("die"), Failure)
    assert results == {"a": "A", "b": "B", "c": "C"}


def test_an_item_that_raises_something_unforeseen_fails_alone():
    results = dict(_run(["a", "raise", "b"]))
    assert "意外中止" in results["raise"].sentence
    assert (results["a"], results["b"]) == ("A", "B")


def test_an_item_over_its_time_is_stopped_and_said_so():
    begin = time.monotonic()
    results = dict(_run(["sleep", "a", "b"], seconds=1.0))
    assert "超过1秒" in results["sleep"].sentence
    assert (results["a"], results["b"]) == ("A", "B")
    assert time.monotonic() - begin < 20


def test_an_item_over_its_memory_is_stopped_and_said_so():
    results = dict(_run(["a", "eat", "b"], extra_bytes=1 << 28))
    assert "内存超过256MB" in results["eat"].sentence
    assert (results["a"], results["b"]) == ("A", "B")


def test_two_files_that_take_all_workers_with_them_do_not_end_the_run():
    results = _run(["die", "raise", "w", "x"])
    assert [word for word, _ in results] == ["die", "raise", "w", "x"]
    assert results[-1] == ("x", "X")


def test_workers_are_replaced_after_a_while(monkeypatch):
    monkeypatch.setattr(guarded, "RECYCLE_AFTER", 3)
    ids = [pid for _, pid in Pool(pool_tasks.process_id, workers=1).run(["w"] * 7)]
    assert [ids.count(pid) for pid in dict.fromkeys(ids)] == [3, 3, 1]


def test_stopping_half_way_leaves_no_process_behind():
    run = Pool(pool_tasks.process_id, workers=2).run(["w"] * 10)
    ids = {next(run)[1] for _ in range(4)}
    run.close()
    assert not [pid for pid in ids if _alive(pid)]


def _alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
