"""What this body hands in, and the papers of a case."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.disclosure_requests.services.attaching import sound
from gongkai.apps.remedies import events, queries
from gongkai.apps.remedies.kinds import SUITS, Kind
from gongkai.apps.remedies.models import Filing, FilingKind, PaperKind, RemedyCase, RemedyPaper
from gongkai.apps.remedies.services.keeping import in_order, move_on, not_ahead, note, ready
from gongkai.apps.remedies.storage import STORE
from gongkai.lib.errors import NotAllowed
from gongkai.lib.sealing import Damaged

PAPERS_AT_MOST = 60
# Without this the other side takes it that nothing was answered (行政复议法第七十条).
ANSWERED_WITH = {
    Kind.COMPLAINT: FilingKind.STATEMENT,
    Kind.RECONSIDERATION: FilingKind.REPLY,
    **dict.fromkeys(SUITS, FilingKind.DEFENCE),
}


@transaction.atomic
def answer(
    actor: Staff,
    pk: int,
    *,
    filings: Iterable[str],
    sent_on: date,
    note_: str = "",
    version: int | None = None,
) -> RemedyCase:
    """The answer and the evidence have gone out. Raises NotAllowed, Stale."""
    case, move = ready(actor, pk, "answer", version)
    kinds = [FilingKind(kind) for kind in filings]
    wanted = ANSWERED_WITH[Kind(case.kind)]
    if wanted not in kinds:
        words = _("还没有选“%(filing)s”；只提交证据或者其他材料的，请等答复一并提交后再登记。")
        raise NotAllowed(words % {"filing": wanted.label}, act="answer")
    is_late = case.due_on is not None and sent_on > case.due_on
    _file(actor, case, kinds, sent_on, note_)
    move_on(case, state=move.to, answered_on=sent_on, was_late=is_late)
    note(events.ANSWERED, case, actor, filings=[kind.value for kind in kinds], on=sent_on, late=is_late)
    return case


@transaction.atomic
def supplement(
    actor: Staff,
    pk: int,
    *,
    filings: Iterable[str],
    sent_on: date,
    note_: str = "",
    version: int | None = None,
) -> RemedyCase:
    """More was handed in later. Raises NotAllowed, Stale."""
    case, _move = ready(actor, pk, "supplement", version)
    kinds = [FilingKind(kind) for kind in filings]
    if not kinds:
        raise NotAllowed(_("还没有选提交了什么材料。"), act="supplement")
    _file(actor, case, kinds, sent_on, note_)
    note(events.SUPPLEMENTED, case, actor, filings=[kind.value for kind in kinds], on=sent_on)
    return case


def _file(actor: Staff, case: RemedyCase, kinds: Iterable[FilingKind], sent_on: date, words: str) -> None:
    label = _("提交日期")
    not_ahead("answer", **{label: sent_on})
    in_order("answer", (_("本机关收到副本的日期"), case.received_on), (label, sent_on))
    Filing.objects.bulk_create(
        [
            Filing(case=case, kind=kind, sent_on=sent_on, note=words.strip(), by=actor)
            for kind in dict.fromkeys(kinds)
        ]
    )


@transaction.atomic
def attach(actor: Staff, pk: int, *, kind: str, name: str, data: bytes) -> RemedyPaper:
    """Keep a paper of the case. The same file of the same kind twice is there once. Raises NotAllowed."""
    case, _move = ready(actor, pk, "attach", None)
    kept = sound(name, data)
    digest = hashlib.sha256(data).hexdigest()
    there = RemedyPaper.objects.filter(case=case)
    if (same := there.filter(kind=kind, sha256=digest).first()) is not None:
        return same
    if there.count() >= PAPERS_AT_MOST:
        words = _("一个案件最多保存%(number)d份文书；请合并后再加入。")
        raise NotAllowed(words % {"number": PAPERS_AT_MOST}, act="attach")
    STORE.keep(data)  # only now: what is refused leaves no bytes
    paper = RemedyPaper.objects.create(
        case=case, kind=PaperKind(kind), name=kept.name, media_type=kept.media_type, sha256=digest, size=len(data),
        added_by=actor,
    )  # fmt: skip
    note(events.PAPER_ADDED, case, actor, paper=paper.pk, kind=kind, sha256=digest)
    return paper


@transaction.atomic
def open_paper(actor: Staff, pk: int, number: int) -> tuple[RemedyPaper, bytes]:
    """A paper names its parties, so each look is an event. Raises Http404, NotAllowed, FileNotFoundError."""
    paper = queries.paper(actor, pk, number)
    case = queries.get(actor, pk)
    if not queries.works_on(actor, case.agency):
        raise NotAllowed(_("案件文书写有当事人的情况，只有办理案件的人员可以打开。"), act="open_paper")
    if not paper.sha256:
        words = _("个人信息保存期满，这件案件的文书已经删除；案号、日期和结果仍在案件里。")
        raise NotAllowed(words, act="open_paper")
    try:
        data = STORE.load(paper.sha256)
    except Damaged:
        words = _("“%(name)s”与登记时的指纹不符，可能被改动过，不能使用；请联系技术人员从备份恢复。")
        raise NotAllowed(words % {"name": paper.name}, act="open_paper") from None
    note(events.PAPER_OPENED, case, actor, paper=paper.pk)
    return paper, data
