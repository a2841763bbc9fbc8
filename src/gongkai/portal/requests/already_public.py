"""What is already public and fits a description: pieces of the description are looked up, what fits most comes first."""

from __future__ import annotations

import re
from collections import Counter

from django.contrib.auth.models import AnonymousUser

from gongkai.apps.search_index import queries as search_index
from gongkai.lib.search.port import PUBLIC
from gongkai.lib.ui.parts import Item

SHOWN = 5
PIECES = 6
LONG = 6
# A document number first, then what stands between punctuation and the small words of a request.
_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,10}[〔\[（(]\d{4}[〕\]）)]\s*第?\d{1,4}号")
_YEAR = re.compile(r"(?:19|20)\d{2}年?度?")
_GAP = re.compile(
    r"[\s，。、；：？！“”‘’《》〈〉（）()\[\]〔〕【】,.;:?!'\"\-/]+|申请公开|申请|公开|获取|请求|需要|提供|有关|相关|关于|以及|情况|我想|我要"
    r"|希望|贵单位|贵局|本人|的|和|与|及|或|请|在|对"
)


def pieces(description: str) -> list[str]:
    """What is looked up, the longest first, at most PIECES; two characters at least."""
    numbers = _NUMBER.findall(description)
    rest = _NUMBER.sub(" ", description)
    years = [year.rstrip("年度") for year in _YEAR.findall(rest)]
    words = [word for word in _GAP.split(_YEAR.sub(" ", rest)) if len(word) >= 2]
    longest = sorted(dict.fromkeys(words), key=len, reverse=True)
    return list(dict.fromkeys([*numbers, *longest[: PIECES - 2], *years]))[:PIECES]


def fitting(description: str) -> list[Item]:
    """Public documents in which the description, or most of its pieces, occurs. Raises SearchUnavailable."""
    looked_up = pieces(description)
    if not looked_up:
        return []
    score: Counter[str] = Counter()
    items: dict[str, Item] = {}
    for piece in looked_up:
        for part, found in _found(piece):
            for item in found:
                items.setdefault(item.url, item)
                score[item.url] += len(part)
    # A year alone, or one short word among many, says nothing.
    enough = min(4, max(len(piece) for piece in looked_up))
    best = [url for url, points in score.most_common(SHOWN) if points >= enough]
    return [items[url] for url in best]


def _found(piece: str) -> list[tuple[str, tuple[Item, ...]]]:
    """A long piece that stands nowhere as it is may be two: 东河镇农田水利工程 is 东河镇2024年农田水利工程 in a title."""
    if (whole := _asked(piece)) or len(piece) < LONG or not piece.isalpha():
        return [(piece, whole)]
    middle = len(piece) // 2
    return [(part, _asked(part)) for part in (piece[:middle], piece[middle:])]


def _asked(words: str) -> tuple[Item, ...]:
    return search_index.find(AnonymousUser(), words, frozenset({PUBLIC}))
