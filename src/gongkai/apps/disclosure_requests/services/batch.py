"""Many paper requests, registered one by one: a line that is refused leaves nothing and holds up no other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gongkai.apps.agencies.models import Staff
from gongkai.apps.disclosure_requests.models import DisclosureRequest
from gongkai.apps.disclosure_requests.queries.staff import registered_with
from gongkai.apps.disclosure_requests.services.intake import Asked, Asker, register, require_register
from gongkai.lib.errors import NotAllowed


@dataclass(frozen=True)
class Line:
    """What became of one line. is_new: False where the same line was registered before; refusal: where it was not taken."""

    case: DisclosureRequest | None
    is_new: bool = False
    refusal: str = ""


def register_lines(actor: Staff, lines: Iterable[tuple[Asker, Asked]]) -> list[Line]:
    """Register each line in an act of its own, in their order. Raises NotAllowed for who may not register at all."""
    require_register(actor)
    return [_register(actor, asker, asked) for asker, asked in lines]


def _register(actor: Staff, asker: Asker, asked: Asked) -> Line:
    known = registered_with(actor, asked.key)
    if known is not None:
        return Line(known)
    try:
        return Line(register(actor, asker, asked), is_new=True)
    except NotAllowed as refusal:
        return Line(None, refusal=str(refusal))
