"""Files of a request: what comes in is checked, what goes out is checked and cleared by a second person, originals stay.

The bytes are kept before the row that names them; what is looked into, is looked into outside the transaction.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.agencies.roles import Role
from gongkai.apps.disclosure_requests import events, gate, queries, storage
from gongkai.apps.disclosure_requests.models import (
    DisclosureRequest,
    DraftState,
    FileKind,
    RequestFile,
)
from gongkai.apps.disclosure_requests.models.files import PERSONAL
from gongkai.apps.disclosure_requests.services.attaching import attach, sound
from gongkai.apps.disclosure_requests.services.keeping import note
from gongkai.apps.disclosure_requests.services.reading import bytes_of
from gongkai.apps.disclosure_requests.states import BEFORE_DECISION, HANDLERS, INTAKE, State
from gongkai.lib import clock
from gongkai.lib.errors import NotAllowed
from gongkai.release import FORMS, GIVEN_OUT, Kind, Refused, kind_of, tidy_name
from gongkai.release.redaction import Mark, marks_as_data

GOING_OUT = (FileKind.ORIGINAL, FileKind.RELEASE)
# Letters are made here, not brought. What goes out with the reply comes first: it is what is added most.
BY_STAFF = (*GOING_OUT, *(kind for kind in FileKind if kind not in {*GOING_OUT, FileKind.LETTER}))
CLEARERS = (Role.SECRECY_REVIEWER, Role.UNIT_HEAD, Role.DISCLOSURE_OFFICE)
ADDERS = tuple(dict.fromkeys((*INTAKE, *HANDLERS)))


def add(actor: Staff | None, case: DisclosureRequest, *, kind: str, name: str, data: bytes) -> RequestFile:
    """Put a file into a request; the same file of the same kind is there once. actor: None for the applicant.

    A file that goes out with the reply is looked through at once. Raises NotAllowed.
    """
    if actor is None:
        return attach(case, kind, name, data)
    wanted = _require_adder(actor, case, kind)
    if wanted in GOING_OUT:
        called, media_type = _outgoing(name, data)
        findings = gate.findings_of(data, called) if wanted == FileKind.RELEASE else []
    else:
        taken, findings = sound(name, data), []
        called, media_type = taken.name, taken.media_type
    return _put(actor, case, kind=wanted, name=called, media_type=media_type, data=data, findings=findings)


def _outgoing(name: str, data: bytes) -> tuple[str, str]:
    called = tidy_name(name)
    try:
        return called, FORMS[kind_of(data, called, GIVEN_OUT)].media_type
    except Refused as refusal:
        raise NotAllowed(refusal.sentence, act="add_file") from None


@transaction.atomic
def _put(actor: Staff, case: DisclosureRequest, *, kind: FileKind, data: bytes, **known: Any) -> RequestFile:
    digest = hashlib.sha256(data).hexdigest()
    _require_open(queries.get(actor, case.pk), kind)  # again, now that nothing can come between
    same = RequestFile.objects.filter(request=case, kind=kind, sha256=digest, removed_at=None).first()
    if same is not None:
        return same
    storage.keep(data)  # only now: what is refused leaves no bytes
    file = RequestFile.objects.create(
        request=case, kind=kind, sha256=digest, size=len(data), added_by=actor, **known
    )
    note(events.FILE_ADDED, case, actor, file=file.pk, kind=kind.value, sha256=digest)
    return file


def reason_against_adding(actor: Staff, case: DisclosureRequest, kind: FileKind) -> str | None:
    """Why this person cannot add (or take out) a file of this kind now, or None."""
    roles = HANDLERS if kind in GOING_OUT else ADDERS
    if not any(actor.has_role(role, agency=case.agency) for role in roles):
        words = _("“%(kind)s”须由“%(agency)s”的%(roles)s添加，您没有这个角色。")
        names = _("、").join(str(role.label) for role in roles)
        return words % {"kind": kind.label, "agency": case.agency.name, "roles": names}
    if case.state == State.CLOSED:
        return _("卷宗已经归档，不能再添加或者撤下文件。")
    if kind not in GOING_OUT:
        return None
    if case.state not in BEFORE_DECISION:
        return _("这件申请已经决定，不能再改动随答复提供的附件。")
    draft = queries.newest_draft(case)
    if kind == FileKind.RELEASE and draft is not None and draft.state == DraftState.SUBMITTED:
        return _("答复文稿已经送审，附件不能再改动；需要改动的，请审核员先退回修改。")
    return None


def _require_adder(actor: Staff, case: DisclosureRequest, kind: str) -> FileKind:
    if kind not in BY_STAFF:
        raise NotAllowed(_("没有这一类文件；请重新选择文件类别。"), act="add_file")
    wanted = FileKind(kind)
    if why := reason_against_adding(actor, queries.get(actor, case.pk), wanted):
        raise NotAllowed(why, act="add_file")
    return wanted


def _require_open(case: DisclosureRequest, kind: FileKind) -> None:
    """What may have changed while the file was looked through."""
    draft = queries.newest_draft(case)
    submitted = draft is not None and draft.state == DraftState.SUBMITTED
    moved = case.state not in BEFORE_DECISION or (kind == FileKind.RELEASE and submitted)
    if case.state == State.CLOSED or (kind in GOING_OUT and moved):
        raise NotAllowed(
            _("检查文件期间这件申请有了变化，文件没有加入；请刷新页面查看最新情况。"), act="add_file"
        )


@transaction.atomic
def remove(actor: Staff, pk: int, number: int) -> RequestFile:
    """Take a file out of the reply or the file. The row and the bytes stay, for whoever asks later. Raises NotAllowed."""
    file = _one(actor, pk, number)
    if why := reason_against_adding(actor, file.request, FileKind(file.kind)):
        raise NotAllowed(why, act="remove_file")
    if file.added_by_id is None:
        raise NotAllowed(_("申请人提交的材料属于卷宗，不能撤下。"), act="remove_file")
    if file.kind == FileKind.LETTER:
        raise NotAllowed(_("文书由系统生成，不能撤下。"), act="remove_file")
    _take_out(file)
    note(events.FILE_REMOVED, file.request, actor, file=file.pk)
    return file


def _take_out(file: RequestFile) -> None:
    file.removed_at = clock.now()
    file.save(update_fields=["removed_at"])


def _one(actor: Staff, pk: int, number: int) -> RequestFile:
    file = queries.file(actor, pk, number)
    if file.removed_at is not None:
        raise NotAllowed(_("这个文件已经撤下；请刷新页面查看最新情况。"), act="file")
    return file


def reason_against_clearing(actor: Staff, file: RequestFile) -> str | None:
    if not any(actor.has_role(role, agency=file.request.agency) for role in CLEARERS):
        words = _("发布检查结果须由“%(agency)s”的%(roles)s放行，您没有这个角色。")
        names = _("、").join(str(role.label) for role in CLEARERS)
        return words % {"agency": file.request.agency.name, "roles": names}
    if file.added_by_id == actor.pk:
        return _("这个文件由您添加，不能由您自己放行；请由另一人看过后放行。")
    if not file.findings or file.kind != FileKind.RELEASE:
        return _("这个文件没有需要放行的检查结果。")
    if file.cleared_by_id is not None:
        return _("这个文件的检查结果已经放行。")
    return None


@transaction.atomic
def clear(actor: Staff, pk: int, number: int, *, reason: str) -> RequestFile:
    """A second person has looked at what the gate found, and lets it go out for a reason. Raises NotAllowed."""
    file = _one(actor, pk, number)
    if why := reason_against_clearing(actor, file):
        raise NotAllowed(why, act="clear_file")
    if not reason.strip():
        raise NotAllowed(_("还没有写放行的理由；请逐项说明为什么可以公开。"), act="clear_file")
    file.cleared_by, file.cleared_because = actor, reason.strip()[:400]
    file.save(update_fields=["cleared_by", "cleared_because"])
    note(events.FILE_CLEARED, file.request, actor, file=file.pk)
    return file


def reason_against_redacting(actor: Staff, file: RequestFile) -> str | None:
    if file.kind not in GOING_OUT:
        return _("只有拟公开信息的原件和答复附件可以遮盖。")
    if file.made_from_id is not None:
        return _("这是遮盖后生成的副本；需要改动的，请从原件重新遮盖。")
    if file.media_type == FORMS[Kind.XLSX].media_type:
        return _("Excel工作簿不能在这里遮盖；请删去不公开的行列后重新添加，或者导出为PDF再遮盖。")
    return reason_against_adding(actor, file.request, FileKind.RELEASE)


def redact(actor: Staff, pk: int, number: int, marks: Sequence[Mark]) -> RequestFile:
    """Make the copy that goes out with the reply: what is marked is gone. It takes the place of an earlier copy.

    The source stays in the file as original. Without marks the copy is only cleaned. Raises NotAllowed.
    """
    source = _one(actor, pk, number)
    if why := reason_against_redacting(actor, source):
        raise NotAllowed(why, act="redact")
    copy = gate.redacted(bytes_of(source), source.name, marks)
    return _keep_copy(actor, source, copy, marks)


@transaction.atomic
def _keep_copy(actor: Staff, source: RequestFile, copy: gate.Copy, marks: Sequence[Mark]) -> RequestFile:
    source = _one(actor, source.request_id, source.pk)
    for earlier in RequestFile.objects.filter(made_from=source, kind=FileKind.RELEASE, removed_at=None):
        _take_out(earlier)
        note(events.FILE_REMOVED, source.request, actor, file=earlier.pk)
    if source.kind == FileKind.RELEASE:
        source.kind = FileKind.ORIGINAL
        source.save(update_fields=["kind"])
    file = _put(
        actor, source.request, kind=FileKind.RELEASE, name=tidy_name(copy.name), media_type=source.media_type,
        data=copy.data, findings=copy.findings, made_from=source,
        redactions={"marks": marks_as_data(marks), "proof": copy.verification},
    )  # fmt: skip
    note(events.FILE_REDACTED, source.request, actor, file=file.pk, source=source.pk, marks=len(marks))
    return file


def read(actor: Staff, pk: int, number: int) -> tuple[RequestFile, bytes]:
    """A file with its bytes, for those who work on the requests of the body. Not for documents of a person: see open_personal."""
    file = _readable(actor, pk, number)
    if file.kind in PERSONAL:
        raise NotAllowed(
            _("身份证明和授权委托书含有个人信息；请在文件页上点“查看”，每次查看都会记录。"), act="file"
        )
    return file, bytes_of(file)


@transaction.atomic
def open_personal(actor: Staff, pk: int, number: int) -> tuple[RequestFile, bytes]:
    """A document of a person: each look is an event. Raises NotAllowed."""
    file = _readable(actor, pk, number)
    note(events.FILE_OPENED, file.request, actor, file=file.pk)
    return file, bytes_of(file)


def _readable(actor: Staff, pk: int, number: int) -> RequestFile:
    file = queries.file(actor, pk, number)
    if not queries.works_on(actor, file.request.agency):
        raise NotAllowed(_("卷宗里的文件只供办理这件申请的单位查看。"), act="file")
    return file
