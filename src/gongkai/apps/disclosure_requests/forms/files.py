"""Adding a file, clearing what the gate found, and saying what is to be taken out."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gongkai.apps.disclosure_requests.gate import Found, Marking
from gongkai.apps.disclosure_requests.models import FileKind
from gongkai.release import RULES, Refused
from gongkai.release.redaction import Area, Mark, Span, mark_of

TITLES = {rule.id: rule.title for rule in RULES}
LINES_AT_MOST = 2_000
SHORTEST = 2  # characters; a single one stands everywhere


class AddForm(forms.Form):
    """kinds: those that this person may add now."""

    kind = forms.ChoiceField(label=_("文件类别"))
    document = forms.FileField(
        label=_("选择或拖入文件"),
        help_text=_("随答复提供的用 PDF、DOCX、XLSX、PNG 或 JPG；其他材料还可以用 DOC、OFD、TXT。"),
    )

    def __init__(self, *args: Any, kinds: Iterable[FileKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in kinds]  # type: ignore[attr-defined]  # a ChoiceField


class ClearForm(forms.Form):
    reason = forms.CharField(
        label=_("放行的理由"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("逐项写明为什么可以公开，例如“电话是本机关的办公电话”。理由留在卷宗里。"),
    )


class MarkForm(forms.Form):
    """What is to be taken out: what was found and stays chosen, areas of pages, words of a Word document."""

    found = forms.MultipleChoiceField(
        label=_("检查发现的内容"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("勾选的都会遮盖；不需要遮盖的去掉勾选。"),
    )
    areas = forms.CharField(
        label=_("其他位置"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5, "data-dr-areas": ""}),
        help_text=_(
            "在页面上按住拖动就能框选，单击已框的范围可以取消。也可以直接填写：每行一处，依次为页码和左、上、右、下"
            "占页面的百分比，例如“1 10 20 45 24”。"
        ),
    )
    words = forms.CharField(
        label=_("其他文字"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5, "data-dr-words": ""}),
        help_text=_("每行一段要遮盖的文字；文中每一处相同的文字都会遮盖。"),
    )

    def __init__(self, *args: Any, marking: Marking, earlier: Sequence[Mark] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.marking = marking
        choices = {line_of(mark_of(one.mark)): _words_of(one) for one in marking.found}
        self.fields["found"].choices = list(choices.items())  # type: ignore[attr-defined]  # a MultipleChoiceField
        lines = [line_of(mark) for mark in earlier]
        self.initial["found"] = [line for line in lines if line in choices] if earlier else list(choices)
        self.initial["areas"] = "\n".join(
            line for line in lines if line not in choices and not line.startswith("p")
        )
        self.initial["words"] = "\n".join(dict.fromkeys(_taken(marking, earlier, choices)))
        if not choices:
            del self.fields["found"]
        del self.fields["areas" if marking.kind == "docx" else "words"]

    def clean_areas(self) -> list[Mark]:
        return [_area(line, number) for number, line in _lines(self.cleaned_data["areas"])]

    def clean_words(self) -> list[Mark]:
        marks: list[Mark] = []
        for _number, words in _lines(self.cleaned_data["words"]):
            places = _places(self.marking, words)
            if len(words) < SHORTEST:
                raise forms.ValidationError(
                    gettext("“%(words)s”太短，文中到处都是；请写出完整的词。") % {"words": words}
                )
            if not places:
                raise forms.ValidationError(
                    gettext("文件里没有“%(words)s”；请照原文填写，不要跨段。") % {"words": words[:40]}
                )
            marks.extend(places)
        return marks

    def marks(self) -> list[Mark]:
        """Everything that is to be taken out. Call it on a valid form."""
        data = self.cleaned_data
        found = [mark for mark in map(_from_line, data.get("found", [])) if mark]
        return [*found, *data.get("areas", []), *data.get("words", [])]


def _taken(marking: Marking, earlier: Sequence[Mark], but: Container[str]) -> Iterator[str]:
    """The words that an earlier copy took out and that were not found by themselves."""
    texts = {number: text for number, _where, text in marking.paragraphs}
    for mark in earlier:
        if isinstance(mark, Span) and line_of(mark) not in but:
            yield texts.get(mark.paragraph, "")[mark.start : mark.end]


def line_of(mark: Mark) -> str:
    """A mark as a line that a person can read and write."""
    if isinstance(mark, Span):
        return f"p{mark.paragraph} {mark.start} {mark.end}"
    sides = (mark.left, mark.top, mark.right, mark.bottom)
    return " ".join((str(mark.page), *(f"{100 * side:.2f}" for side in sides)))


def _words_of(found: Found) -> str:
    title = TITLES.get(found.rule, found.rule)
    words = gettext("%(where)s，%(title)s：%(shown)s")
    return words % {"where": found.where, "title": title, "shown": found.shown}


def _lines(text: str) -> list[tuple[int, str]]:
    """The lines that hold something, with their numbers."""
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1)]
    found = [(number, line) for number, line in lines if line]
    if len(found) > LINES_AT_MOST:
        raise forms.ValidationError(
            gettext("一次最多遮盖%(limit)d处；请分几次进行。") % {"limit": LINES_AT_MOST}
        )
    return found


def _from_line(line: str) -> Mark | None:
    parts = line.replace("，", " ").replace(",", " ").split()
    try:
        numbers = [float(part.removeprefix("p")) for part in parts]
        if line.startswith("p"):
            return mark_of(dict(zip(("paragraph", "start", "end"), numbers, strict=True)))
        sides = [number / 100 for number in numbers[1:]]
        return mark_of(
            dict(zip(("page", "left", "top", "right", "bottom"), [*numbers[:1], *sides], strict=True))
        )
    except (ValueError, OverflowError, Refused):
        return None


def _area(line: str, number: int) -> Area:
    mark = _from_line(line)
    if not isinstance(mark, Area):
        words = gettext("第%(number)d行“%(line)s”不是一处位置；请写页码和四个百分比，例如“1 10 20 45 24”。")
        raise forms.ValidationError(words % {"number": number, "line": line[:40]})
    return mark


def _places(marking: Marking, words: str) -> list[Span]:
    """Wherever the words stand."""
    return [
        Span(number, at, at + len(words))
        for number, _where, text in marking.paragraphs
        for at in _starts(text, words)
    ]


def _starts(text: str, words: str) -> Iterable[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + len(words))
