"""我的待办: what waits for a person, one block for each kind of work, oldest clock first as the app orders it."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.apps.agencies.models import Staff
from gongkai.desk.shell import held_roles
from gongkai.lib.shell import worklist
from gongkai.lib.ui.parts import Text

ROWS_SHOWN = 10


@dataclass(frozen=True)
class Block:
    title: Text
    work: worklist.Work

    @property
    def is_pressing(self) -> bool:
        """Something in it is overdue or missing: the row says so in red."""
        return any(item.tag is not None and item.tag.tone == "bad" for item in self.work.items)

    @property
    def hidden_rows(self) -> int:
        return self.work.total - len(self.work.items)


def waiting_for(actor: Staff) -> list[Block]:
    """The blocks that have rows, among those meant for the person's roles."""
    roles = held_roles(actor)
    providers = [provider for provider in worklist.PROVIDERS if not provider.roles or provider.roles & roles]
    works = worklist.works_of(providers, actor, ROWS_SHOWN)
    blocks = [Block(provider.title, work) for provider, work in zip(providers, works, strict=True)]
    return [block for block in blocks if block.work.total]
