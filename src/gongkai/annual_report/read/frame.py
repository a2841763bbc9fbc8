"""The report within its page: menus, counters of visits, other articles and the foot of a site are not its prose.

The report begins after its title and what a site prints beside that (来源, 浏览次数, 字号), and ends with the date of its
signature or with the first words of the foot, looked for behind its last heading and its last table. Where the page
does not tell, everything stays: figures of the report are never given up for a guess.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gongkai.annual_report.read.narrative import ProseLine
from gongkai.annual_report.read.spelling import level
from gongkai.annual_report.read.stream import Position
from gongkai.annual_report.report import Heading

_BESIDE_TITLE = re.compile(
    r"(?:浏览|点击|阅读|访问|下载)(?:次数|人数|人次|数量|量|数)?\s*:?\s*[\[(]?\s*\d++\s*+[\])]?+\s*+次?+(?!\s*[,、。;])"
    r"|(?:信息|文章|稿件)?来源\s*:|(?:发布|公开|更新|发文|生成)(?:时间|日期)\s*:"
    r"|字[体号]\s*:?[\s\[(]*(?:[特超]?大[\s号]*|中[\s号]*|小[\s号]*){2,3}[\])]*|打印(?:本页|此页|页面|文章)?(?![\u4e00-\u9fff])"
)
_DAY = r"(?:(?:19|20)\d{2}|[一二三四五六七八九〇○零Oo0]{4})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日?"
_SIGNED = re.compile(rf"[^。,;:自至从起]{{0,30}}{_DAY}\s*")
_FOOT_LINE = re.compile(
    r"[\s\[(【<|·]*(?:上一[篇条页]|下一[篇条页]|分享|扫一扫|打印|关闭|责任编辑|推荐阅读|热门|版权所有|友情链接|网站地图|网站标识码"
    r"|主办(?:单位)?\s*:|承办(?:单位)?\s*:|技术支持\s*:|您是第|返回(?:顶部|首页|列表)"
    r"|(?:相关|附件|信息公开)(?:信息|链接|文档|阅读|稿件|文章|新闻|解读|下载|统计)\s*(?::|$))"
)
_FOOT = re.compile(
    r"上一[篇条]\s*:|下一[篇条]\s*:|打印本页|关闭(?:窗口|本页)|网站标识码|ICP备|公网安备|扫一扫在|您是第\s*\d|责任编辑\s*:|版权所有"
    r"|主办(?:单位)?\s*:"
)


SHORTEST_TITLE = 4  # letters: 年度报告, the end of a title on two lines


def within_frame(
    lines: Sequence[ProseLine], title: str, headings: Sequence[Heading], table_ends: Sequence[Position]
) -> list[ProseLine]:
    """The lines of the report, in order, cut where it begins and ends. title: levelled, without white space."""
    order = [heading.place for heading in headings if heading.level == 1]
    marks = [(place.block, place.start or 0) for place in order]
    first = min(marks, default=None)
    last = max([*marks, *table_ends], default=(0, 0))
    begin, end = _begin(lines, title, first), _end(lines, last)
    inside = [part for line in lines if (part := _between(line, begin, end))]
    return inside if 2 * _stops(inside) >= _stops(lines) else list(lines)


def _stops(lines: Sequence[ProseLine]) -> int:
    return sum(line.text.count("。") for line in lines)


def _between(line: ProseLine, begin: Position, end: Position | None) -> ProseLine | None:
    start = max(0, begin[1] - line.start) if begin[0] == line.block else 0
    if line.block < begin[0] or (end and line.block > end[0]):
        return None
    stop = end[1] - line.start if end and line.block == end[0] else len(line.text)
    if not start and stop >= len(line.text):
        return line
    if not line.text[start : max(stop, 0)].strip():
        return None
    return line._replace(text=line.text[start:stop], start=line.start + start)


def _begin(lines: Sequence[ProseLine], title: str, first_heading: Position | None) -> Position:
    """Behind the title and what is printed beside it, up to the first heading or the first sentence after the title."""
    begin, is_titled = (0, 0), False
    for line in lines:
        text = level(line.text)
        is_last = first_heading is not None and line.block >= first_heading[0]
        if is_last and first_heading:
            text = text[: max(0, first_heading[1] - line.start)] if line.block == first_heading[0] else ""
        after = _after_title(text, title)
        is_titled = is_titled or bool(after)
        if is_titled:
            sentence = text.find("。", after) + 1
            is_last = is_last or bool(sentence)
            head = text[: sentence or len(text)]
            after = max([after, *(match.end() for match in _BESIDE_TITLE.finditer(head))])
            begin = (line.block, line.start + after) if after else begin
        if is_last:
            break
    return begin


def _after_title(text: str, title: str) -> int:
    """Where the title ends in the text, which may set it with spaces or hold its second line; 0 where it does not."""
    if not title or title[-1] not in text:
        return 0
    match = re.search(r"\s*".join(map(re.escape, title)), text)
    if match:
        return match.end()
    words = "".join(text.split())
    return len(text) if len(words) >= SHORTEST_TITLE and title.endswith(words) else 0


def _end(lines: Sequence[ProseLine], last: Position) -> Position | None:
    """Behind the date of the signature, or before the first words of the foot; None where neither stands."""
    for line in lines:
        if (line.block, line.start + len(line.text)) <= last:
            continue
        skipped = max(0, last[1] - line.start) if line.block == last[0] else 0
        text = level(line.text)[skipped:]
        if not skipped and _SIGNED.fullmatch(text):
            return (line.block, line.start + len(line.text))
        match = (None if skipped else _FOOT_LINE.match(text)) or _FOOT.search(text)
        if match:
            return (line.block, line.start + skipped + match.start())
    return None
