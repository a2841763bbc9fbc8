"""The title of a report: the words that end one, the body it names and its year."""

from __future__ import annotations

import re
from itertools import pairwise

_YEAR = r"(?:19|20)\d{2}"
_TITLE_END = re.compile(
    r"(?:法治)?(?:政府|政务)?信息公开(?:工作)?(?:情况)?(?:年度)?(?:工作)?(?:情况)?的?年?度?(?:报告|年报|报(?=\.\.|…|$))"
)
_YEAR_IN_TITLE = re.compile(rf"({_YEAR})年?度?")
_PARTS = re.compile(
    r"[>|,。;!?]|(?<=题):|(?=(?:信息)?来源:|(?:发布|公开|发文)(?:时间|日期|机构):|(?<![\u4e00-\u9fff])(?:时间|日期|作者):)"
)
_STOP = re.compile("[,。;]")
LONGEST_TITLE = 70
LONGEST_LINE = 120  # a longer one is no title, but may hold one
SHEET = re.compile(rf"政府信息公开(?:工作)?情况统计表\s*\(?\s*(?P<year>{_YEAR})")
_BODY_WORDS = (
    "政府|厅|办公室|办|委员会|管委会|委|局|署|处|院|中心|公司|集团|大学|学院|学校|银行|队|所|站|馆|会|社|"
    "镇|乡|街道|街道办事处|办事处|区|县|市|省|州|盟|旗"
)
_BODY = re.compile(rf"[\u4e00-\u9fff()]{{2,30}}?(?:{_BODY_WORDS})")
_PRONOUN = re.compile(
    r"[本我](?:局|厅|委|办|单位|部门|机关|县|市|区|镇|乡|街道|院|校|公司|中心)|^(?:现|兹|特)"
)
_PLACES = re.compile("(?:(?!开发区|[省市县区州盟旗])[\u4e00-\u9fff]{2,5}?[省市县区州盟旗]){0,3}")
_NO_PLACE = re.compile(r"[省市县区州盟旗]")
_NOT_A_BODY = (
    "本年度",
    "本报告",
    "本机关",
    "全文",
    "中华人民共和国",
    "根据",
    "按照",
    "社会公布",
    "各区县",
    "现将",
    "现公布",
    "通知",
    "首页",
)


def nearest_titles(above: list[str]) -> list[str]:
    """What may be a title above the first heading, the nearest first: menus list other years' reports further up."""
    found: list[str] = []
    for index in range(len(above) - 1, -1, -1):
        text = above[index]
        if not _may_be_title(text):
            continue
        if len(text) > LONGEST_LINE or _STOP.search(text):
            found.extend(_phrases(text))
            continue
        found.append(text)
        if index and len(above[index - 1]) < LONGEST_LINE // 2:
            found.append(above[index - 1] + text)
    return found


def _phrases(text: str) -> list[str]:
    """Titles in a page flattened to one line, the last first: words of it that end in one, each with up to three before."""
    words = text.split()
    return [
        "".join(words[max(0, at - before) : at + 1])
        for at in range(len(words) - 1, -1, -1)
        if _may_be_title(words[at]) and not _STOP.search(words[at])
        for before in range(4)
    ]


def joined_titles(texts: list[str]) -> list[str]:
    """The lines one by one and each with its next: a title may be set on two lines."""
    head = [text[:LONGEST_LINE] for text in texts]
    pairs = [one + two for one, two in pairwise(head[:40]) if len(one) < 60 and len(two) < 30]
    return [text for text in (*head, *pairs) if _may_be_title(text)]


def _may_be_title(text: str) -> bool:
    """Whether the words of a title are there at all (报告, 年报, 统计表): most lines are told by this alone."""
    return "公开" in text and ("报" in text or "表" in text)


def best_title(candidates: list[str]) -> tuple[str, str, int | None]:
    """The title, the body named in it and its year: of all that looks like a title the one that says most."""
    best: tuple[float, str, str, int | None] = (0.0, "", "", None)
    named: tuple[float, str] = (0.0, "")  # of the readings that name a body, the best
    said: list[tuple[str, int | None]] = []
    for text in candidates:
        for part in _PARTS.split("".join(text.split())):
            if len(part) > LONGEST_TITLE or not _may_be_title(part):
                continue
            for title, name, year in _readings_ofbest_title(part):
                score = 2.0 * bool(name) + 2.0 * bool(year) + 3.0 * (len(title) >= len(part) - 4)
                score -= bool(
                    _NO_PLACE.match(name)
                )  # the whole name says where: 清河县林业局 before 县林业局
                if score > best[0]:
                    best = (score, title, name, year)
                if name and score > named[0]:
                    named = (score, name)
                said.append((name, year))
    names = [name for name, year in said if year in (best[3], None)]
    return best[1], _whole_name(best[2] or named[1], names), best[3]


def _whole_name(name: str, names: list[str]) -> str:
    """The same body with its place before it or 人民政府 behind it, where another title says so: 清河县水务局, 柳河镇人民政府."""
    whole = [other for other in names if name and len(other) > len(name) and _is_whole(other, name)]
    return max((name, *whole), key=len)


def _is_whole(other: str, name: str) -> bool:
    place, found, rest = other.rpartition(name)
    return bool(found) and rest in ("", "人民政府") and _PLACES.fullmatch(place) is not None


def _readings_ofbest_title(part: str) -> list[tuple[str, str, int | None]]:
    """(title, body, year) for each place in one phrase where a title ends; the body stands before or after the year."""
    found: list[tuple[str, str, int | None]] = [
        (match.group(), body_in(part[: match.start()]), int(match["year"])) for match in SHEET.finditer(part)
    ]
    for match in _TITLE_END.finditer(part):
        before = part[: match.start()]
        years = list(_YEAR_IN_TITLE.finditer(before))
        if not years:
            found.append((part[: match.end()], body_in(before), None))
        for earlier, year in zip([None, *years], years, strict=False):
            name = before[earlier.end() if earlier else 0 : year.start()].removesuffix("关于")
            name = body_in(name) or body_in(before[year.end() :])
            found.append((part[earlier.end() if earlier else 0 : match.end()], name, int(year.group(1))))
    return found


def body_in(text: str) -> str:
    """The text as the name of a body, or "" if it is none ("特向社会公布", "本年度")."""
    text = re.sub(r"^[【\[]?(?:标题|信息名称|名称|正文|关于|文件名称)[】\]]?:?", "", text).strip(":：-·/[] ")
    if any(word in text for word in _NOT_A_BODY) or _PRONOUN.search(text) or not _BODY.fullmatch(text):
        return ""
    return text
