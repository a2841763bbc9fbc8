"""Narrowing the list of requests; what is chosen stands in the address."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.forms import BodyFilter
from gongkai.apps.agencies.models import Staff
from gongkai.apps.disclosure_requests.models.request import CHANNELS
from gongkai.apps.disclosure_requests.queries.lists import Filter
from gongkai.apps.disclosure_requests.queries.staff import bodies_in_sight
from gongkai.apps.disclosure_requests.states import State
from gongkai.statute.outcomes import OUTCOMES

ALL = ("", _("全部"))
STAGES = (
    ALL, ("open", _("未办结")), ("waiting", _("等待对方")), ("confirmation", _("待双方确认")), ("ended", _("已办结")),
)  # fmt: skip
LIMITS = (
    ALL, ("overdue", _("已经逾期")), ("today", _("今天到期")), ("endangered", _("三个工作日内到期")),
    ("this_week", _("本周内到期")), ("lapsed", _("对方期限已满")),
)  # fmt: skip
RARE = ("year", "channel", "outcome")  # folded away until one of them is used


class FilterForm(BodyFilter):
    field_order = ("q", "agency")

    q = forms.CharField(label=_("编号、查询码或内容"), required=False, max_length=80)
    stage = forms.ChoiceField(
        label=_("阶段"),
        required=False,
        choices=[*STAGES, *((s.value, s.label) for s in State if s != State.DRAFT)],
    )
    limit = forms.ChoiceField(label=_("期限"), required=False, choices=LIMITS)
    mine = forms.BooleanField(label=_("我经办的"), required=False)
    year = forms.IntegerField(label=_("年度"), required=False, min_value=2008, max_value=2100)
    channel = forms.ChoiceField(label=_("渠道"), required=False, choices=[ALL, *CHANNELS])
    outcome = forms.ChoiceField(
        label=_("办理结果"),
        required=False,
        choices=[ALL, *((code, one.full_label) for code, one in OUTCOMES.items())],
    )

    def __init__(self, actor: Staff, *args: Any, **kwargs: Any) -> None:
        super().__init__(bodies_in_sight(actor), *args, **kwargs)

    def wanted(self) -> Filter:
        """What narrows; a field that cannot be understood does not."""
        self.is_valid()
        given = self.cleaned_data
        return Filter(
            stage=given.get("stage", ""), words=given.get("q", "").strip(), year=given.get("year"),
            channel=given.get("channel", ""), mine=bool(given.get("mine")), limit=given.get("limit", ""),
            outcome=given.get("outcome", ""), agency=given.get("agency"),
        )  # fmt: skip

    @property
    def common(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name not in RARE]

    @property
    def rare(self) -> list[forms.BoundField]:
        return [self[name] for name in RARE]

    @property
    def is_rare(self) -> bool:
        return any(self[name].value() for name in RARE)
