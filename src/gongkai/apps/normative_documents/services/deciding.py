"""The decision in a meeting, the unified number, documents made before the system, and the way back."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.normative_documents import events, queries
from gongkai.apps.normative_documents.kinds import NUMBERED_KINDS
from gongkai.apps.normative_documents.models import LocalRule, NormativeDocument, NumberSeries
from gongkai.apps.normative_documents.services.keeping import (
    move_on,
    note,
    ready,
    refuse_future,
    refuse_unless,
    text_of,
)
from gongkai.apps.normative_documents.states import State
from gongkai.apps.proactive import services as items
from gongkai.apps.proactive.numbering import PartMissing, parse
from gongkai.apps.proactive.services.numbers import parts_of
from gongkai.lib import clock
from gongkai.lib.errors import NotAllowed


@transaction.atomic
def decide(actor: Staff, pk: int, *, day: date, meeting: str, decision_no: str = "",
           version: int | None = None) -> NormativeDocument:  # fmt: skip
    """Enter the collective decision on the text that passed legality review. Raises Http404, NotAllowed, Stale."""
    document, move = ready(actor, pk, "decide", version)
    named = refuse_unless(meeting, _("还没有写审议的会议；请写明会议名称和届次。"), "decide")
    refuse_future(day, "decide")
    last = document.reviews.exclude(opinion="").order_by("-round").first()
    if last is not None and last.given_on is not None and day < last.given_on:
        words = _("审议日期早于合法性审核意见的日期%(day)s；未经审核的草案不能提交集体审议，请核对日期。")
        raise NotAllowed(words % {"day": last.given_on.isoformat()}, act="decide")
    digest = queries.digest_of(document.item, text_of(document))
    move_on(
        document,
        move,
        decided_on=day,
        meeting=named[:120],
        decision_no=decision_no.strip()[:80],
        decided_digest=digest,
    )
    note(events.DECIDED, document, actor, day=day, sha256=digest)
    return document


@transaction.atomic
def send_back(actor: Staff, pk: int, *, reason: str, version: int | None = None) -> NormativeDocument:
    """Back to drafting, with what is to be changed; review and decision must be made again if the text changes.

    Raises Http404, NotAllowed, Stale.
    """
    document, move = ready(actor, pk, "send_back", version)
    said = refuse_unless(reason, _("还没有写退回的理由；请写明需要修改什么。"), "send_back")
    stage = document.state
    move_on(
        document, move, need_note=f"{document.need_note}\n{said}".strip(), decided_on=None, meeting="", decision_no="",
        decided_digest="",
    )  # fmt: skip
    note(events.SENT_BACK, document, actor, stage=State(stage).value)
    return document


@transaction.atomic
def number(actor: Staff, pk: int, *, printed_on: date, version: int | None = None) -> NormativeDocument:
    """统一登记、编号、印发: the next number of the place, once for ever. Raises Http404, NotAllowed, Stale."""
    document, move = ready(actor, pk, "number", version)
    if document.decided_on and printed_on < document.decided_on:
        raise NotAllowed(_("印发日期早于集体审议的日期；请改正。"), act="number")
    today = clock.today()
    given, serial = document.registration_no, None
    if given is None and document.item.kind in NUMBERED_KINDS:
        given, serial = _next_number(document, today)
    to = (
        State.PUBLISHED if document.item.is_public else move.to
    )  # released in an emergency, and made good now
    move_on(document, move, state=to, registration_no=given, registered_on=today, printed_on=printed_on)
    note(events.NUMBERED, document, actor, day=today, serial=serial)
    return document


def _next_number(document: NormativeDocument, day: date) -> tuple[str, int]:
    """Raises NotAllowed where the place has settled no pattern."""
    rule = queries.rule_for(document.agency)
    if rule is None:
        words = _("还没有设置规范性文件的统一编号规则，不能登记；请政府信息公开工作机构先设置。")
        raise NotAllowed(words, act="number")
    pattern = parse(rule.pattern)
    try:
        key = pattern.key(parts_of(document.agency), day)
    except PartMissing as missing:
        raise NotAllowed(str(missing), act="number") from None
    return _first_free(rule, key, pattern.series(key))


def _first_free(rule: LocalRule, key: str, counted: str) -> tuple[str, int]:
    """A number that an earlier document brought along is passed over."""
    pattern = parse(rule.pattern)
    series, _made = NumberSeries.objects.get_or_create(agency=rule.agency, key=counted)
    while True:
        # The UPDATE holds the row until the act ends: two registrations never get the same serial, and none is lost.
        NumberSeries.objects.filter(pk=series.pk).update(last=F("last") + 1)
        series.refresh_from_db()
        text = pattern.written(key, series.last)
        if not NormativeDocument.objects.filter(registration_no=text).exists():
            return text, series.last


@transaction.atomic
def enter_earlier(
    actor: Staff, pk: int, *, first_published_on: date, meeting: str = "", decided_on: date | None = None,
    registration_no: str = "", version: int | None = None,
) -> NormativeDocument:  # fmt: skip
    """A document that was made and published before the system: its facts from the register on paper.

    Entered by another than who typed it in; the text then takes the usual review. Raises Http404, NotAllowed, Stale.
    """
    document, move = ready(actor, pk, "enter_earlier", version)
    refuse_future(first_published_on, "enter_earlier")
    if decided_on is not None:
        refuse_unless(meeting, _("写了审议日期，还没有写审议的会议；请补充，或者都不写。"), "enter_earlier")
    text = registration_no.strip()[:80] or None
    if text and NormativeDocument.objects.filter(registration_no=text).exclude(pk=document.pk).exists():
        raise NotAllowed(_("这个统一编号已经用于另一件文件；请核对。"), act="enter_earlier")
    move_on(
        document, move, is_earlier=True, first_published_on=first_published_on, decided_on=decided_on,
        meeting=meeting.strip()[:120], registration_no=text, registered_on=clock.today() if text else None,
    )  # fmt: skip
    items.published_before(document.item, first_published_on)
    note(events.ENTERED, document, actor, day=first_published_on)
    return document
