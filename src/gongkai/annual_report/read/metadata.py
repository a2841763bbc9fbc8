"""What a report says of itself: whose it is, for which year, when published, and its headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise
from operator import attrgetter

from gongkai.annual_report.blocks import Document, Grid, Line, Place
from gongkai.annual_report.read.narrative import ProseLine
from gongkai.annual_report.read.spelling import SHORT, level
from gongkai.annual_report.report import Heading

_YEAR = r"(?:19|20)\d{2}"
_DATE = re.compile(r"((?:19|20)\d{2})\s*(?:年|[-./])\s*(\d{1,2})\s*(?:月|[-./])\s*(\d{1,2})\s*(?:日|(?!\d))")
_DATE_AFTER_TITLE = re.compile(
    rf"(?:报告|年报)\s*({_DATE.pattern})\s*\d{{1,2}}:\d\d"
)  # with the hour: no signature
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
LONGEST_HEAD = 60  # lines above the text in which a page says when and by whom it was published
TALLEST_HEAD = 8  # rows; a taller table is one of the form
_SHEET = re.compile(rf"政府信息公开(?:工作)?情况统计表\s*\(?\s*(?P<year>{_YEAR})")
_PERIOD = re.compile(rf"(?:统计|数据)[^。]{{0,24}}?({_YEAR})\s*年?\s*1\s*月\s*1\s*日")
_YEAR_IN_TEXT = re.compile(rf"({_YEAR})\s*年度?[^。]{{0,20}}信息公开[^。]{{0,12}}报告")
_PUBLISHED = re.compile(
    r"(?:发布|公开|发文|成文|生成|印发|更新|公布|录入|发稿|上传|发表)(?:日期|时间)|(?<![\u4e00-\u9fff])(?:日期|时间)\s*:"
)
_PUBLISHER = re.compile(
    r"(?:发布机构|发布单位|公开主体|发文机关|信息来源|来源|作者)\s*[:：]\s*(?P<name>[^\s:：,，。|\[\]()（）]{2,30}?)"
    r"(?=(?:发布|公开|发表|更新)?(?:时间|日期)|浏览|点击|阅读|字[体号]|[\s:：,，。|\[\]()（）]|$)"
)
_BODY_WORDS = (
    "政府|厅|办公室|办|委员会|管委会|委|局|署|处|院|中心|公司|集团|大学|学院|学校|银行|队|所|站|馆|会|社|"
    "镇|乡|街道|街道办事处|办事处|区|县|市|省|州|盟|旗"
)
_BODY = re.compile(rf"[\u4e00-\u9fff()]{{2,30}}?(?:{_BODY_WORDS})")
_SHORT_NAMES = (
    ("科委", "科学技术委员会"),
    ("教委", "教育委员会"),
    ("发改委", "发展和改革委员会"),
    ("经信委", "经济和信息化委员会"),
    ("卫健委", "卫生健康委员会"),
    ("住建委", "住房和城乡建设委员会"),
    ("国资委", "国有资产监督管理委员会"),
    ("交通委", "交通委员会"),
    ("农委", "农业委员会"),
    ("民委", "民族事务委员会"),
    ("科技厅", "科学技术厅"),
    ("科技局", "科学技术局"),
    ("人社厅", "人力资源和社会保障厅"),
    ("人社局", "人力资源和社会保障局"),
)
_PRONOUN = re.compile(
    r"[本我](?:局|厅|委|办|单位|部门|机关|县|市|区|镇|乡|街道|院|校|公司|中心)|^(?:现|兹|特)"
)
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


@dataclass(frozen=True, slots=True)
class About:
    """agency as printed (official long name where a well-known short one stands); "" and None where not said."""

    agency: str
    year: int | None
    published: date | None
    title: str
    headings: tuple[Heading, ...]


def about(document: Document, prose: Sequence[ProseLine]) -> About:
    """What the document says of itself. prose: its text outside the tables, where headings are looked for."""
    headings = _headings(prose)
    texts, above = _texts(document, next((each.place for each in headings if each.level == 1), None))
    candidates = [level(text) for key, text in document.metadata if key in ("title", "ArticleTitle")]
    title, name, year = _title([*candidates, *_nearest_titles(above), *_joined_titles(texts)])
    year = year or _year_of(texts)
    head = above[-LONGEST_HEAD:] if len(above) > LONGEST_HEAD else texts[:LONGEST_HEAD]
    name = name or _body_named(head, texts)
    published = _published(document, [*head, *_rows_of_head(document)])
    return About(_long_name(name), year, published, title, headings)


def _texts(document: Document, first_heading: Place | None) -> tuple[list[str], list[str]]:
    """Every line that says something, levelled, and those above the first heading (its own line cut before it)."""
    texts: list[str] = []
    above: list[str] = []
    for index, block in enumerate(document.blocks):
        if not isinstance(block, Line) or not (text := level(block.text).strip()):
            continue
        texts.append(text)
        if first_heading and index < first_heading.block:
            above.append(text)
        elif first_heading and index == first_heading.block and first_heading.start:
            above.append(level(block.text)[: first_heading.start].strip())
    return texts, above


def _rows_of_head(document: Document) -> list[str]:
    """The rows of the tables above the text: pages set date and publisher there."""
    return [
        level(" ".join(cell.text for cell in cells)).strip()
        for block in document.blocks[:12]
        if isinstance(block, Grid) and block.height <= TALLEST_HEAD
        for _, cells in groupby(block.cells, key=attrgetter("row"))
    ]


def _nearest_titles(above: list[str]) -> list[str]:
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


def _joined_titles(texts: list[str]) -> list[str]:
    """The lines one by one and each with its next: a title may be set on two lines."""
    head = [text[:LONGEST_LINE] for text in texts]
    pairs = [one + two for one, two in pairwise(head[:40]) if len(one) < 60 and len(two) < 30]
    return [text for text in (*head, *pairs) if _may_be_title(text)]


def _may_be_title(text: str) -> bool:
    """Whether the words of a title are there at all (报告, 年报, 统计表): most lines are told by this alone."""
    return "公开" in text and ("报" in text or "表" in text)


def _title(candidates: list[str]) -> tuple[str, str, int | None]:
    """The title, the body named in it and its year: of all that looks like a title the one that says most."""
    best: tuple[float, str, str, int | None] = (0.0, "", "", None)
    named: tuple[float, str] = (0.0, "")  # of the readings that name a body, the best
    for text in candidates:
        for part in _PARTS.split("".join(text.split())):
            if len(part) > LONGEST_TITLE or not _may_be_title(part):
                continue
            for title, name, year in _readings_of_title(part):
                score = 2.0 * bool(name) + 2.0 * bool(year) + 3.0 * (len(title) >= len(part) - 4)
                score -= bool(
                    _NO_PLACE.match(name)
                )  # the whole name says where: 清河县林业局 before 县林业局
                if score > best[0]:
                    best = (score, title, name, year)
                if name and score > named[0]:
                    named = (score, name)
    return best[1], best[2] or named[1], best[3]


def _readings_of_title(part: str) -> list[tuple[str, str, int | None]]:
    """(title, body, year) for each place in one phrase where a title ends; the body stands before or after the year."""
    found: list[tuple[str, str, int | None]] = [
        (match.group(), _body_in(part[: match.start()]), int(match["year"]))
        for match in _SHEET.finditer(part)
    ]
    for match in _TITLE_END.finditer(part):
        before = part[: match.start()]
        years = list(_YEAR_IN_TITLE.finditer(before))
        if not years:
            found.append((part[: match.end()], _body_in(before), None))
        for earlier, year in zip([None, *years], years, strict=False):
            name = before[earlier.end() if earlier else 0 : year.start()].removesuffix("关于")
            name = _body_in(name) or _body_in(before[year.end() :])
            found.append((part[earlier.end() if earlier else 0 : match.end()], name, int(year.group(1))))
    return found


def _body_in(text: str) -> str:
    """The text as the name of a body, or "" if it is none ("特向社会公布", "本年度")."""
    text = re.sub(r"^[【\[]?(?:标题|信息名称|名称|正文|关于|文件名称)[】\]]?:?", "", text).strip(":：-·/[] ")
    if any(word in text for word in _NOT_A_BODY) or _PRONOUN.search(text) or not _BODY.fullmatch(text):
        return ""
    return text


def _year_of(texts: list[str]) -> int | None:
    joined = "".join(texts)
    for pattern in (_SHEET, _PERIOD, _YEAR_IN_TEXT):
        if match := pattern.search(joined):
            return int(match.group(1))
    return None


def _body_named(head: list[str], texts: list[str]) -> str:
    """Without a name in the title: the publisher named above the text, or the signature over the date at its end."""
    for text in head[:40]:
        if match := _PUBLISHER.search(text):
            return match["name"]
    joined = "\n".join(texts)
    for match in reversed(list(_DATE.finditer(joined))):
        before = re.split(r"[\s。;；,，:：、]", joined[: match.start()].rstrip())[-1]
        if name := _body_in(before):
            return name
    return ""


def _long_name(name: str) -> str:
    for short, long in _SHORT_NAMES:
        if name.endswith(short):
            return name.removesuffix(short) + long
    return name


def _published(document: Document, texts: list[str]) -> date | None:
    for key, value in document.metadata:
        if key in ("PubDate", "publishdate", "date") and (found := _date_in(level(value))):
            return found
    for index, text in enumerate(texts):
        if match := _PUBLISHED.search(text):
            following = texts[index + 1][:20] if index + 1 < len(texts) else ""
            rest = f"{text[match.end() : match.end() + 24]} {following}"
            if found := _date_in(rest):
                return found
    for text in texts[:12]:
        if (match := _DATE.match(text)) and len(text) < 40:
            return _as_date(match)
        if (match := _DATE_AFTER_TITLE.search(text[:120])) and (found := _date_in(match[1])):
            return found
    return None


def _date_in(text: str) -> date | None:
    match = _DATE.search(text)
    return _as_date(match) if match else None


def _as_date(match: re.Match[str]) -> date | None:
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def _headings(prose: Sequence[ProseLine]) -> tuple[Heading, ...]:
    """Lines that begin with 一、 or （一）: level 1 and 2. In text of one line they are found inside it."""
    found: list[Heading] = []
    for line in prose:
        if len(line.text) >= SHORT:
            if _ORDER_MARK.search(line.text):
                found.extend(_inner_headings(line, level(line.text)))
            continue
        text = level(line.text)
        stripped = text.strip()
        if match := _HEADING.match(stripped):
            start = line.start + text.index(stripped)
            place = Place(line.block, start, start + len(stripped), page=line.page)
            found.append(Heading(stripped, 2 if match.group().startswith("(") else 1, place))
    return tuple(found)


_HEADING = re.compile(r"(?:[一二三四五六七八九十]{1,2}\s*、|\([一二三四五六七八九十]\))")
_ORDER_MARK = re.compile(r"[一二三四五六七八九]、")
_INNER = re.compile(
    r"(?<=[。;\s)况项])([一二三四五六七八九])、\s*((?:总体情况|概述|基本情况|[^。;,，、]{0,24}(?:主动公开|公开申请|依申请公开|复议|诉讼|存在|问题|其他需要|其它需要|收费)[^。;\s]{0,30}?(?:情况|事项|措施|概述|方面)))"
)


def _inner_headings(line: ProseLine, text: str) -> list[Heading]:
    return [
        Heading(
            match.group(),
            1,
            Place(line.block, line.start + match.start(), line.start + match.end(), page=line.page),
        )
        for match in _INNER.finditer(text)
    ]
