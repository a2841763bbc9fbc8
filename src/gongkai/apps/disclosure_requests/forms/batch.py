"""Many paper requests at once: a line each, as typed on the page or read from a filled-in template."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast
from uuid import UUID

from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gongkai.apps.disclosure_requests.forms.intake import RegisterForm
from gongkai.apps.disclosure_requests.models import DocumentKind
from gongkai.apps.disclosure_requests.models.request import CHANNELS
from gongkai.lib import clock, identity_number, secrets
from gongkai.lib.ui.grouping import Group

LINES_AT_MOST = 200
BLANK_LINES = 3  # offered for typing
PREFIX = "line"

# The order of the template; labels are those of the form.
COLUMNS = (
    "channel", "submitted_on", "signed_on", "kind", "name", "type", "document_kind", "document_number", "phone",
    "email", "address", "postcode", "contact_person", "agent_name", "agent_phone", "description", "wanted_form",
    "wanted_route", "note",
)  # fmt: skip
NEEDED = ("channel", "submitted_on", "kind", "name", "description")
LINE_GROUPS = (
    Group("", (("channel", "submitted_on", "signed_on"), ("kind", "name"), ("description",))),
    Group(
        _("证件、联系方式、代理人、获取方式"),
        (
            ("document_kind", "document_number"), ("phone", "email"), ("address", "postcode"),
            ("type", "contact_person"), ("agent_name", "agent_phone"), ("wanted_form", "wanted_route"), ("note",),
        ),
        folded=True,
    ),
)  # fmt: skip
_ISO_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})?")
_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")


class LineForm(RegisterForm):
    """One line. What a line of paper does not have (split items, rectification) is registered by itself."""

    key = None  # type: ignore[assignment]  # made of the content
    items = None  # type: ignore[assignment]  # Django takes a field out this way
    is_rectification = None  # type: ignore[assignment]  # as above
    number = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("use_required_attribute", False)
        super().__init__(*args, **kwargs)
        for name in ("channel", "kind"):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.widget = forms.Select(choices=[("", gettext("请选择")), *field.choices])  # type: ignore[misc]  # a list
            field.initial = None
        for name, field in self.fields.items():
            if isinstance(field, forms.ChoiceField):
                field.error_messages["invalid_choice"] = gettext(
                    "没有“%(value)s”这个选项；请改选列出的一项。"
                )
            if isinstance(field, forms.DateField):
                field.error_messages["invalid"] = gettext("日期看不懂；请写成 2026-03-04 的样子。")
                if self.is_bound and not _ISO_DAY.fullmatch(str(self[name].value() or "")):
                    field.widget = forms.TextInput()  # a field for days would lose what cannot be read
            if name == "description":
                field.widget.attrs["rows"] = 2
        self.fields["submitted_on"].required = True
        self.fields["submitted_on"].help_text = ""  # "today if left empty" does not hold here

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        number = "".join(given.get("document_number", "").split()).upper()
        is_card = given.get("document_kind") == DocumentKind.RESIDENT_CARD
        if number and is_card and identity_number.fault(number, clock.today()):
            words = gettext(
                "居民身份证号码校验不对；可能是表格软件把它改成了数字，请对照原件重填（原件如此的，请单件登记）。"
            )
            self.add_error("document_number", words)
        return given

    def faults(self) -> list[str]:
        """Each fault as a sentence that names its column."""
        found = [
            gettext("%(column)s：%(fault)s") % {"column": self.fields[name].label, "fault": fault}
            for name, faults in self.errors.items()
            if name in self.fields
            for fault in faults
        ]
        return [*found, *(str(fault) for fault in self.non_field_errors())]

    @property
    def channel_label(self) -> str:
        return str(dict(CHANNELS).get(self.cleaned_data["channel"], ""))

    def content(self) -> str:
        """What makes this line the line it is, however often it is sent."""
        return "\n".join(f"{name}={' '.join(str(self.cleaned_data[name]).split())}" for name in COLUMNS)

    def is_blank(self) -> bool:
        return not any(str(self[name].value() or "").strip() for name in COLUMNS)


def lines_of(data: Mapping[str, Any]) -> list[LineForm]:
    """The lines that were sent, blank ones left out; at most as many as a batch takes."""
    total = str(data.get(f"{PREFIX}-total", ""))
    count = min(int(total), LINES_AT_MOST) if total.isdecimal() and len(total) < 5 else 0
    forms_sent = [LineForm(data, prefix=f"{PREFIX}-{at}") for at in range(count)]
    return [line for line in forms_sent if not line.is_blank()]


def blank_lines(first: int) -> list[LineForm]:
    return [
        LineForm(prefix=f"{PREFIX}-{at}", initial={"submitted_on": clock.today()})
        for at in range(first, first + BLANK_LINES)
    ]


def keys_of(lines: Iterable[LineForm]) -> list[UUID]:
    """A key for each good line, made of its content: the same line sent twice is registered once.

    Keyed, so that nobody can try contents against it. Equal lines of one batch are told apart by their order.
    """
    seen: Counter[str] = Counter()
    keys = []
    for line in lines:
        content = line.content()
        seen[content] += 1
        digest = secrets.blind_index(f"batch:{seen[content]}:{content}", settings.SECRET_KEY)
        keys.append(UUID(hex=digest[:32]))
    return keys


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("填好的模板"), help_text=_("Excel（.xlsx）或者 CSV，一次最多200件，5 MB以内。")
    )


def labels() -> dict[str, str]:
    """Field by the heading of its column."""
    fields = LineForm.base_fields
    return {str(fields[name].label): name for name in COLUMNS}


class WrongHead(Exception):  # noqa: N818 (a refusal, not a fault)
    """The first row is not that of the template, or there is nothing below it."""


def data_of(rows: Sequence[Sequence[str]]) -> dict[str, str]:
    """The rows of a file as the page would send them. Raises WrongHead."""
    columns = _columns(rows[0] if rows else ())
    lines = [(number, row) for number, row in enumerate(rows[1:], start=2) if any(row)]
    if not lines:
        raise WrongHead(gettext("文件里只有表头，没有要登记的申请；请从第二行起填写。"))
    if len(lines) > LINES_AT_MOST:
        words = gettext("文件里有%(count)d件申请，一次最多%(limit)d件；请分成几个文件上传。")
        raise WrongHead(words % {"count": len(lines), "limit": LINES_AT_MOST})
    data = {f"{PREFIX}-total": str(len(lines))}
    for at, (number, row) in enumerate(lines):
        data[f"{PREFIX}-{at}-number"] = str(number)
        for name, text in zip(columns, row, strict=False):
            data[f"{PREFIX}-{at}-{name}"] = _read(name, text)
    return data


def _columns(head: Sequence[str]) -> list[str]:
    known = labels()
    words = [text.strip().removeprefix("*") for text in head]
    if strange := [text for text in words if text not in known]:
        sentence = gettext("第一行的“%(heading)s”不是模板里的列名；请用模板的表头，不要增加列。")
        raise WrongHead(sentence % {"heading": strange[0] or gettext("（空白）")})
    if twice := [text for text, count in Counter(words).items() if count > 1]:
        raise WrongHead(gettext("列“%(heading)s”出现了两次；请只留一列。") % {"heading": twice[0]})
    columns = [known[text] for text in words]
    missing = [label for label, name in known.items() if name in NEEDED and name not in columns]
    if missing:
        sentence = gettext("缺少“%(headings)s”列；请用模板的表头。")
        raise WrongHead(sentence % {"headings": "”“".join(missing)})
    return columns


def choices_of(name: str) -> dict[str, str]:
    """What may stand in a column, by its label; empty where anything may."""
    field = LineForm.base_fields[name]
    if not isinstance(field, forms.ChoiceField):
        return {}
    choices = cast("Iterable[tuple[str, object]]", field.choices)  # ours are flat
    return {str(label): code for code, label in choices if code}


def _read(name: str, text: str) -> str:
    """A choice by its label, a day however it is written; what is not understood stays, for the person to see."""
    field = LineForm.base_fields[name]
    if isinstance(field, forms.ChoiceField):
        return choices_of(name).get(text, text)
    if isinstance(field, forms.DateField) and (found := _DAY.fullmatch(text)):
        return "-".join((found[1], found[2].zfill(2), found[3].zfill(2)))
    return text
