"""How the database is opened: SQLite beside the data by default, PostgreSQL by address."""

from pathlib import Path
from typing import Any

import dj_database_url

# synchronous=FULL: NORMAL may lose the last acknowledged commits at a power cut, and acknowledged means kept.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
}


def database(url: str, data: Path) -> dict[str, Any]:
    """The entry of DATABASES for an address; an empty address means the SQLite file under `data`."""
    config: dict[str, Any] = dict(dj_database_url.parse(url or f"sqlite:///{data / 'gongkai.sqlite3'}"))
    if config["ENGINE"].endswith("sqlite3"):
        Path(config["NAME"]).parent.mkdir(parents=True, exist_ok=True)
        config["OPTIONS"] = {**config.get("OPTIONS", {}), **SQLITE_OPTIONS}
    else:
        config["CONN_MAX_AGE"] = 60
        config["CONN_HEALTH_CHECKS"] = True
    return config
