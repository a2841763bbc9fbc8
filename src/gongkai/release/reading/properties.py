"""Whom the properties of a file name: a body that stands in its letterhead anyway, or a person."""

from __future__ import annotations

import re

_LISTED = re.compile(r"[、,，;；\s]+")
_CHINESE = re.compile(r"[\u4e00-\u9fff（）()〇·]{3,60}")
_OF_BODIES = re.compile(
    r"(?:政府|办公室|办公厅|委员会|办事处|中心|公司|学校|学院|医院|法院|检察院|大队|支队|管理所|派出所|事务所|局|厅|委|办)$"
)
_OF_PARTS = re.compile(r"[科处股室站所馆部院队社]$")  # a given name may end so, but is never so long
_LONGER_THAN_A_NAME = 6


def names_a_body(said: str) -> bool:
    """Whether everything that is said is the name of a body; in doubt it is that of a person."""
    names = [one for one in _LISTED.split(said.strip()) if one]
    return bool(names) and all(_is_body(one) for one in names)


def _is_body(name: str) -> bool:
    if _CHINESE.fullmatch(name) is None:
        return False
    is_part = len(name) >= _LONGER_THAN_A_NAME and _OF_PARTS.search(name) is not None
    return is_part or _OF_BODIES.search(name) is not None
