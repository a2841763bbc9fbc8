"""What a visitor narrows the library by; it stands in the address."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.apps.normative_documents.queries.published import Facet, Wanted
from gongkai.apps.proactive.categories import SUBJECT_NAMES

ALL = ("", _("全部"))
STATUSES = (
    ("not_yet_in_force", _("尚未施行")),
    ("in_force", _("有效")),
    ("revised", _("已修改")),
    ("repealed", _("已废止")),
    ("expired", _("已失效")),
)
KINDS = (("normative_document", _("行政规范性文件")), ("government_rules", _("规章")))


class FindForm(forms.Form):
    q = forms.CharField(label=_("标题、文号、统一编号或索引号"), required=False, max_length=80)
    body = forms.TypedChoiceField(label=_("制定机关"), required=False, coerce=int, empty_value=None)
    year = forms.TypedChoiceField(label=_("公布年份"), required=False, coerce=int, empty_value=None)
    subject = forms.ChoiceField(label=_("主题分类"), required=False, choices=[ALL, *SUBJECT_NAMES])
    status = forms.ChoiceField(label=_("有效性"), required=False, choices=[ALL, *STATUSES])
    kind = forms.ChoiceField(label=_("种类"), required=False, choices=[ALL, *KINDS])

    def __init__(
        self, *args: Any, bodies: list[tuple[int, str, int]], years: list[tuple[int, int]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].choices = [ALL, *((pk, name) for pk, name, _number in bodies)]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["year"].choices = [ALL, *((year, str(year)) for year, _number in years)]  # type: ignore[attr-defined]  # a ChoiceField

    def wanted(self) -> Wanted:
        """What narrows; a field that cannot be understood does not."""
        self.is_valid()
        given = self.cleaned_data
        return Wanted(
            words=given.get("q", "").strip(), facet=Facet(given.get("body"), given.get("year")),
            subject=given.get("subject", ""), status=given.get("status", ""), kind=given.get("kind", ""),
        )  # fmt: skip
