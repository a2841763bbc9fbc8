"""How the database is opened, and how long one statement of a web request may run."""

import time

import pytest
from django.db import DatabaseError, connection, connections
from django.db.backends.signals import connection_created

from gongkai.project import statements

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000000) SELECT count(*) FROM n"


@pytest.fixture
def limited():
    """A connection of its own, opened while the limit holds."""
    statements.limit(0.3)
    fresh = connections.create_connection("default")
    try:
        yield fresh
    finally:
        fresh.close()
        connection_created.disconnect(dispatch_uid="gongkai.statements")


@pytest.mark.django_db
def test_a_statement_that_runs_too_long_is_broken_off_and_the_next_one_works(limited):
    began = time.monotonic()
    with pytest.raises(DatabaseError, match=r"interrupted|statement timeout"), limited.cursor() as cursor:
        cursor.execute(ENDLESS)
    assert time.monotonic() - began < 5
    with limited.cursor() as cursor:
        cursor.execute("SELECT 1")
        assert cursor.fetchone() == (1,)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", 20000)],
)
def test_sqlite_keeps_what_it_acknowledges(pragma, value):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL has no pragmas")
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {pragma}")
        assert cursor.fetchone() == (value,)
    assert connection.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
