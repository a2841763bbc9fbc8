"""The life of a document as steps, with who did what and when; and its particulars."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gongkai.apps.agencies.queries import names_of_staff
from gongkai.apps.events.models import Event
from gongkai.apps.events.register import sentence
from gongkai.apps.events.words import Reader
from gongkai.apps.normative_documents.kinds import NUMBERED_KINDS
from gongkai.apps.normative_documents.models import LocalRule, NormativeDocument
from gongkai.apps.normative_documents.queries import Dossier, validity_rule
from gongkai.apps.normative_documents.states import State
from gongkai.apps.proactive.show.validity import stamp_of
from gongkai.lib.ui.parts import Tag, Term, Text
from gongkai.statute.legality_review import OPINION_LABELS, ReviewOpinion
from gongkai.statute.validity import too_long

ORDER = (
    State.DRAFTING,
    State.IN_LEGALITY_REVIEW,
    State.REVIEWED,
    State.DECIDED,
    State.NUMBERED,
    State.PUBLISHED,
)


@dataclass(frozen=True)
class Step:
    """One step of the life. lines: what is known of it. url: where it is done, "" for this page."""

    label: Text
    tag: Tag
    lines: tuple[str, ...] = ()
    url: str = ""


@dataclass(frozen=True)
class Happening:
    """One thing that happened, as the time line shows it."""

    at: datetime
    title: str
    who: str
    line: str


def timeline_of(events: list[Event]) -> list[Happening]:
    reader = Reader(events)
    names = names_of_staff({event.actor for event in events if event.actor})
    return [
        Happening(
            event.at,
            sentence(event.tag),
            names.get(event.actor or 0, _("系统")),
            reader.sentence(event) or "",
        )
        for event in events
    ]


def warnings_of(document: NormativeDocument, rule: LocalRule | None) -> list[str]:
    """Where a document gives itself more years than the place allows; it asks for a reason, and holds nothing up."""
    version, practice = document.item.newest, validity_rule(rule)
    if practice is None or version is None or not (version.effective_on and version.expires_on):
        return []
    said = too_long(version.effective_on, version.expires_on, trial=document.is_trial, rule=practice)
    return [said] if said else []


def terms_of(document: NormativeDocument, rule: LocalRule | None) -> list[Term]:
    source = (rule.source if rule else "") or _("本机关的做法")
    until = document.expires_on
    return [
        Term(_("制定机关"), document.agency.name),
        Term(_("种类"), str(document.item.get_kind_display())),
        Term(_("统一编号"), document.registration_no, why=_("登记时编号")),
        Term(_("印发日期"), _day(document.printed_on), why=_("没有登记")),
        Term(_("最初公布日期"), _day(document.first_published_on), why=_("还没有公布")),
        Term(_("施行日期"), _day(document.effective_on), why=_("公布时登记")),
        Term(_("有效期至"), _day(until), why=_("没有规定有效期")),
        Term(_("管理依据"), source),
    ]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def steps_of(of: Dossier) -> list[Step]:
    document = of.document
    if document.is_earlier:
        return [_earlier(document), _release(document), _standing(document)]
    return [
        _step(document, State.DRAFTING, _("必要性评估"), _assessed(document), is_done=bool(document.need_assessed_on)),
        _step(document, State.DRAFTING, _("征求意见"), _asked(of), is_done=bool(of.opinions or document.without_opinions)),
        _step(document, State.IN_LEGALITY_REVIEW, _("合法性审核"), _reviewed(of), is_done=bool(document.reviewed_digest)),
        _step(document, State.REVIEWED, _("集体审议"), _decided(document), is_done=document.decided_on is not None),
        _step(document, State.DECIDED, _("统一登记、编号、印发"), _numbered(document),
              is_done=document.printed_on is not None),
        _release(document),
        Step(_("备案"), _filing_tag(of), tuple(_filed(of))),
        _standing(document),
    ]  # fmt: skip


def _step(
    document: NormativeDocument, state: State, label: str, lines: Iterator[str], *, is_done: bool
) -> Step:
    return Step(label, _tag(is_done=is_done, is_turn=document.state == state), tuple(lines))


def _tag(*, is_done: bool, is_turn: bool) -> Tag:
    if is_done:
        return Tag(_("完成"), "good")
    return Tag(_("现在轮到"), "info") if is_turn else Tag(_("还没有轮到"))


def _earlier(document: NormativeDocument) -> Step:
    lines = (_("系统启用以前制定并公布，按登记簿补登。"), *_decided(document))
    return Step(_("既有文件"), Tag(_("完成"), "good"), lines)


def _assessed(document: NormativeDocument) -> Iterator[str]:
    if document.need_assessed_on:
        yield document.need_assessed_on.isoformat()
        yield from document.need_note.splitlines()


def _asked(of: Dossier) -> Iterator[str]:
    if of.opinions:
        yield ngettext("%(number)d条意见", "%(number)d条意见", len(of.opinions)) % {
            "number": len(of.opinions)
        }
    if of.document.without_opinions:
        yield _("不征求意见：%(reason)s") % {"reason": of.document.without_opinions}


def _reviewed(of: Dossier) -> Iterator[str]:
    for one in of.reviews[:1]:
        yield _("第%(round)d轮，%(name)s送审") % {"round": one.round, "name": one.submitted_by.name}
        if one.complete_on and one.due_on:
            words = _("材料%(day)s完备，%(due)s前出具意见")
            yield words % {"day": one.complete_on.isoformat(), "due": one.due_on.isoformat()}
        if one.opinion and one.reviewer and one.given_on:
            facts = {"label": OPINION_LABELS[ReviewOpinion(one.opinion)], "name": one.reviewer.name}
            yield _("%(label)s（%(name)s，%(day)s）") % (facts | {"day": one.given_on.isoformat()})


def _decided(document: NormativeDocument) -> Iterator[str]:
    if document.decided_on:
        yield f"{document.decided_on.isoformat()} {document.meeting}"
        if document.decision_no:
            yield document.decision_no


def _numbered(document: NormativeDocument) -> Iterator[str]:
    if document.registration_no:
        yield document.registration_no
    elif document.item.kind not in NUMBERED_KINDS:
        yield _("规章以政府令的编号为准，不另给统一编号。")
    if document.printed_on:
        yield _("%(day)s印发") % {"day": document.printed_on.isoformat()}


def _release(document: NormativeDocument) -> Step:
    """The review of the text and its publication happen on the page of the item."""
    item = document.item
    lines = (_("信息状态：%(state)s") % {"state": item.get_state_display()},)
    is_turn = document.state == State.NUMBERED
    url = reverse("proactive:detail", args=[item.pk])
    return Step(_("审核、发布"), _tag(is_done=item.is_public, is_turn=is_turn), lines, url)


def _filing_tag(of: Dossier) -> Tag:
    if not of.filings:
        return Tag(_("还没有轮到")) if of.document.state != State.PUBLISHED else Tag(_("没有设置备案机关"))
    owed = any(one.filed_on is None for one in of.filings)
    return _tag(is_done=not owed, is_turn=owed)


def _filed(of: Dossier) -> Iterator[str]:
    for one in of.filings:
        if one.filed_on:
            yield _("%(to)s：%(day)s报送") % {"to": one.to, "day": one.filed_on.isoformat()}
        else:
            yield _("%(to)s：%(day)s前报送") % {"to": one.to, "day": one.due_on.isoformat()}


def _standing(document: NormativeDocument) -> Step:
    return Step(_("效力"), stamp_of(document.item) or Tag(_("还没有轮到")))
