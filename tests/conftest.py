"""Which database the tests run on, and what every test may ask for.

DATABASE_URL: any server. GONGKAI_TEST_DB=postgres: a real PostgreSQL started for this run. Neither: a SQLite file.
"""

import os
import signal
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, connections
from django.test import TransactionTestCase
from django.utils import translation

from tests.postgres import Server

_servers: list[Server] = []


def pytest_configure() -> None:
    # Who is told to end puts away first what it started: a database, sites, browsers.
    for end in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(end, signal.default_int_handler)
    wants_server = os.environ.get("GONGKAI_TEST_DB") == "postgres" and not os.environ.get("DATABASE_URL")
    if wants_server:
        server = Server()
        _servers.append(server)
        server.start()
        os.environ["DATABASE_URL"] = server.url  # also for the workers of xdist, which start after this
        _use(server.url)


def pytest_unconfigure() -> None:
    while _servers:
        _servers.pop().stop()


def pytest_report_header() -> str:
    return f"database: {connection.vendor}"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest tests begin first: begun last, one would keep everybody waiting.

    After the shuffle; and before pytest-django lets tests with real transactions come after those without.
    """
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def _use(url: str) -> None:
    """Point Django at another database; nothing has connected yet."""
    from gongkai.project.database import database

    settings.DATABASES["default"] = database(url, settings.DATA)
    connections.settings = connections.configure_settings(settings.DATABASES)
    del connections["default"]


def _empty_after_the_test(self: TransactionTestCase) -> None:
    """Tests with real transactions empty all tables afterwards; only there do the guards of the log step aside."""
    with _guards_of_the_log_down():
        # Nothing of ours asks for Django's own permissions, and filling them in anew took 99 % of the emptying.
        call_command(
            "flush", verbosity=0, interactive=False, reset_sequences=False, inhibit_post_migrate=True
        )


TransactionTestCase._fixture_teardown = _empty_after_the_test  # type: ignore[method-assign]  # see above


class _guards_of_the_log_down:  # noqa: N801 (used like a function)
    def __enter__(self) -> None:
        self.guards: list[tuple[str, str]] = []
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
                self.guards = cursor.fetchall()
                for name, _sql in self.guards:
                    cursor.execute(f"DROP TRIGGER {name}")
            else:
                self._on_postgresql(cursor, "DISABLE")

    def __exit__(self, *_error: object) -> None:
        with connection.cursor() as cursor:
            for _name, sql in self.guards:
                cursor.execute(sql)
            if connection.vendor == "postgresql":
                self._on_postgresql(cursor, "ENABLE")

    @staticmethod
    def _on_postgresql(cursor: object, act: str) -> None:
        for table in ("events_event", "events_loghead"):
            cursor.execute(f"ALTER TABLE {table} {act} TRIGGER USER")  # type: ignore[attr-defined]  # a cursor


@pytest.fixture(autouse=True)
def _empty_cache() -> Iterator[None]:
    yield
    cache.clear()


@pytest.fixture(autouse=True)
def _source_language() -> Iterator[None]:
    """A request leaves its language in the thread; the next test would be answered in it."""
    translation.deactivate()
    yield
    translation.deactivate()
