"""A limit on how long one statement of a web request may run, so that one bad question cannot take the house down.

Only the web process limits itself: migrations and bulk commands may take their time.
"""

import time
from collections.abc import Callable
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

# SQLite asks after so many steps of its machine whether to go on: often enough to stop in time, rarely enough to cost nothing.
STEPS = 20_000


def limit(seconds: float) -> None:
    """From now on each new connection of this process breaks off statements that run longer."""

    def on_connection(connection: BaseDatabaseWrapper, **_details: Any) -> None:
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT set_config('statement_timeout', %s, false)", [str(int(seconds * 1000))]
                )
        elif connection.vendor == "sqlite":
            _limit_sqlite(connection, seconds)

    connection_created.connect(on_connection, dispatch_uid="gongkai.statements", weak=False)


def _limit_sqlite(connection: BaseDatabaseWrapper, seconds: float) -> None:
    began = [time.monotonic()]

    def stamp(execute: Callable[..., Any], *arguments: Any) -> Any:
        began[0] = time.monotonic()
        return execute(*arguments)

    connection.execute_wrappers.append(stamp)
    # A value other than 0 makes SQLite break off with "interrupted".
    connection.connection.set_progress_handler(lambda: time.monotonic() - began[0] > seconds, STEPS)
