"""The material that is sent in for legality review, and the opinion on seven points."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.forms import day_field
from gongkai.apps.normative_documents.forms.acts import OnDocument, words_field
from gongkai.apps.normative_documents.models import Material
from gongkai.apps.normative_documents.services.reviewing import Answer
from gongkai.lib.plain_text import Line, Lines
from gongkai.statute.legality_review import (
    OPINION_LABELS,
    OPTIONAL_MATERIALS,
    REVIEW_POINTS,
    ReviewPoint,
)

MET, AT_FAULT = "met", "at_fault"


class MaterialsForm(OnDocument):
    """A field for each kind; none is required, as the clock simply waits for what is missing."""

    def offer(self, facts: dict[str, Any]) -> None:
        for kind in Material:
            if kind.value in facts["given"]:
                continue
            optional = kind.value in OPTIONAL_MATERIALS
            hint = _("没有的不填。") if optional else _("写明内容，或者文件名称和存放处；还没有的先不填。")
            self.fields[f"material_{kind.value}"] = words_field(kind.label, hint, required=False, most=20_000)

    def given(self) -> dict[str, Any]:
        named = {f"material_{kind.value}": kind.value for kind in Material}
        found = {named[key]: words for key, words in self.cleaned_data.items() if key in named}
        return {"version": self.cleaned_data.get("version"), "materials": found}


class OpineForm(OnDocument):
    """A conclusion on each point with room for what is wrong, then the opinion."""

    opinion = forms.ChoiceField(
        label=_("审核意见"), choices=[(one.value, label) for one, label in OPINION_LABELS.items()],
        widget=forms.RadioSelect,
    )  # fmt: skip
    said = words_field(
        _("意见说明"), _("不合法或者应当修改的必须写明；起草单位会看到。"), required=False, most=20_000
    )
    given_on = day_field(_("出具日期"))
    hasty_because = Line(
        label=_("提前的原因"), required=False, max_length=200,
        help_text=_("材料完备后不到5个工作日就出具意见的，写明原因。"),
    )  # fmt: skip

    def offer(self, facts: dict[str, Any]) -> None:  # noqa: ARG002 (the points are those of the law)
        asked: dict[str, forms.Field] = {}
        for at, point in enumerate(ReviewPoint, 1):
            asked[f"point_{point.value}"] = forms.ChoiceField(
                label=f"{at}. {REVIEW_POINTS[point]}", choices=[(MET, _("没有问题")), (AT_FAULT, _("有问题"))],
                widget=forms.RadioSelect, error_messages={"required": _("请逐项作出结论。")},
            )  # fmt: skip
            asked[f"note_{point.value}"] = Lines(
                label=_("问题所在的条款和理由"), required=False, max_length=2000,
                widget=forms.Textarea(attrs={"rows": 2}),
            )  # fmt: skip
        self.fields = {**asked, **self.fields}

    def points(self) -> Iterator[tuple[forms.BoundField, forms.BoundField]]:
        """The two fields of each point, as the page sets them together."""
        for point in ReviewPoint:
            yield self[f"point_{point.value}"], self[f"note_{point.value}"]

    def rest(self) -> list[forms.BoundField]:
        return [self[name] for name in ("version", "opinion", "said", "given_on", "hasty_because")]

    def given(self) -> dict[str, Any]:
        said = self.cleaned_data
        points = {
            point.value: Answer(said[f"point_{point.value}"] == MET, said[f"note_{point.value}"])
            for point in ReviewPoint
        }
        names = ("version", "opinion", "said", "given_on", "hasty_because")
        return {name: said[name] for name in names} | {"points": points}
