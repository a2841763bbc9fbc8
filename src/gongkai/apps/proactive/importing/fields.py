"""The columns of a list as bodies call them, and which heading most likely means which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final

from gongkai.lib.importing.headings import Heading, best_row, placed, plain

HEAD_WITHIN: Final = 10  # rows; above the headings there is at most a title and a line of notes


class Field(StrEnum):
    """What is taken over. The values stand in stored layouts: changing one breaks those that are not finished."""

    FILE = "file"
    ATTACHMENTS = "attachments"
    TITLE = "title"
    COLUMN = "column"
    DOCUMENT_NO = "document_no"
    ISSUING_AGENCY = "issuing_agency"
    FORMED_ON = "formed_on"
    EFFECTIVE_ON = "effective_on"
    EXPIRES_ON = "expires_on"
    SUBJECT = "subject_category"
    GENRE = "genre"
    KEYWORDS = "keywords"
    SUMMARY = "summary"
    ATTRIBUTE = "attribute"
    ATTRIBUTE_REASON = "attribute_reason"
    SOURCE_NAME = "source_name"
    SOURCE_LEVEL = "source_level"
    INDEX_NO = "index_no"
    EARLIER_ON = "earlier_on"
    EARLIER_ADDRESS = "earlier_address"


# In the order of the template; a heading is looked for in this order.
HEADINGS: Final = (
    Heading(Field.FILE, "正文文件", ("文件名", "文件名称", "正文", "Word文件", "文档"), 255),
    Heading(Field.ATTACHMENTS, "附件", ("附件文件", "附件名称"), 4000),
    Heading(Field.TITLE, "标题", ("信息名称", "信息标题", "名称", "题名")),
    Heading(Field.COLUMN, "栏目", ("栏目名称", "所属栏目", "信息分类", "发布栏目"), 40),
    Heading(Field.DOCUMENT_NO, "发文字号", ("文号", "文件编号"), 80),
    Heading(Field.ISSUING_AGENCY, "发文机关", ("发文单位", "制发机关", "发布机构")),
    Heading(Field.FORMED_ON, "成文日期", ("生成日期", "形成日期", "印发日期", "制定日期"), 60),
    Heading(Field.EFFECTIVE_ON, "施行日期", ("实施日期", "生效日期"), 60),
    Heading(Field.EXPIRES_ON, "有效期至", ("失效日期", "有效期截止"), 60),
    Heading(Field.SUBJECT, "主题分类", ("主题",), 40),
    Heading(Field.GENRE, "体裁", ("文种", "公文种类"), 20),
    Heading(Field.KEYWORDS, "主题词", ("关键词",), 120),
    Heading(Field.SUMMARY, "内容概述", ("概述", "摘要", "内容摘要"), 400),
    Heading(Field.ATTRIBUTE, "公开属性", ("公开方式", "公开类别"), 20),
    Heading(Field.ATTRIBUTE_REASON, "不公开的理由", ("理由", "不予公开理由"), 400),
    Heading(Field.SOURCE_NAME, "转载自", ("来源", "来源名称", "信息来源"), 120),
    Heading(Field.SOURCE_LEVEL, "来源层级", (), 20),
    Heading(Field.INDEX_NO, "原索引号", ("索引号",), 80),
    Heading(Field.EARLIER_ON, "原发布日期", ("发布日期", "发布时间", "公开日期"), 60),
    Heading(Field.EARLIER_ADDRESS, "原网址", ("网址", "链接", "URL"), 400),
)  # fmt: skip
BY_FIELD: Final[Mapping[Field, Heading[Field]]] = {heading.field: heading for heading in HEADINGS}


def guess(head: Sequence[str]) -> dict[Field, int]:
    """What the headings most likely mean; each column once, our own words before those of others."""
    words = [plain(text) for text in head]
    ours = [(heading.field, (heading.label,)) for heading in HEADINGS]
    of_others = [(heading.field, heading.aliases) for heading in HEADINGS]
    return placed(words, (*ours, *of_others))


def head_row(rows: Sequence[Sequence[str]]) -> int:
    """The row, from 0, in which most fields are found; the first of several, and the first row where none is."""
    return best_row(rows, HEAD_WITHIN, lambda row: len(guess(row)))
