"""One spelling for words and numbers, so that labels are compared by what they say.

`level` keeps every character in its place (so that places in the source stay right); `compact` also drops
white space and punctuation, which copying adds and loses at will.
"""

import re
from functools import lru_cache

_TRADITIONAL = (
    "規规範范數数廢废現现處处決决許许罰罚強强徵征費费單单萬万號号證证經经審审結结復复覆复複复議议訴诉訟讼維维糾纠餘余屬属國国機机"
    "關关條条業业構构務务團团體体總总計计圍围內内製制發发開开請请辦办給给與与補补無无當当導导報报紀纪錄录據据權权來来舉举訪访類类"
    "執执檔档詢询個个選选別别區区這这種种應应該该門门傳传電电說说長长項项億亿額额購购採采買买參参較较達达過过還还動动為为會会"
    "確确認认從从獲获隱隐穩稳級级組组織织網网絡络負负責责員员設设點点熱热輿舆問问題题級级統统續续轉转書书時时間间標标準准實实際际"
    "專专職职聯联繫系協协災灾鄉乡鎮镇縣县檢检測测詳详細细隨随雙双約约詢询聽听稅税財财產产資资訊讯業业術术醫医學学環环護护節节約约"
    "終终編编繳缴紙纸舉举見见談谈請请讀读貧贫車车農农運运遲迟郵邮鈔钞陽阳階阶離离靜静顯显驗验龍龙齊齐齡龄併并徵征話话遞递谘咨"
    "於于眾众況况減减歷历曆历後后佈布納纳線线繼继訓训錯错聞闻駁驳祕秘係系臺台裡里匯汇彙汇稱称積积優优夠够簡简滿满態态樣样歸归臨临幹干"
)
_PAIRS = {_TRADITIONAL[i]: _TRADITIONAL[i + 1] for i in range(0, len(_TRADITIONAL), 2)}
_FULL_WIDTH = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_ONE_FOR_ONE = {
    "\u3000": " ",
    "\u00a0": " ",
    "\u2003": " ",
    "\u2002": " ",
    "\u2009": " ",
    "\u202f": " ",
    "\u200b": " ",
    "\ufeff": " ",
    "−": "-",
    "–": "-",
    "—": "-",
    "―": "-",
    "﹣": "-",
    "‐": "-",
    "‑": "-",
    "╱": "/",
    "∕": "/",
    "．": ".",
    "，": ",",
    "：": ":",
    "（": "(",
    "）": ")",
}
_LEVEL = {**_PAIRS, **_FULL_WIDTH, **_ONE_FOR_ONE}
_DROPPED = " \t\r\n\f\v()[]{}【】〔〕「」『』“”\"'‘’《》<>〈〉,、。:;?!；？！·•-_…*|~^`#=+"
# A text has few kinds of odd characters: to find those takes a tenth of looking every character up (str.translate).
_ODD = re.compile(f"[{re.escape(''.join(_LEVEL))}]")
_KEPT = re.compile(f"[^{re.escape(_DROPPED)}]+")
_NUMBERS_IN_LABELS = (
    ("计1条", "计一条"),
    ("计1次", "计一次"),
    ("留4位小数", "留四位小数"),
    ("留2位小数", "留两位小数"),
)


SHORT = 80  # labels and cells: the same few hundred texts in every report


def level(text: str) -> str:
    """The same text, character for character, with full-width forms, traditional characters and odd spaces levelled.

    Numbers that are part of an official label are written out, so that they are not taken for values.
    """
    if text.isascii():
        return text
    return _level_short(text) if len(text) < SHORT else _levelled(text)


def _levelled(text: str) -> str:
    return _written_out(_one_for_one(text))


def _one_for_one(text: str) -> str:
    for odd in set(_ODD.findall(text)):
        text = text.replace(odd, _LEVEL[odd])
    return text


def _written_out(levelled: str) -> str:
    for printed, written in _NUMBERS_IN_LABELS:
        levelled = levelled.replace(printed, written)
    return levelled


def _kept(levelled: str) -> str:
    return "".join(_KEPT.findall(levelled))


def compact(levelled: str) -> str:
    """What a levelled text says: no white space, no punctuation (a point stays: it is part of numbers)."""
    if levelled.isalnum():
        return levelled
    return _compact_short(levelled) if len(levelled) < SHORT else _kept(levelled)


_level_short = lru_cache(maxsize=8192)(_levelled)
_compact_short = lru_cache(maxsize=8192)(_kept)


def said(text: str) -> str:
    """`compact(level(text))` in one pass over the text."""
    if len(text) < SHORT:
        return compact(level(text))
    return _written_out(_kept(_one_for_one(text)))


def core(label: str) -> str:
    """The words of a label by which it is found: without its leading number and its punctuation."""
    words = compact(level(label))  # "不同渠道…计1条" and its like are levelled in the label as in the file
    return words.lstrip("0123456789.")
