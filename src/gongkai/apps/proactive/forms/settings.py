"""What the office settles for the publishing of a body: a column, the steps of review, the rule of index numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.forms import OnRecord, day_field
from gongkai.apps.agencies.models import Agency
from gongkai.apps.agencies.roles import Role
from gongkai.apps.proactive import steps
from gongkai.apps.proactive.kinds import KINDS
from gongkai.apps.proactive.models import Column
from gongkai.apps.proactive.numbering import LONGEST
from gongkai.apps.proactive.queries import Placed
from gongkai.apps.proactive.steps import Stage, Step
from gongkai.lib.plain_text import Line

INDENT = "　"
PLACES = tuple(f"place_{number}" for number in range(1, 6))


class BodyForm(forms.Form):
    """Whose settings are shown."""

    agency = forms.TypedChoiceField(label=_("单位"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, bodies: Sequence[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].choices = [(body.pk, body.name) for body in bodies]  # type: ignore[attr-defined]  # a ChoiceField


class ColumnForm(OnRecord):
    name = Line(label=_("名称"), max_length=40)
    code = forms.SlugField(
        label=_("代码"), max_length=40, help_text=_("小写字母、数字和“-”，用在网址里，以后不能改。")
    )
    description = Line(label=_("栏目介绍"), max_length=200, help_text=_("一句话，也用作网页的说明。"))
    kind = forms.ChoiceField(
        label=_("信息种类"), choices=[(kind.code, kind.label) for kind in KINDS],
        help_text=_("决定起草时要填写哪些内容。"),
    )  # fmt: skip
    parent = forms.TypedChoiceField(label=_("上级栏目"), required=False, coerce=int, empty_value=None)
    order = forms.IntegerField(
        label=_("排序"), min_value=0, max_value=30000, initial=0, help_text=_("小的在前。")
    )
    update_interval_days = forms.IntegerField(
        label=_("更新间隔（日）"), required=False, min_value=1, max_value=3660,
        help_text=_("超过这些天没有新的信息就提示；不填的不提示。"),
    )  # fmt: skip
    column_type = Line(label=_("栏目类别"), max_length=40, required=False)
    keywords = Line(label=_("关键词"), max_length=120, required=False)

    def __init__(
        self, *args: Any, tree: Iterable[Placed], column: Column | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        own = column.pk if column else None
        places = [
            (one.column.pk, f"{INDENT * one.depth}{one.column.name}") for one in tree if one.column.pk != own
        ]
        self.fields["parent"].choices = [("", _("没有（第一级）")), *places]  # type: ignore[attr-defined]  # a ChoiceField
        if column is not None:
            del self.fields["code"]


STAGES = {
    f"{step.value}:{role.value}": Stage(step, role)
    for step in Step
    if step is not Step.AFTER
    for role in steps.ROLES[step]
}


class PolicyForm(OnRecord):
    """Which step comes at which place; a place left out is passed over."""

    after_review_days = forms.IntegerField(
        label=_("应急发布后审查的期限（工作日）"), min_value=1, max_value=20,
        help_text=_("先发布、后审查的，须在这个期限内补办；期限对公众可见。"),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(key, f"{stage.step.label}：{Role(stage.role).label}") for key, stage in STAGES.items()]
        for number, name in enumerate(PLACES, 1):
            self.fields[name] = forms.ChoiceField(
                label=_("第%(number)d步") % {"number": number}, required=False, choices=[("", _("没有这一步")), *offered]
            )  # fmt: skip
        self.order_fields([*PLACES, "after_review_days"])

    def stages(self) -> list[Stage]:
        return [STAGES[self.cleaned_data[name]] for name in PLACES if self.cleaned_data[name]]


def initial_of(stages: Sequence[Stage], after_review_days: int) -> dict[str, Any]:
    keys = [f"{stage.step.value}:{stage.role.value}" for stage in stages]
    return dict(zip(PLACES, keys, strict=False)) | {"after_review_days": after_review_days}


class RuleForm(OnRecord):
    pattern = Line(
        label=_("编号规则"), max_length=LONGEST,
        help_text=_("用大括号写各个部分，其余照写，例如 {credit_code}/{yyyy}-{serial:5}。"),
    )  # fmt: skip
    valid_from = day_field(_("启用日期"), help_text=_("从这一天起发布的信息用新规则；已经编的号不变。"))
