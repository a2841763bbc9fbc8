"""What programs send and get of a draft, as types; what a field may hold is judged by the form of the page."""

from datetime import date
from typing import Annotated

from ninja import Field, Schema

from gongkai.desk.api.schemas import WORDS, ItemState

Line = Annotated[str, Field(max_length=400, pattern=WORDS)]
Code = Annotated[str, Field(max_length=40, pattern=r"^\w+$")]
Day = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2999, 12, 31))]
NUMBERS = 2**31 - 1


class Written(Schema, extra="forbid"):
    """What an item says. What is not given stays as it is; "" and null take it out."""

    title: Line = Field("", description="标题。")
    body: str = Field(
        "", pattern=WORDS, description="正文，HTML 或者文字（每行一段）；与网页上粘贴的一样清理。"
    )
    summary: Line = Field("", description="内容概述。")
    keywords: Line = Field("", description="主题词，几个词用空格分开。")
    subject_category: Line = Field("", description="主题分类。")
    genre: Line = Field("", description="体裁。")
    composite_category: Line = Field("", description="组配分类。")
    issuing_agency: Line = Field("", description="发文机关。")
    document_no: Line = Field("", description="发文字号。")
    formed_on: Day | None = Field(None, description="成文日期。")
    changed_on: Day | None = Field(None, description="变更日期。")
    effective_on: Day | None = Field(None, description="施行日期。")
    expires_on: Day | None = Field(None, description="有效期至。")
    attribute: Line = Field("", description="公开属性：proactive、on_request 或者 withheld。")
    attribute_basis: Line = Field("", description="公开属性的依据。")
    attribute_reason: Line = Field("", description="不主动公开的理由。")
    source_kind: Line = Field("", description="来源：own 本机关，repost 转载。")
    source_name: Line = Field("", description="来源名称。")
    source_level: Line = Field("", description="来源层级。")
    source_url: Line = Field("", description="来源网址。")
    fields: dict[Code, Annotated[str, Field(max_length=4000, pattern=WORDS)]] = Field(
        default_factory=dict, description="这类信息另有的项目，名称见 places。"
    )


class Begun(Written):
    agency: int = Field(ge=1, le=NUMBERS, description="发布机构的编号，见 places。")
    column: int = Field(ge=1, le=NUMBERS, description="栏目的编号，见 places；信息的种类由栏目决定。")


class Changed(Written):
    version: int = Field(ge=1, le=NUMBERS, description="看到的记录版本；已被他人改动的就会被拒绝（409）。")
    column: int | None = Field(None, ge=1, le=NUMBERS, description="换到同一种类的另一个栏目。")
    change: Line = Field("", description="这次改了什么，审核人会看到。")


class Attached(Schema):
    """What is said of a file."""

    version: int | None = Field(None, ge=1, le=NUMBERS, description="记录的版本，可以不给。")
    title: Line = Field("", description="显示名称；不给的，显示文件名。")
    alternative: Line = Field("", description="替代文字；图片必须给。")


class AsWritten(Written):
    column: int
    attachments: list["Shown"]


class Shown(Schema):
    number: int
    name: str
    title: str
    alternative: str
    sha256: str
    findings: list[str] = Field(description="发布检查的结果，送审后须逐条处理。")


class Draft(ItemState):
    written: AsWritten


class FieldOfKind(Schema):
    code: str
    label: str
    type: str
    is_required: bool


class ColumnOpen(Schema):
    id: int
    code: str
    name: str
    kind: str
    kind_label: str
    fields: list[FieldOfKind]


class Place(Schema):
    id: int
    name: str
    columns: list[ColumnOpen]


class Places(Schema):
    bodies: list[Place] = Field(description="令牌所有人可以起草的单位，各有哪些栏目。")


AsWritten.model_rebuild()
Draft.model_rebuild()
