"""Where in a document each table of the form stands: by its words, several of which must stand together."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.annual_report.read.stream import Position, Stream

PROACTIVE_WORDS = (
    "第二十条第一项",
    "第二十条第五项",
    "第二十条第六项",
    "第二十条第八项",
    "信息内容",
    "本年制发件数",
    "本年废止件数",
    "现行有效件数",
    "本年处理决定数量",
    "制作数量",
    "公开数量",
    "对外公开总数量",
    "上一年项目数量",
    "处理决定数量",
)
REQUESTS_WORDS = (
    "新收政府信息公开申请数量",
    "上年结转政府信息公开申请数量",
    "属于国家秘密",
    "禁止公开",
    "三安全一稳定",
    "保护第三方合法权益",
    "三类内部事务",
    "四类过程性信息",
    "行政执法案卷",
    "行政查询事项",
    "没有现成信息",
    "申请内容仍不明确",
    "信访举报投诉类申请",
    "要求提供公开出版物",
    "大量反复申请",
    "重新出具已获取信息",
    "结转下年度继续办理",
)
REQUESTS_HEAD = ("本列数据的勾稽关系", "申请人情况", "法人或其他组织")  # its heading is prose, not table
REMEDIES_WORDS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "未经复议直接起诉", "复议后起诉")
INDICATORS_WORDS = (
    "统计指标",
    "指标名称",
    "计量单位",
    "主动公开政府信息数",
    "主动公开信息数",
    "申请数",
    "答复数",
    "行政复议数",
    "行政诉讼数",
    "网站公开",
    "公开政府信息数",
    "办结数",
)
_RESULT_LETTERS = "结果维持纠正其他尚未审总计"
_SCRAMBLED = 48  # letters of the 54 in three times five headings, however narrow cells have broken them
_REMEDIES_TITLE = "行政复议行政诉讼情况"
_HEAD_LETTERS = 110  # of the whole head of that table: 54 in its results, the rest in what was asked for
WIDEST_ROW = 120  # letters from one word of the table to the next; the prose leaves more between them
HEADINGS_AFTER = {
    "proactive": ("三收到和处理政府信息公开申请", "收到和处理政府信息公开申请情况", "本列数据的勾稽关系"),
    "requests": ("行政复议行政诉讼情况", "行政复议提起行政诉讼", "被申请行政复议", "行政复议和行政诉讼情况"),
    "remedies": ("存在的主要问题", "存在问题及改进", "主要问题及改进", "存在的问题"),
    "indicators": (),
}


@dataclass(frozen=True, slots=True)
class Region:
    """From the first word of a table to where the next part begins, as offsets into the stream and as positions."""

    table: str
    start: int
    end: int
    first: Position
    last: Position


def regions_of(stream: Stream) -> dict[str, Region]:
    """The regions of the tables that this document has. A heading followed by a sentence is no table."""
    found: dict[str, int | None] = {
        "proactive": _first(stream.clusters(PROACTIVE_WORDS, 4, 160)),
        "requests": _requests_start(stream),
        "remedies": _remedies_start(stream),
    }
    if (
        found["proactive"] is None and found["requests"] is None
    ):  # their words are alike; a report has one kind
        found |= {"indicators": _first(stream.clusters(INDICATORS_WORDS, 6, 200))}
    starts = {table: start for table, start in found.items() if start is not None}
    regions: dict[str, Region] = {}
    for table, start in starts.items():
        end = _end(stream, table, start, [other for name, other in starts.items() if name != table])
        regions[table] = Region(table, start, end, stream.position(start), stream.position(end))
    return regions


def _first(offsets: list[int]) -> int | None:
    return offsets[0] if offsets else None


def _requests_start(stream: Stream) -> int | None:
    start = _first(stream.clusters(REQUESTS_WORDS, 6, 700))
    if start is None:
        return None
    start = _past_prose(stream, start)
    heads = [offset for word in REQUESTS_HEAD for offset in stream.all(word) if start - 200 < offset < start]
    heading = stream.text.rfind("申请情况", max(0, start - 60), start)
    return min(heads, default=heading + len("申请情况") if heading >= 0 else max(0, start - 60))


def _past_prose(stream: Stream, start: int) -> int:
    """The prose uses words of the table too; the table begins where they stand close together."""
    places = sorted(place for word in REQUESTS_WORDS for place in stream.all(word) if place >= start)
    for index, place in enumerate(places[:-5]):
        if places[index + 1] - place <= WIDEST_ROW:
            return place
        if places[index + 6 :] and places[index + 6] - places[index + 1] > 700:
            break
    return start


def _remedies_start(stream: Stream) -> int | None:
    """The head names each result three times; a sentence of the prose that names them once is no head."""
    for start in reversed(stream.clusters(REMEDIES_WORDS, 12, 200)):
        before = stream.text.rfind("行政复议行政诉讼", max(0, start - 60), start + 8)
        return before if before >= 0 else start
    for head in stream.all("未经复议直接起诉"):
        around = stream.text[max(0, head - 40) : head + 120]
        if sum(map(around.count, _RESULT_LETTERS)) >= _SCRAMBLED:
            return head
    for head in stream.all(_REMEDIES_TITLE):
        below = head + len(_REMEDIES_TITLE)
        if sum(map(stream.text[below : below + _HEAD_LETTERS].count, _RESULT_LETTERS)) >= _SCRAMBLED:
            return below
    return None


def _end(stream: Stream, table: str, start: int, others: list[int]) -> int:
    floor = start + 40
    ends = [offset for word in HEADINGS_AFTER[table] for offset in stream.all(word) if offset > floor]
    ends += [other for other in others if other > floor]
    return min(ends, default=len(stream.text))
