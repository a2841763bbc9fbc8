"""The file of a document: opened for an item, need assessed, opinions asked, or given up."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.http import Http404
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.normative_documents import events, queries, states
from gongkai.apps.normative_documents.kinds import KINDS
from gongkai.apps.normative_documents.models import Adoption, NormativeDocument, SolicitedOpinion
from gongkai.apps.normative_documents.services.keeping import (
    move_on,
    note,
    ready,
    refuse_future,
    refuse_unless,
)
from gongkai.apps.normative_documents.states import State
from gongkai.apps.proactive import queries as items
from gongkai.lib.errors import NotAllowed
from gongkai.statute.validity import is_trial


@transaction.atomic
def begin(actor: Staff, item_pk: int) -> NormativeDocument:
    """Open the file of an item of these kinds; once. Raises Http404, NotAllowed."""
    item = items.get(actor, item_pk)
    if not any(actor.has_role(role, agency=item.agency) for role in (*states.DRAFTERS, *states.KEEPERS)):
        words = _("规范性文件由“%(agency)s”的经办人员建立，您没有这个角色。")
        raise NotAllowed(words % {"agency": item.agency.name}, act="begin")
    if item.kind not in KINDS:
        raise NotAllowed(_("这件信息的种类不是规范性文件或者规章；请在相应栏目中起草。"), act="begin")
    trial = is_trial(item.newest.title) if item.newest else False
    try:
        with transaction.atomic():
            document = NormativeDocument.objects.create(
                item=item, agency=item.agency, is_trial=trial, begun_by=actor
            )
    except IntegrityError:
        raise NotAllowed(_("这件信息已经建立了规范性文件的办理记录；请刷新页面。"), act="begin") from None
    note(events.BEGUN, document, actor, item=item.pk)
    return document


@transaction.atomic
def assess(actor: Staff, pk: int, *, day: date, conclusion: str, without_opinions: str = "",
           version: int | None = None) -> NormativeDocument:  # fmt: skip
    """Enter that the document is needed. without_opinions: why none need be asked. Raises Http404, NotAllowed, Stale."""
    document, move = ready(actor, pk, "assess", version)
    note_ = refuse_unless(
        conclusion, _("还没有写评估结论；请写明为什么需要制定、能不能由现有文件解决。"), "assess"
    )
    refuse_future(day, "assess")
    move_on(
        document, move, need_assessed_on=day, need_note=note_, without_opinions=without_opinions.strip()[:400]
    )
    note(events.ASSESSED, document, actor, day=day)
    return document


@dataclass(frozen=True)
class Asked:
    """One opinion as it is entered. item: number of the public comment or hearing on the site, None for none."""

    kind: str
    asked: str
    asked_on: date
    adoption: str
    answered_on: date | None = None
    content: str = ""
    reason: str = ""
    item: int | None = None


@transaction.atomic
def add_opinion(actor: Staff, pk: int, asked: Asked, *, version: int | None = None) -> SolicitedOpinion:
    """Enter an opinion that was asked, and what became of it. Raises Http404, NotAllowed, Stale."""
    document, move = ready(actor, pk, "add_opinion", version)
    refuse_future(asked.answered_on or asked.asked_on, "add_opinion")
    if asked.answered_on and asked.answered_on < asked.asked_on:
        raise NotAllowed(_("反馈日期早于征求日期；请改正。"), act="add_opinion")
    if asked.adoption in {Adoption.PARTLY, Adoption.NOT_ADOPTED}:
        refuse_unless(asked.reason, _("没有全部采纳的意见，须写明理由。"), "add_opinion")
    values = asdict(asked)
    values["item"] = _comment(actor, values.pop("item"))
    row = SolicitedOpinion.objects.create(document=document, by=actor, **values)
    move_on(document, move)
    note(events.OPINION_ADDED, document, actor, asked=asked.kind, adoption=asked.adoption)
    return row


def _comment(actor: Staff, number: int | None) -> object:
    if number is None:
        return None
    try:
        return items.get(actor, number)
    except Http404:
        raise NotAllowed(_("没有找到这件征求意见的信息；请重新选择。"), act="add_opinion") from None


@transaction.atomic
def drop(actor: Staff, pk: int, *, reason: str, version: int | None = None) -> NormativeDocument:
    """Give the making up, before publication; the file stays. Raises Http404, NotAllowed, Stale."""
    document, move = ready(actor, pk, "drop", version)
    said = refuse_unless(reason, _("还没有写终止制定的理由；请写明。"), "drop")
    stage = document.state
    review = queries.open_review(document)
    if review is not None:
        raise NotAllowed(_("正在合法性审核，请先撤回送审，再终止制定。"), act="drop")
    move_on(document, move, need_note=f"{document.need_note}\n{said}".strip(), due_on=None, due_for="")
    note(events.DROPPED, document, actor, stage=State(stage).value)
    return document
