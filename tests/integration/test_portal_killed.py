"""A share of scripts/chaos_publish.py: publishers are killed, files stay whole, the next run makes them true."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

SCRIPT = Path(__file__).parents[2] / "scripts/chaos_publish.py"


@pytest.mark.long
def test_a_killed_publisher_leaves_whole_files_and_its_work_to_the_next():
    kind = "postgres" if connection.vendor == "postgresql" else "sqlite"
    # An instance of its own: settings of this run that name another one are left out.
    environment = {
        name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "GONGKAI_DATA"}
    }
    command = [sys.executable, SCRIPT, "--kills", "6", "--database", kind]
    tried = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert tried.returncode == 0, tried.stdout + tried.stderr
    assert "6 publishers killed" in tried.stdout
    assert ": 0 rounds with faults" in tried.stdout
