"""The words of the vocabulary in a stretch of text, each with its meaning in that place."""

from __future__ import annotations

import re
from typing import NamedTuple

from gongkai.annual_report.read.narrative.lexicon import CHANNEL_NAMES, MEANINGS, SCAN, Meaning, meaning_of

_ARTICLE_OPENERS = ("各类", "类", "等", "各种", "原创", "条")
_OWN_OPENERS = (
    "级",
    "本部门",
    "本单位",
    "本机关",
    "本局",
    "我局",
    "本委",
    "我委",
    "我厅",
    "本级",
    "本镇",
    "我镇",
    "街道",
)
_PUT_OUT = frozenset({"PUBLISHED", "ARTICLE", "PROACTIVE"}) | CHANNEL_NAMES
_NAMED_YEAR = re.compile(r"\d年度?$")
_LONGEST_TITLE = 80
_LONGEST_NAME = 12
_NAMED_CHANNEL = re.compile(r"(?:政务|官方)?(?:微信|微博|公众号|视频号|抖音|头条|门户网|网站)")
_BUSINESS = re.compile(r"(?:公开|发布)了?(?:各类|各种|各项)[\u4e00-\u9fff]{2,6}$")  # 公开各类财政信息
_INFO, _ARTICLE, _CARRIED_IN = meaning_of("INFO"), meaning_of("ARTICLE"), meaning_of("CARRIED_IN")


class Hit(NamedTuple):
    """A word of the vocabulary at [start, end) of the running text."""

    start: int
    end: int
    word: str
    meaning: Meaning


def hits_of(text: str, start: int, end: int) -> list[Hit]:
    """The words in text[start:end]; names in 《》 are left out, but for the gazette's and that of the fee rules."""
    found: list[Hit] = []
    quoting = "《" in text[start:end] or "“" in text[start:end]
    before = None
    for match in SCAN.finditer(text, start, end):
        word = match.group()
        if quoting and _in_quotes(text, start, match, word):
            continue
        before = Hit(match.start(), match.end(), word, _as_used(text, match, word, before))
        found.append(before)
    return found


def _in_quotes(text: str, start: int, match: re.Match[str], word: str) -> bool:
    if "公报" not in word and "处理费" not in word and _in_title(text, start, match.start()):
        return True
    return bool(MEANINGS[word].channel) and _in_name(text, start, match)


def _in_name(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the channel is part of the name of another: “清河政府网”微信公众号."""
    closing = text.find("”", match.end(), match.end() + _LONGEST_NAME)
    if closing < 0 or "“" in text[match.end() : closing] or not _NAMED_CHANNEL.match(text, closing + 1):
        return False
    before = text[max(start, match.start() - _LONGEST_NAME) : match.start()]
    return "“" in before and "”" not in before


def _in_title(text: str, start: int, offset: int) -> bool:
    opening = text.rfind("《", max(start, offset - _LONGEST_TITLE), offset)
    return opening >= 0 and text.find("》", opening, offset) < 0


def _as_used(text: str, match: re.Match[str], word: str, before: Hit | None) -> Meaning:
    """信息 after 发布 is information in general, after 通知公告 a kind of it; an article is one that was put out."""
    meaning = MEANINGS[word]
    if meaning.object == "CARRIED_OUT":
        return _carried(text, match, meaning)
    if meaning.object != "SOME_INFO":
        return _handed_over(text, match, meaning) if word == "转办" else meaning
    start = match.start()
    if before is not None and before.end == start:
        if before.meaning.object in ("RESPONSE", "INTERPRET"):
            return before.meaning
        if not _PUT_OUT.isdisjoint(before.meaning.concepts):
            return _INFO if word == "信息" else _ARTICLE
    if word == "信息" and (
        text.endswith(_OWN_OPENERS, max(start - 3, 0), start)
        or _BUSINESS.search(text[max(start - 11, 0) : start])
    ):
        return _INFO
    if text.endswith(_ARTICLE_OPENERS, max(start - 2, 0), start):
        return _INFO if word == "信息" else _ARTICLE
    return meaning


def _handed_over(text: str, match: re.Match[str], meaning: Meaning) -> Meaning:
    """2018年转办3件 came in from that year."""
    named = _NAMED_YEAR.search(text[max(match.start() - 5, 0) : match.start()])
    return _CARRIED_IN if named else meaning


def _carried(text: str, match: re.Match[str], meaning: Meaning) -> Meaning:
    """2018年结转 came in from that year; 结转至2019年 goes out."""
    if match.group() != "结转" or not _NAMED_YEAR.search(text[max(match.start() - 5, 0) : match.start()]):
        return meaning
    return meaning if text[match.end() : match.end() + 1] in ("至", "到", "下", "入") else _CARRIED_IN
