"""The plug pulled while somebody types: what the page called kept is there, and nothing half-written is."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gongkai.apps.proactive.models import Unsaved
from tests.integration.items import desk, drafted
from tests.integration.test_concurrency import _this_database

WORKER = Path(__file__).with_name("keeping_worker.py")
pytestmark = pytest.mark.django_db(transaction=True)


def test_what_the_page_called_kept_is_there_after_the_plug_was_pulled(county):
    of = desk(county)
    item = drafted(of)
    worker = subprocess.Popen(
        [sys.executable, WORKER, str(of.clerk.pk), str(item.pk)],
        env={**os.environ, **_this_database()}, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    told = [worker.stdout.readline().strip() for _number in range(10)]
    time.sleep(0.05)  # so that the blow falls at no particular place of an act
    os.kill(worker.pid, signal.SIGKILL)
    told += worker.stdout.read().split()
    worker.wait()
    worker.stdout.close()

    kept = Unsaved.objects.get(person=of.clerk, item=item).fields
    number = int(kept["title"])
    assert number >= int(told[-1]) >= 10
    assert kept["body"] == f"<p>{number}</p>" * 200  # all of one keeping, not half of two
