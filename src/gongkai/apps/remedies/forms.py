"""What each page on a case asks for. The service has the last word; a form only sees that something is there."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.forms import OnRecord, day_field
from gongkai.apps.agencies.models import Staff
from gongkai.apps.disclosure_requests.models import DisclosureRequest, Letter
from gongkai.apps.remedies import queries
from gongkai.apps.remedies.kinds import (
    COLUMNS,
    ENDINGS,
    FOLLOWED_BY,
    NEEDS_FORMER,
    Kind,
    Party,
    Procedure,
    Target,
)
from gongkai.apps.remedies.models import FilingKind, PaperKind, RemedyCase
from gongkai.apps.remedies.queries.lists import Filter
from gongkai.apps.remedies.services import Brought, Outcome, Particulars
from gongkai.apps.remedies.states import State
from gongkai.lib import clock
from gongkai.statute.grounds import GROUNDS

ALL = ("", _("全部"))
STAGES = (
    ALL, ("unfinished", _("未办结")), ("due", _("本机关有期限")), *((state.value, state.label) for state in State),
)  # fmt: skip
WITHOUT_LETTER = (Target.FAILURE_TO_REPLY, Target.OTHER_ACT)


class FilterForm(forms.Form):
    q = forms.CharField(label=_("案号或机关"), required=False, max_length=80)
    stage = forms.ChoiceField(label=_("阶段"), required=False, choices=STAGES)
    kind = forms.ChoiceField(label=_("种类"), required=False, choices=[ALL, *Kind.choices])
    column = forms.ChoiceField(label=_("结果"), required=False, choices=[ALL, *COLUMNS])
    ground = forms.ChoiceField(
        label=_("答复的依据"),
        required=False,
        choices=[ALL, *((code, f"{one.citation.place} {one.label}") for code, one in GROUNDS.items())],
    )
    year = forms.IntegerField(label=_("受理年度"), required=False, min_value=2008, max_value=2100)
    mine = forms.BooleanField(label=_("我承办的"), required=False)
    overdue = forms.BooleanField(label=_("只看逾期"), required=False)

    def wanted(self) -> Filter:
        """What narrows; a field that cannot be understood does not."""
        self.is_valid()
        given = self.cleaned_data
        return Filter(
            stage=given.get("stage", ""), words=given.get("q", "").strip(), kind=given.get("kind", ""),
            column=given.get("column", ""), ground=given.get("ground", ""), year=given.get("year"),
            mine=bool(given.get("mine")), overdue=bool(given.get("overdue")),
        )  # fmt: skip


class PersonField(forms.ModelChoiceField[Staff]):
    def label_from_instance(self, obj: Staff) -> str:
        return f"{obj.name} {obj.position}".strip()


class DescribeForm(OnRecord):
    """What the papers of a case say of it."""

    body_name = forms.CharField(
        label=_("审理（处理）机关"), max_length=120, help_text=_("复议机关、法院或者处理投诉的机关，写全称。")
    )
    case_no = forms.CharField(label=_("案号"), max_length=80, required=False)
    procedure = forms.ChoiceField(
        label=_("程序"), choices=Procedure.choices, help_text=_("以通知书载明的为准；没有载明的按普通程序。")
    )
    applied_on = day_field(_("提起日期"), required=False, help_text=_("申请书、起诉状上的日期。"))
    accepted_on = day_field(
        _("受理（立案）日期"), required=False, help_text=_("用来计算审理期限，也是年度报告统计的日期。")
    )
    received_on = day_field(_("本机关收到副本的日期"), help_text=_("答复和举证的期限从次日起算。"))
    set_due_on = day_field(
        _("指定的答复期限"),
        required=False,
        help_text=_("通知书另外指定了日期，或者同意延期举证的，填写这一天。"),
    )
    set_because = forms.CharField(label=_("指定期限的文书"), max_length=200, required=False)
    handler = PersonField(label=_("承办人"), queryset=None)

    def __init__(self, request: DisclosureRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["handler"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = queries.handlers(request.agency)

    def particulars(self) -> Particulars:
        return Particulars(**{name: self.cleaned_data[name] for name in Particulars.__dataclass_fields__})


class RegisterForm(DescribeForm):
    """A case over a request. what: `letter:3` for a reply, else a target without a letter."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    kind = forms.ChoiceField(label=_("种类"))
    what = forms.ChoiceField(label=_("争议的行为"))
    brought_by = forms.ChoiceField(label=_("提起人"), choices=Party.choices)
    after_reconsideration = forms.BooleanField(
        label=_("起诉前经过行政复议，但复议没有在本平台登记"),
        required=False,
        help_text=_("只用于行政诉讼一审；在本平台登记过的，请从那件复议的页面登记起诉。"),
    )
    field_order = ("key", "version", "kind", "what", "brought_by", "after_reconsideration")

    def __init__(
        self,
        request: DisclosureRequest,
        former: RemedyCase | None,
        letters: list[Letter],
        *args: Any,
        **kwargs: Any,
    ) -> None:
        super().__init__(request, *args, **kwargs)
        self.former, self.letters = former, {letter.pk: letter for letter in letters}
        kinds = (
            FOLLOWED_BY[former.kind] if former else tuple(kind for kind in Kind if kind not in NEEDS_FORMER)
        )
        self._offer("kind", [(kind.value, kind.label) for kind in kinds])
        if former is None:
            self._offer(
                "what", [*map(_letter_choice, letters), *((one.value, one.label) for one in WITHOUT_LETTER)]
            )
        else:
            del self.fields["what"], self.fields["after_reconsideration"]

    def _offer(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("after_reconsideration") and given.get("kind") != Kind.FIRST_INSTANCE:
            self.add_error(
                "after_reconsideration", gettext("只有行政诉讼一审才勾选这一项；请去掉勾选，或者核对种类。")
            )
        return given

    def brought(self) -> Brought:
        given = self.cleaned_data
        kind, _colon, number = given.get("what", "").partition(":")
        letter = self.letters.get(int(number)) if number else None
        return Brought(
            kind=given["kind"],
            target=Target.REPLY if letter or self.former else kind,
            brought_by=given["brought_by"],
            key=given["key"],
            letter=letter,
            follows=self.former,
            after_reconsideration=bool(given.get("after_reconsideration")),
        )


def _letter_choice(letter: Letter) -> tuple[str, str]:
    words = gettext("第%(round)d轮的答复 %(letter)s，%(day)s签发")
    given = {"round": letter.round, "letter": str(letter), "day": letter.issued_on.isoformat()}
    return f"letter:{letter.pk}", words % given


class FilingsForm(OnRecord):
    filings = forms.MultipleChoiceField(
        label=_("提交的材料"), choices=FilingKind.choices, widget=forms.CheckboxSelectMultiple
    )
    sent_on = day_field(_("提交日期"), help_text=_("送交或者交邮的日期；逾期的如实登记。"))
    note_ = forms.CharField(
        label=_("说明"), max_length=400, required=False, help_text=_("如送交方式、邮件号码、证据份数。")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sent_on"].initial = clock.today


class OutcomeForm(OnRecord):
    result = forms.ChoiceField(label=_("结果"))
    decided_on = day_field(
        _("作出日期"), help_text=_("决定书、判决书、裁定书上的日期；年度报告按这一天统计。")
    )
    delivered_on = day_field(_("送达本机关日期"), help_text=_("起诉、上诉和重新办理的期限从次日起算。"))
    orders_redo = forms.BooleanField(
        label=_("要求本机关重新办理或者限期答复"),
        required=False,
        help_text=_("登记后另用“重新办理申请”开始新的一轮。"),
    )
    redo_until = day_field(
        _("要求办结的期限"),
        required=False,
        help_text=_("决定书写明日期的填写；没有写明的，重新计算二十个工作日。"),
    )
    note = forms.CharField(
        label=_("要点"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("纠正或者维持的理由，供以后办理参考；不要写个人信息。"),
    )  # fmt: skip

    def __init__(self, kind: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["result"]
        assert isinstance(field, forms.ChoiceField)
        choices = [(one.code, f"{one.label}（{one.citation}）") for one in ENDINGS[kind].values()]
        field.choices = [("", _("（请选择）")), *choices]
        if kind in NEEDS_FORMER:
            field.help_text = _("维持的一审判决是本机关败诉的，请选一审的判决方式。")

    def outcome(self) -> Outcome:
        return Outcome(**{name: self.cleaned_data[name] for name in Outcome.__dataclass_fields__})


class OnDayForm(OnRecord):
    on = day_field(_("日期"))


class OpinionForm(OnDayForm):
    due_on = day_field(
        _("写明的期限"),
        required=False,
        help_text=_("没有写明的，行政复议意见书自收到之日起六十日内报送办理情况。"),
    )


class ReopenForm(OnRecord):
    reason = forms.CharField(label=_("原因"), max_length=400)


class PaperForm(OnRecord):
    kind = forms.ChoiceField(label=_("文书种类"), choices=PaperKind.choices)
    file = forms.FileField(
        label=_("文件"), help_text=_("PDF、JPG、PNG、DOC、DOCX、XLSX、OFD 或 TXT，不超过20 MB。")
    )


class BundleForm(OnRecord):
    originals = forms.BooleanField(
        label=_("连同拟公开信息的原件"),
        required=False,
        help_text=_("原件含有没有公开的内容，只在审理机关要求核对时打包，并按其要求提交。"),
    )

    def __init__(self, *args: Any, may_take_originals: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_take_originals:
            del self.fields["originals"]
