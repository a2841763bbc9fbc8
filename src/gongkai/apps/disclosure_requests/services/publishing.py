"""Proposing to make public what several people asked for or what an applicant suggests, and deciding on it with a reason."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.agencies.queries import in_charge_of
from gongkai.apps.agencies.roles import Role
from gongkai.apps.disclosure_requests import events, queries
from gongkai.apps.disclosure_requests.models import (
    DisclosureProposal,
    DisclosureRequest,
    ProposalState,
    RequestFile,
)
from gongkai.apps.disclosure_requests.queries import publishing
from gongkai.apps.disclosure_requests.services import telling
from gongkai.apps.disclosure_requests.states import HANDLERS, INTAKE
from gongkai.apps.disclosure_requests.storage import STORE
from gongkai.apps.events.services import record
from gongkai.apps.proactive.models import Column
from gongkai.apps.proactive.queries import is_writer
from gongkai.apps.proactive.records import Words
from gongkai.apps.proactive.services.beginning import Brought, create_with_files, looked_into
from gongkai.lib import clock, versions
from gongkai.lib.errors import NotAllowed
from gongkai.lib.sealing import Damaged
from gongkai.statute.citation import Citation
from gongkai.statute.instruments import REG

PROPOSERS = tuple(dict.fromkeys((*INTAKE, *HANDLERS)))


def may_propose(actor: Staff) -> bool:
    return any(actor.has_role(role, agency=actor.agency) for role in PROPOSERS)


def require_propose(actor: Staff) -> None:
    if not may_propose(actor):
        names = "、".join(str(role.label) for role in PROPOSERS)
        words = _("公开建议由“%(agency)s”的%(roles)s提出和查看，您没有这个角色。")
        raise NotAllowed(words % {"agency": actor.agency.name, "roles": names}, act="propose")


@transaction.atomic
def propose(actor: Staff, pk: int, *, subject: str) -> DisclosureProposal:
    """Propose to make public what a request was given, with its attachments as they were released.

    pk: of the request. Sending it twice gives the proposal that is there. Raises Http404, NotAllowed.
    """
    require_propose(actor)
    case = queries.get(actor, pk)
    if (known := publishing.proposal_from(case)) is not None:
        return known
    if not publishing.is_given(case):
        raise NotAllowed(_("只有已经答复予以公开或者部分公开的申请，才能提出公开建议。"), act="propose")
    if not subject.strip():
        raise NotAllowed(_("还没有写拟公开的是什么信息；请写信息的名称，不要写申请人的情况。"), act="propose")
    same = next((one for one in publishing.candidates(actor) if case in one.requests), None)
    if same is None:
        raise NotAllowed(
            _("一年内没有其他人申请过相同的信息；条例第四十四条针对多个申请人申请相同信息的情形。"),
            act="propose",
        )
    return _made(actor, case, same.requests, subject.strip())


@transaction.atomic
def suggest(case: DisclosureRequest, *, subject: str, because: str) -> DisclosureProposal:
    """The applicant suggests that what was given out be made public (条例第四十四条第二款); the office must answer.

    case: as found by its code. Suggesting twice gives what is there. Raises NotAllowed.
    """
    if (known := publishing.proposal_about(case)) is not None:
        return known
    if not publishing.is_given(case):
        raise NotAllowed(_("答复予以公开或者部分公开以后，才能建议主动公开。"), act="suggest")
    if not subject.strip() or not because.strip():
        raise NotAllowed(_("请写明建议公开的是什么信息、为什么应当主动公开。"), act="suggest")
    made = _made(None, case, [case], subject.strip()[:400], because.strip())
    telling.applicant_suggested(case, made.pk)
    return made


def _made(
    actor: Staff | None,
    case: DisclosureRequest,
    same: Sequence[DisclosureRequest],
    subject: str,
    because: str = "",
) -> DisclosureProposal:
    try:
        with transaction.atomic():
            made = DisclosureProposal.objects.create(
                agency=case.agency, subject=subject, origin=case, proposed_by=actor, suggested_because=because
            )
    except IntegrityError:  # a colleague was quicker
        raise NotAllowed(_("同事刚刚就这件申请提出了公开建议；请刷新页面。"), act="propose") from None
    made.requests.set(same)
    files = list(publishing.released(case))
    made.files.set(files)
    data = {"request": case.pk, "count": len(same), "files": len(files)}
    record(events.PROPOSAL_MADE, by=actor, subject=made, agency=made.agency_id, data=data)
    return made


def reason_against_deciding(actor: Staff, proposal: DisclosureProposal) -> str:
    """Why this person may not decide on it now; "" where they may."""
    if proposal.state != ProposalState.PROPOSED:
        return _("这件公开建议已经有决定。")
    if not actor.has_role(Role.DISCLOSURE_OFFICE, agency=proposal.agency):
        words = _("公开建议由“%(agency)s”的%(role)s决定，您没有这个角色。")
        return words % {"agency": proposal.agency.name, "role": Role.DISCLOSURE_OFFICE.label}
    if proposal.proposed_by_id == actor.pk:
        return _("公开建议是您提出的，须由另一位同事决定。")
    return ""


@transaction.atomic
def decide_proposal(
    actor: Staff, pk: int, *, accept: bool, reason: str, version: int | None = None
) -> DisclosureProposal:
    """The disclosure office accepts or declines, with a reason. Raises Http404, NotAllowed, Stale."""
    found = publishing.proposal(actor, pk)
    if why := reason_against_deciding(actor, found):
        raise NotAllowed(why, act="decide_proposal")
    if not reason.strip():
        raise NotAllowed(_("还没有写理由；请写明为什么公开或者不公开。"), act="decide_proposal")
    versions.expect(found, version)
    state = ProposalState.ACCEPTED if accept else ProposalState.DECLINED
    versions.save(found, state=state, reason=reason.strip(), decided_by=actor, decided_at=clock.now())
    record(
        events.PROPOSAL_DECIDED,
        by=actor,
        subject=found,
        agency=found.agency_id,
        data={"verdict": state.value},
    )
    return found


def reason_against_drafting(actor: Staff, proposal: DisclosureProposal) -> str:
    """Why this person may not make an item of it now; "" where they may."""
    if proposal.state != ProposalState.ACCEPTED:
        return _("公开建议还没有同意，不能起草。")
    if proposal.item_id is not None:
        return _("已按这件公开建议起草了信息。")
    if not is_writer(actor, proposal.agency):
        words = _("信息由“%(agency)s”起草信息的人员起草，您没有这些角色。")
        return words % {"agency": proposal.agency.name}
    return ""


def draft_item(actor: Staff, pk: int, *, column: Column) -> DisclosureProposal:
    """Begin the item in the register of what is published, with the released copies as they were given out.

    It is a draft of this person and is reviewed like every other. Sending it twice gives what is there.
    Raises Http404, NotAllowed, Stale.
    """
    found = publishing.proposal(actor, pk)
    if found.item_id is not None:
        return found
    if why := reason_against_drafting(actor, found):
        raise NotAllowed(why, act="draft_item")
    files = [
        _brought(one) for one in found.files.all()
    ]  # looked into outside the transaction: it may take a minute
    return _drafted(actor, pk, column, files)


def _brought(file: RequestFile) -> Brought:
    try:
        return looked_into(file.name, STORE.load(file.sha256))
    except (FileNotFoundError, Damaged):
        words = _("“%(name)s”已不在数据文件夹中或者损坏；请联系技术人员从备份恢复。")
        raise NotAllowed(words % {"name": file.name}, act="draft_item") from None


@transaction.atomic
def _drafted(actor: Staff, pk: int, column: Column, files: Sequence[Brought]) -> DisclosureProposal:
    found = publishing.proposal(actor, pk)
    if found.item_id is not None:  # the other of two clicks was first
        return found
    body = in_charge_of(found.agency)
    words = Words(
        found.subject[:200], column.pk, attribute="proactive", attribute_basis=str(_source_of(found)),
        issuing_agency=body.name,
    )  # fmt: skip
    item = create_with_files(actor, body, words, files)
    versions.save(found, item=item)
    data = {"item": item.pk, "files": len(files)}
    record(events.PROPOSAL_DRAFTED, by=actor, subject=found, agency=found.agency_id, data=data)
    return found


def _source_of(found: DisclosureProposal) -> Citation:
    return REG.article(44, 2) if found.is_suggested else REG.article(44)
