"""Proposals to publish as rows, terms and data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gongkai.apps.agencies.models import Staff
from gongkai.apps.disclosure_requests.forms.publishing import ProposeForm
from gongkai.apps.disclosure_requests.models import (
    DisclosureProposal,
    DisclosureRequest,
    ProposalState,
    RequestFile,
)
from gongkai.apps.disclosure_requests.queries.publishing import Candidate
from gongkai.apps.disclosure_requests.show.rows import shortened
from gongkai.apps.disclosure_requests.states import State
from gongkai.apps.proactive.queries import visible_to
from gongkai.lib.ui.dates import local_day
from gongkai.lib.ui.parts import Cell, Column, Link, Row, Table, Tag, Term, Tone
from gongkai.statute.instruments import REG
from gongkai.statute.outcomes import OUTCOMES

SOURCE = REG.article(44)
SUGGESTED = REG.article(44, 2)
TONES: dict[str, Tone] = {
    ProposalState.PROPOSED: "warn",
    ProposalState.ACCEPTED: "good",
    ProposalState.DECLINED: "neutral",
}


@dataclass(frozen=True)
class ShownCandidate:
    title: str
    people: str
    table: Table
    form: ProposeForm


def shown(found: Iterable[Candidate], refused: ProposeForm | None = None) -> list[ShownCandidate]:
    """refused: the form that was sent and not taken, shown in the place of its candidate."""
    return [_shown(one, refused) for one in found]


def _shown(one: Candidate, refused: ProposeForm | None) -> ShownCandidate:
    words = ngettext("%(count)d人申请过", "%(count)d人申请过", one.people) % {"count": one.people}
    is_refused = refused is not None and str(refused["request"].value()) == str(one.origin.pk)
    form = refused if refused is not None and is_refused else _form(one.origin)
    return ShownCandidate(shortened(one.origin.description), words, requests_table(one.requests), form)


def _form(origin: DisclosureRequest) -> ProposeForm:
    text = " ".join(origin.description.split())[:400]
    return ProposeForm(initial={"request": origin.pk, "subject": text}, auto_id=f"id_{origin.pk}_%s")


def requests_table(rows: Sequence[DisclosureRequest]) -> Table:
    """Which requests ask the same; who asked does not matter here."""
    head = (_("编号"), _("申请内容"), _("状态"), _("办理结果"), _("提交日期"))
    return Table(
        _("申请相同信息的各件"), tuple(Column(text) for text in head), tuple(_request(row) for row in rows)
    )


def _request(row: DisclosureRequest) -> Row:
    outcome = OUTCOMES[row.outcome].full_label if row.outcome else None
    return Row(
        (
            Cell(row.request_no, url=reverse("disclosure_requests:detail", args=[row.pk])),
            Cell(shortened(row.description)),
            Cell(str(State(row.state).label)),
            Cell(outcome, why=_("还没有答复")),
            Cell(local_day(row.submitted_at).isoformat()),
        )
    )


def files_table(rows: Sequence[RequestFile]) -> Table:
    head = (Column(_("附件")), Column(_("大小")), Column(_("遮盖处数"), numeric=True), Column(_("发布检查")))
    return Table(_("随答复提供的附件，遮盖照旧"), head, tuple(_file(row) for row in rows))


def _file(row: RequestFile) -> Row:
    checked = _("已放行") if row.findings else _("没有发现问题")
    return Row((Cell(row.name), Cell(filesizeformat(row.size)), Cell(len(row.redactions)), Cell(checked)))


def table_of(rows: Sequence[DisclosureProposal]) -> Table:
    head = (_("拟公开的信息"), _("状态"), _("提出人"), _("提出日期"), _("决定日期"))
    return Table(
        _("公开建议"),
        tuple(Column(text) for text in head),
        tuple(_row(row) for row in rows),
        caption_hidden=True,
    )


def state_tag(row: DisclosureProposal) -> Tag:
    return Tag(row.get_state_display(), TONES[row.state])


def _row(row: DisclosureProposal) -> Row:
    decided = local_day(row.decided_at).isoformat() if row.decided_at else None
    return Row(
        (
            Cell(shortened(row.subject), url=reverse("disclosure_requests:proposal", args=[row.pk])),
            Cell("", tag=state_tag(row)),
            Cell(proposer_of(row)),
            Cell(local_day(row.proposed_at).isoformat()),
            Cell(decided, why=_("还没有决定")),
        )
    )


def proposer_of(row: DisclosureProposal) -> str:
    """Of an applicant not the name: the request tells it to those who may know."""
    return row.proposed_by.name if row.proposed_by else _("申请人")


def source_of(row: DisclosureProposal) -> str:
    return str(SUGGESTED if row.is_suggested else SOURCE)


def terms_of(row: DisclosureProposal, *, in_full: bool) -> list[Term]:
    """in_full: with what the applicant wrote, for those who work on the requests of the body."""
    terms = [
        Term(_("单位"), row.agency.name),
        Term(_("依据"), source_of(row)),
        Term(_("提出"), f"{proposer_of(row)} {local_day(row.proposed_at).isoformat()}"),
    ]
    if row.is_suggested and in_full:
        terms.append(Term(_("申请人的理由"), lines=tuple(row.suggested_because.splitlines())))
    if row.decided_by and row.decided_at:
        terms.append(Term(_("决定"), f"{row.decided_by.name} {local_day(row.decided_at).isoformat()}"))
        terms.append(Term(_("理由"), row.reason))
    return terms


def item_of(actor: Staff, row: DisclosureProposal) -> Link | None:
    """The item that was drafted of it, with where it stands; a link for those who may open it."""
    if row.item is None:
        return None
    said = {"title": str(row.item), "state": row.item.get_state_display()}
    words = _("“%(title)s”：%(state)s") % said
    may_open = visible_to(actor).filter(pk=row.item.pk).exists()
    return Link(words, reverse("proactive:detail", args=[row.item.pk]) if may_open else "")


def data_of(row: DisclosureProposal) -> dict[str, Any]:
    """Complete in itself: what is proposed, from which requests, with which files; of applicants nothing."""
    return {
        "subject": row.subject,
        "agency": row.agency.name,
        "basis": source_of(row),
        "state": row.state,
        "proposed": {"by": proposer_of(row), "on": local_day(row.proposed_at).isoformat()},
        "decided": {
            "by": row.decided_by.name,
            "on": local_day(row.decided_at).isoformat(),
            "reason": row.reason,
        }
        if row.decided_by and row.decided_at
        else None,
        "requests": [_request_data(one) for one in row.requests.all()],
        "files": [_file_data(one) for one in row.files.all()],
    }


def _request_data(row: DisclosureRequest) -> dict[str, Any]:
    return {
        "number": row.request_no,
        "receipt_date": row.receipt_date.isoformat() if row.receipt_date else None,
        "outcome": row.outcome or None,
    }


def _file_data(row: RequestFile) -> dict[str, Any]:
    return {
        "name": row.name,
        "media_type": row.media_type,
        "size": row.size,
        "sha256": row.sha256,
        "original_sha256": row.made_from.sha256 if row.made_from else None,
        "redactions": row.redactions,
    }
