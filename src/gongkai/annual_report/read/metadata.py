"""What a report says of itself: whose it is, for which year, when published, and its headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter

from gongkai.annual_report.blocks import Document, Grid, Line, Place
from gongkai.annual_report.read.narrative import ProseLine
from gongkai.annual_report.read.self_named import body_said, year_said
from gongkai.annual_report.read.spelling import SHORT, level
from gongkai.annual_report.read.title import SHEET, best_title, body_in, joined_titles, nearest_titles
from gongkai.annual_report.report import Heading

_YEAR = r"(?:19|20)\d{2}"
_DATE = re.compile(r"((?:19|20)\d{2})\s*(?:年|[-./])\s*(\d{1,2})\s*(?:月|[-./])\s*(\d{1,2})\s*(?:日|(?!\d))")
_DATE_AFTER_TITLE = re.compile(
    rf"(?:报告|年报)\s*({_DATE.pattern})\s*\d{{1,2}}:\d\d"
)  # with the hour: no signature
LONGEST_HEAD = 60  # lines above the text in which a page says when and by whom it was published
TALLEST_HEAD = 8  # rows; a taller table is one of the form
_PERIOD = re.compile(rf"(?:统计|数据)[^。]{{0,24}}?({_YEAR})\s*年?\s*1\s*月\s*1\s*日")
_YEAR_IN_TEXT = re.compile(rf"({_YEAR})\s*年度?[^。]{{0,20}}信息公开[^。]{{0,12}}报告")
_PUBLISHED = re.compile(
    r"(?:发布|公开|发文|成文|生成|印发|更新|公布|录入|发稿|上传|发表)(?:日期|时间)|(?<![\u4e00-\u9fff])(?:日期|时间)\s*:"
)
_PUBLISHER = re.compile(
    r"(?:发布机构|发布单位|公开主体|发文机关|信息来源|来源|作者)\s*[:：]\s*(?P<name>[^\s:：,，。|\[\]()（）]{2,30}?)"
    r"(?=(?:发布|公开|发表|更新)?(?:时间|日期)|浏览|点击|阅读|字[体号]|[\s:：,，。|\[\]()（）]|$)"
)
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
    title, name, year = best_title([*candidates, *nearest_titles(above), *joined_titles(texts)])
    year = year or _year_of(texts) or year_said(texts)
    head = above[-LONGEST_HEAD:] if len(above) > LONGEST_HEAD else texts[:LONGEST_HEAD]
    name = name or _body_named(head, texts) or body_said(texts[:LONGEST_HEAD])
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


def _year_of(texts: list[str]) -> int | None:
    joined = "".join(texts)
    for pattern in (SHEET, _PERIOD, _YEAR_IN_TEXT):
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
        if name := body_in(before):
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
        if (match := _DATE.match(text.lstrip("•·-* "))) and len(text) < 40:
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
