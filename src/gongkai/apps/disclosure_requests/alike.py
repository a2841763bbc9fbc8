"""Whether two descriptions ask for the same information. Pure: texts in, groups of their places out."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence

from rapidfuzz import fuzz

ALIKE_FROM = (
    82  # of 100; found on pairs of descriptions in the tests, where one other word in four makes a difference
)
_WORDS_OF_ASKING = re.compile(
    r"(?:我|本人|本公司|现)?(?:想|要|拟|特)?(?:请求|申请|要求|希望|查询|获取|提供|公开|了解|查阅|复制|依法|贵单位|贵局|贵机关)+"
    r"|(?:关于|有关|相关|以下|的|了|和|及|与|1份|全部|所有|政府信息|信息|材料|文件|内容)"
)
_NUMBER = re.compile(r"\d+")
_NO_SIGN = re.compile(r"[\W_]+")
_CHINESE = str.maketrans("〇零一二三四五六七八九", "00123456789")


def plain(text: str) -> str:
    """Without signs and the words that every request has."""
    folded = _NO_SIGN.sub("", _folded(text))
    return _WORDS_OF_ASKING.sub("", folded) or folded


def numbers(text: str) -> tuple[str, ...]:
    """Years, numbers of documents and of items: where one differs, another information is asked for."""
    return tuple(sorted({number.lstrip("0") or "0" for number in _NUMBER.findall(_folded(text))}))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().translate(_CHINESE)


def groups(texts: Sequence[str]) -> list[list[int]]:
    """Places of the texts that ask for the same, in groups of two or more; a text belongs to one group at most."""
    by_numbers: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        by_numbers[numbers(text)].append(place)
    words = [plain(text) for text in texts]
    return sorted(
        group for places in by_numbers.values() for group in _groups(places, words) if len(group) > 1
    )


def _groups(places: Sequence[int], words: Sequence[str]) -> list[list[int]]:
    """Each text joins the first group whose first text it is like: a chain of small differences makes no group."""
    found: list[list[int]] = []
    for place in places:
        for group in found:
            if fuzz.ratio(words[group[0]], words[place], score_cutoff=ALIKE_FROM):
                group.append(place)
                break
        else:
            found.append([place])
    return found
