"""What a report says of itself: whose it is, for which year, when published, and its headings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from gongkai.annual_report.blocks import Document, Line, Place
from gongkai.annual_report.read.spelling import level
from gongkai.annual_report.report import Heading

_YEAR = r"(?:19|20)\d{2}"
_DATE = re.compile(r"((?:19|20)\d{2})\s*(?:年|[-./])\s*(\d{1,2})\s*(?:月|[-./])\s*(\d{1,2})\s*(?:日|(?!\d))")
_TITLE = re.compile(
    rf"(?P<before>[^\d,。;:!?\s《》]{{0,40}}?)(?:关于)?\s*(?P<year>{_YEAR})?\s*年?度?\s*(?P<after>[^\d,。;:!?《》]{{0,40}}?)"
    r"(?:法治)?(?:政府|政务)?信息公开(?:工作)?(?:情况)?(?:年度)?(?:工作)?(?:情况)?(?:的)?(?:年度)?(?:报告|年报)"
)
_SHEET = re.compile(rf"政府信息公开(?:工作)?情况统计表\s*\(?\s*(?P<year>{_YEAR})")
_PERIOD = re.compile(rf"(?:统计|数据)[^。]{{0,24}}?({_YEAR})\s*年?\s*1\s*月\s*1\s*日")
_YEAR_IN_TEXT = re.compile(rf"({_YEAR})\s*年度?[^。]{{0,20}}信息公开[^。]{{0,12}}报告")
_PUBLISHED = re.compile(r"(?:发布|公开|发文|成文|生成|印发|更新|公布|录入)(?:日期|时间)")
_PUBLISHER = re.compile(r"(?:发布机构|发布单位|公开主体|发文机关|信息来源|来源|作者)\s*[:：]\s*(?P<name>[^\s:：,，。|\[\]()（）]{2,30})")
_BODY_WORDS = "政府|办公厅|办公室|委员会|管委会|厅|局|委|署|处|院|中心|公司|学校|大学|镇|乡|街道|街道办事处|办事处|区|县|市|省|州|盟|旗"
_BODY = re.compile(rf"[\u4e00-\u9fff]{{2,24}}(?:{_BODY_WORDS})$")
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
_NOT_A_BODY = ("本年度", "本报告", "本机关", "全文", "全市", "全县", "全区", "中华人民共和国", "根据", "按照")


@dataclass(frozen=True, slots=True)
class About:
    """agency as printed (official long name where a well-known short one stands); "" and None where not said."""

    agency: str
    year: int | None
    published: date | None
    title: str
    headings: tuple[Heading, ...]


def about(document: Document) -> About:
    lines = [
        (index, level(block.text).strip()) for index, block in enumerate(document.blocks) if isinstance(block, Line)
    ]
    lines = [(index, text) for index, text in lines if text]
    texts = [text for _, text in lines]
    candidates = [text for key, text in document.metadata if key in ("title", "ArticleTitle")]
    title, name, year = _title([*(level(text) for text in candidates), *_joined_titles(texts)])
    year = year or _year_of(texts)
    name = name or _body_named(texts)
    published = _published(document, texts)
    return About(_long_name(name), year, published, title, _headings(document))


def _joined_titles(texts: list[str]) -> list[str]:
    """The first lines one by one and each with its next: a title may be set on two lines."""
    head = texts[:40]
    pairs = [one + two for one, two in zip(head, head[1:], strict=False) if len(one) < 60 and len(two) < 30]
    return [text[:200] for text in head] + pairs


def _title(candidates: list[str]) -> tuple[str, str, int | None]:
    best: tuple[float, str, str, int | None] = (0.0, "", "", None)
    for text in candidates:
        squeezed = re.sub(r"\s+", "", text)
        for match in (*_TITLE.finditer(squeezed), *_SHEET.finditer(squeezed)):
            groups = match.groupdict()
            name = _clean_name(f"{groups.get('before') or ''}") or _clean_name(f"{groups.get('after') or ''}")
            year = int(groups["year"]) if groups.get("year") else None
            score = 2.0 * bool(name) + 2.0 * bool(year) + (1.0 if len(squeezed) < 60 else 0.0)
            if score > best[0]:
                best = (score, match.group(), name, year)
    return best[1], best[2], best[3]


def _clean_name(text: str) -> str:
    text = re.sub(r"^(?:标题|信息名称|名称|当前位置|首页|正文|关于|文件名称)[:：]?", "", text)
    text = re.sub(r"(?:人民政府)?(?:关于|的)$", lambda match: match.group().removesuffix("关于").removesuffix("的"), text)
    text = text.strip(">-·/:：|【】[]() ")
    if len(text) < 2 or any(word in text for word in _NOT_A_BODY) or not re.search(r"[\u4e00-\u9fff]", text):
        return ""
    return re.sub(r"^.*[>:：|]", "", text)


def _year_of(texts: list[str]) -> int | None:
    joined = "".join(texts)
    for pattern in (_SHEET, _PERIOD, _YEAR_IN_TEXT):
        if match := pattern.search(joined):
            return int(match.group(1))
    return None


def _body_named(texts: list[str]) -> str:
    """Without a name in the title: the publisher named above the text, or the signature over the date at its end."""
    for text in texts[:40]:
        if match := _PUBLISHER.search(text):
            return match["name"]
    joined = "\n".join(texts)
    for match in reversed(list(_DATE.finditer(joined))):
        before = re.split(r"[\s。;；,，:：、]", joined[: match.start()].rstrip())[-1]
        if _BODY.fullmatch(before) and not any(word in before for word in _NOT_A_BODY):
            return before
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
    for index, text in enumerate(texts[:60]):
        if match := _PUBLISHED.search(text):
            rest = text[match.end() : match.end() + 24] + (texts[index + 1][:20] if index + 1 < len(texts) else "")
            if found := _date_in(rest):
                return found
    for text in texts[:12]:
        if (match := _DATE.match(text)) and len(text) < 40:
            return _as_date(match)
    return None


def _date_in(text: str) -> date | None:
    match = _DATE.search(text)
    return _as_date(match) if match else None


def _as_date(match: re.Match[str]) -> date | None:
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def _headings(document: Document) -> tuple[Heading, ...]:
    """Lines that begin with 一、 or （一）: level 1 and 2. In text of one line they are found inside it."""
    found: list[Heading] = []
    for index, block in enumerate(document.blocks):
        if not isinstance(block, Line):
            continue
        text = level(block.text)
        if len(text) < 80:
            stripped = text.strip()
            if match := re.match(r"(?:[一二三四五六七八九十]{1,2}\s*、|\([一二三四五六七八九十]\))", stripped):
                start = text.index(stripped)
                level_of = 2 if match.group().startswith("(") else 1
                found.append(
                    Heading(stripped, level_of, Place(index, start, start + len(stripped), page=block.page))
                )
            continue
        found.extend(_inner_headings(index, text, block.page))
    return tuple(found)


_INNER = re.compile(
    r"(?<=[。;\s)])([一二三四五六七八九])、\s*((?:总体情况|概述|基本情况|[^。;,，、]{0,24}(?:主动公开|公开申请|依申请公开|复议|诉讼|存在|问题|其他需要|其它需要|收费)[^。;\s]{0,30}?(?:情况|事项|措施|概述|方面)))"
)


def _inner_headings(index: int, text: str, page: int | None) -> list[Heading]:
    return [
        Heading(match.group(), 1, Place(index, match.start(), match.end(), page=page)) for match in _INNER.finditer(text)
    ]
