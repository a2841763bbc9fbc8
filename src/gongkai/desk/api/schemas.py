"""What programs send and get, as types."""

from datetime import datetime

from ninja import Field, Schema


class Refusal(Schema):
    detail: str = Field(description="为什么不行、怎样做，一句话；与网页上显示的相同。")


class Move(Schema):
    act: str
    label: str
    why_not: str | None = Field(description="现在不能办理的原因；能办理的为 null。")


class ItemState(Schema):
    id: int
    title: str
    state: str
    state_label: str
    version: int = Field(description="记录的版本；办理时带上，记录已被他人改动的就会被拒绝（409）。")
    index_no: str | None
    is_public: bool
    moves: list[Move] = Field(description="您的角色可以办理的步骤")


WORDS = r"^[^\x00]*$"  # a sign that a database would refuse


class Given(Schema):
    """What every act may be given."""

    version: int | None = Field(None, ge=1, le=2**31 - 1, description="记录的版本，可以不给。")


class WithOpinion(Given):
    opinion: str = Field("", max_length=4000, pattern=WORDS, description="意见")


class WithReason(Given):
    reason: str = Field(max_length=400, pattern=WORDS, description="理由")


class ToClear(WithReason):
    key: str = Field(max_length=64, pattern=WORDS, description="检查结果的标识")


class ToSchedule(Given):
    at: datetime = Field(description="发布的时间，带时区。")


class AfterReview(WithOpinion):
    keeps: bool = Field(description="同意继续公开的为 true；为 false 的随即撤回，须写意见。")
