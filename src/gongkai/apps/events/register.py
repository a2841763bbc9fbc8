"""The closed list of events: an act that is not declared here by its app cannot be recorded."""

import re
from dataclasses import dataclass

from django.utils.functional import Promise

NAME = re.compile(r"[a-z_]+\.[a-z_]+\.[a-z_]+")


@dataclass(frozen=True)
class Tag:
    """One kind of event: `area.subject.action`, the sentence for people, and the keys its data may hold."""

    name: str
    sentence: str | Promise
    keys: frozenset[str]
    order: tuple[str, ...] = ()  # the keys as declared: the order in which people read them


_declared: dict[str, Tag] = {}


def declare(name: str, sentence: str | Promise, *keys: str) -> Tag:
    """Add a tag to the list; called at the top of an app's events.py.

    keys: what the data of such an event may hold: references, dates, numbers and codes, never personal data.
    """
    if not NAME.fullmatch(name):
        raise ValueError(f"事件标签“{name}”应写作 area.subject.action（小写字母与下划线）。")
    if name in _declared:
        raise ValueError(f"事件标签“{name}”已经声明过；每个标签只声明一次。")
    _declared[name] = Tag(name, sentence, frozenset(keys), keys)
    return _declared[name]


def declared() -> dict[str, Tag]:
    """All tags by name, in order."""
    return dict(sorted(_declared.items()))


def sentence(name: str) -> str:
    """What a tag means, for people; a tag of a later or earlier release is shown by its name."""
    return str(_declared[name].sentence) if name in _declared else name
