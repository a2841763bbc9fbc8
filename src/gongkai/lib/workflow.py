"""A workflow as a table: which moves exist, who makes them, what they do to the clock, and where the law says so.

The table of an app is the only place that knows. From it come the buttons a person is offered, the check in the
service, the diagram and page of the reference, and the tests of permissions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, Protocol, TypeVar

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from gongkai.lib.errors import NotAllowed
from gongkai.statute.citation import Citation

Facts = TypeVar("Facts")


class Clock(StrEnum):
    """What a move does to the clock of the record."""

    NONE = "none"  # not started, or not touched
    START = "start"
    RUN = "run"
    PAUSE = "pause"  # days from here on are excluded
    RESUME = "resume"
    STOP = "stop"  # until the other side has acted
    RESET = "reset"  # counted anew, in full
    EXTEND = "extend"
    REPLACE = "replace"  # by a date that was notified
    END = "end"


class Actor(Protocol):
    """Who acts; agencies.Staff is one."""

    def has_role(self, role: str, on: Any = None, *, agency: Any = None) -> bool: ...


class Record(Protocol):
    """What moves: it has a state and belongs to a body."""

    @property
    def state(self) -> str: ...

    @property
    def agency(self) -> Any: ...


@dataclass(frozen=True)
class Move(Generic[Facts]):
    """One move. number: its row in the domain page; roles: any of them; by_applicant: also the one who asks, at the
    public window. A move without roles is the system's.

    documents: codes of the letters that belong to it; guards: each gives the sentence why not, or None.
    """

    number: int
    states: tuple[str, ...]
    action: str
    to: str
    label: str | Promise
    roles: tuple[Any, ...] = ()
    by_applicant: bool = False
    clock: Clock = Clock.RUN
    sources: tuple[Citation, ...] = ()
    documents: tuple[str, ...] = ()
    guards: tuple[Callable[[Facts], str | None], ...] = ()

    def reason_against(self, facts: Facts) -> str | None:
        """The first sentence that a guard has against it, or None."""
        return next((why for guard in self.guards if (why := guard(facts))), None)


@dataclass(frozen=True)
class Offer(Generic[Facts]):
    """A move that a person's roles allow: possible now, or `why` not."""

    move: Move[Facts]
    why: str | None

    @property
    def action(self) -> str:
        return self.move.action


class Workflow(Generic[Facts]):
    """The moves of one kind of record. state_label: the name of a state for people."""

    def __init__(self, moves: Iterable[Move[Facts]], state_label: Callable[[str], str]) -> None:
        self.moves = tuple(moves)
        self._label = state_label
        self._by_key = {(state, move.action): move for move in self.moves for state in move.states}
        if len(self._by_key) != sum(len(move.states) for move in self.moves):
            raise ValueError("流程表中有两行的状态与动作相同；每个动作在一个状态下只能有一行。")

    def move(self, state: str, action: str) -> Move[Facts] | None:
        return self._by_key.get((state, action))

    def require(
        self, actor: Actor | None, record: Record, action: str, facts: Facts | None = None
    ) -> Move[Facts]:
        """The move, if state, role and guards allow it.

        actor: None for what applicants and the system do. Raises NotAllowed with the sentence for the person.
        """
        move = self.move(record.state, action)
        if move is None:
            words = _("现在的状态是“%(state)s”，不能办理这一步；请刷新页面查看最新情况。")
            raise NotAllowed(words % {"state": self._label(record.state)}, act=action)
        if not self.may(actor, record, move):
            raise NotAllowed(self._wrong_role(record, move), act=action)
        if facts is not None and (why := move.reason_against(facts)):
            raise NotAllowed(why, act=action)
        return move

    def _wrong_role(self, record: Record, move: Move[Facts]) -> str:
        words = _("“%(action)s”须由“%(agency)s”的%(roles)s办理，您没有这个角色。")
        names = _("、").join(str(role.label) for role in move.roles)
        return words % {"action": move.label, "agency": record.agency.name, "roles": names}

    @staticmethod
    def may(actor: Actor | None, record: Record, move: Move[Facts]) -> bool:
        if actor is None:
            return move.by_applicant or not move.roles
        return any(actor.has_role(role, agency=record.agency) for role in move.roles)

    def offers(self, actor: Actor, record: Record, facts: Facts) -> dict[str, Offer[Facts]]:
        """The moves that the actor's roles allow from here, by action, in the order of the table."""
        here = (move for move in self.moves if record.state in move.states)
        return {
            move.action: Offer(move, move.reason_against(facts))
            for move in here
            if move.roles and self.may(actor, record, move)
        }
