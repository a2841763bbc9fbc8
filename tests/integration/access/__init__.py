"""Who may open which page: one module of rows for each part of the site; test_access_table.py tries every row.

A module holds ROWS, and where its addresses need records, `prepare(county) -> dict[str, int | str]`, whose values
stand in for the names in `args`. A page that is missing here fails the test.
"""

from dataclasses import dataclass

ACTORS = (
    "anonymous",
    "stranger",  # a handler of another body
    "colleague",  # of the body whose record it is, without any role
    "officer",  # of that body, with every role of its work
    "supervisor",  # of the county, reaching down
    "system_administrator",
    "security_administrator",
    "auditor",
)


@dataclass(frozen=True)
class Codes:
    """The expected answer for each actor."""

    anonymous: int
    stranger: int
    colleague: int
    officer: int
    supervisor: int
    system_administrator: int
    security_administrator: int
    auditor: int


@dataclass(frozen=True)
class Page:
    """name: as reversed; args: names of prepared records; method: how it is opened where GET is not allowed."""

    name: str
    codes: Codes
    args: tuple[str, ...] = ()
    method: str = "get"


EVERYONE = Codes(200, 200, 200, 200, 200, 200, 200, 200)
SIGNED_IN = Codes(302, 200, 200, 200, 200, 200, 200, 200)
