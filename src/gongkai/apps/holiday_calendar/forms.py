"""A notice as a person types it from the paper: one holiday a line, one make-up day a line."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.lib import clock
from gongkai.statute.festivals import doubts
from gongkai.statute.year_plan import BadPlan, YearPlan, parse_plan

HOLIDAY = re.compile(
    r"(?P<name>\S+)\s+(?P<first>\d{4}-\d\d-\d\d)(?:\s*(?:至|到|~|—|-{1,2})?\s*(?P<last>\d{4}-\d\d-\d\d))?"
)


class PlanForm(forms.Form):
    year = forms.IntegerField(label=_("年度"), min_value=2008, max_value=2100)
    number = forms.CharField(label=_("文号"), max_length=60, help_text=_("如：国办发明电〔2025〕7号"))
    title = forms.CharField(label=_("通知标题"), max_length=120)
    issued_on = forms.DateField(label=_("印发日期"), widget=forms.DateInput(attrs={"type": "date"}))
    source = forms.CharField(
        label=_("来源"), max_length=300, help_text=_("通知的网址，或者纸质文件的存放处。")
    )
    holidays = forms.CharField(
        label=_("放假"),
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("一行一个假期，写名称、第一天和最后一天，如：春节 2026-02-15 2026-02-23"),
    )
    make_up = forms.CharField(
        label=_("调休上班"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("一行一天，如：2026-02-14"),
    )
    looked_at = forms.BooleanField(
        label=_("已逐项核对上面的疑点，仍按通知导入"), required=False, widget=forms.HiddenInput()
    )

    plan: YearPlan | None = None

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if self.errors:
            return given
        try:
            self.plan = parse_plan(self.content(given))
        except BadPlan as wrong:
            self.add_error(None, str(wrong))
        return given

    @property
    def doubts(self) -> tuple[str, ...]:
        """What looks odd about a plan that can be read."""
        return doubts(self.plan) if self.plan else ()

    def clean_holidays(self) -> list[dict[str, str]]:
        return [self._holiday(line) for line in self.cleaned_data["holidays"].splitlines() if line.strip()]

    def clean_make_up(self) -> list[str]:
        days: list[str] = self.cleaned_data["make_up"].split()
        for day in days:
            try:
                date.fromisoformat(day)
            except ValueError:
                raise forms.ValidationError(
                    _("“%(day)s”不是日期；请写成 2026-02-14 的样子，一行一天。"), params={"day": day}
                ) from None
        return days

    @staticmethod
    def _holiday(line: str) -> dict[str, str]:
        if (found := HOLIDAY.fullmatch(line.strip())) is None:
            raise forms.ValidationError(
                _("“%(line)s”看不懂；请写名称、第一天和最后一天，用空格隔开。"), params={"line": line.strip()}
            )
        return {"name": found["name"], "first": found["first"], "last": found["last"] or found["first"]}

    def content(self, given: dict[str, Any]) -> dict[str, Any]:
        """In the form of statute's data files."""
        notice = {
            "number": given["number"],
            "title": given["title"],
            "issued_on": given["issued_on"].isoformat(),
            "source": given["source"],
            "checked_on": clock.today().isoformat(),
            "mark": "",
            "holidays": given["holidays"],
            "make_up": given["make_up"],
        }
        return {"year": given["year"], "notices": [notice]}
