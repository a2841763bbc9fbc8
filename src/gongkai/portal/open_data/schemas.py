"""What the API answers, as types: the description that programs read is made from them."""

from datetime import date
from typing import Annotated

from ninja import Field, Schema

AT_MOST = 100
NUMBERS = 2**63 - 1  # as the database holds them
CODE = r"^[\w-]*$"  # of columns, kinds …
Day = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2999, 12, 31))]


class ItemsAsked(Schema):
    cursor: str = Field("", description="从何处读起，取自上一页的 next。")
    limit: int = Field(50, ge=1, le=AT_MOST, description="一页多少条，最多100条。")
    column: str = Field("", max_length=40, pattern=CODE, description="栏目的代码，见 columns。")
    body: int = Field(0, ge=0, le=NUMBERS, description="发布机构的编号，见 bodies。")
    kind: str = Field("", max_length=32, pattern=CODE, description="信息种类的代码。")
    validity_status: str = Field("", max_length=20, pattern=CODE, description="有效性，如 in_force。")
    published_from: Day | None = Field(None, description="首次发布不早于这一天，如 2026-01-01。")
    published_until: Day | None = Field(None, description="首次发布不晚于这一天。")


class ReportsAsked(Schema):
    year: int = Field(0, ge=0, le=9999, description="报告的年度。")
    page: int = Field(1, ge=1, le=100_000, description="第几页。")
    limit: int = Field(50, ge=1, le=AT_MOST, description="一页多少份，最多100份。")


class Refusal(Schema):
    detail: str = Field(description="为什么不行、怎样做，一句话。")


class ItemLine(Schema):
    """An item without its text: the fields of the files (see fields.py)."""

    id: int
    index_no: str
    title: str
    document_no: str
    issuing_agency: str
    publishing_agency: str
    body: int
    column: str
    column_name: str
    kind: str
    subject_category: str
    genre: str
    formed_on: str | None
    published_at: str
    renewed_at: str
    validity_status: str
    effective_on: str | None
    expires_on: str | None
    keywords: str
    summary: str
    source_kind: str
    source_name: str
    source_url: str
    url: str


class ItemPage(Schema):
    items: list[ItemLine]
    next: str | None = Field(description="下一页的网址；没有更多时为 null。")


class File(Schema):
    name: str
    media_type: str
    size: int = Field(description="字节数")
    sha256: str
    url: str


class Related(Schema):
    kind: str = Field(
        description="interprets 解读、revises 修改、repeals 废止、replaces 代替、result_of 结果公布、related 相关"
    )
    direction: str = Field(description="to：本条是前者；from：本条是后者")
    id: int
    title: str
    url: str


class WholeItem(ItemLine):
    html: str = Field(description="正文，HTML；链接和图片的网址以本网站为起点。")
    details: dict[str, str] = Field(description="本种类信息另有的内容")
    files: list[File]
    related: list[Related]
    emergency: str | None = Field(description="应急发布、尚未完成事后审查的，审查的期限")


class ColumnLine(Schema):
    code: str
    name: str
    description: str
    parent: str | None
    kind: str
    closed_on: str | None
    url: str
    feed: str


class BodyLine(Schema):
    id: int
    name: str
    short_name: str
    kind: str
    level: str
    feed: str


class ReportLine(Schema):
    body: str
    year: int
    title: str
    published_at: str
    url: str
    json_url: str
    csv_url: str


class ReportPage(Schema):
    reports: list[ReportLine]
    next: str | None = Field(description="下一页的网址；没有更多时为 null。")
