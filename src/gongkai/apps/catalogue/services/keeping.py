"""Keeping the catalogue of a body: made out of the law, an entry added, changed, ended. By its disclosure office."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.agencies.roles import Role
from gongkai.apps.catalogue import events, queries, starting
from gongkai.apps.catalogue.models import CatalogueEntry, LimitUnit
from gongkai.apps.catalogue.records import Given, key_of
from gongkai.apps.events.services import record
from gongkai.apps.page_outbox import services as page_outbox
from gongkai.apps.proactive import queries as items
from gongkai.lib import clock, versions
from gongkai.lib.errors import NotAllowed
from gongkai.release.gate import BLOCKING, inspect_text

SHOWN_AS = "catalogue.body"  # in the outbox of the written pages
FIRST_DAY = date(2008, 5, 1)  # 《政府信息公开条例》（国务院令第492号）施行之日
STEP = 10  # between the places of entries, so that one can be put between two


def note_body(agency: Agency) -> None:
    """The public pages of this body changed."""
    page_outbox.note(SHOWN_AS, [agency.pk])


def require_keeper(actor: Staff, agency: Agency) -> None:
    if not queries.keeps(actor, agency):
        words = _("“%(agency)s”的目录由%(role)s维护，您没有这个角色。")
        said = {"agency": agency.name, "role": Role.DISCLOSURE_OFFICE.label}
        raise NotAllowed(words % said, act="keep")


@transaction.atomic
def draw_up(actor: Staff, pk: int, *, with_standard: bool = False) -> int:
    """Enter what the law lists for the kind and level of the body and is not there yet; gives how many were added.

    Raises Http404, NotAllowed.
    """
    agency = queries.body(actor, pk)
    require_keeper(actor, agency)
    wanted = list(starting.statutory(agency.kind, agency.level, clock.today()))
    if with_standard and starting.has_standard(agency.kind, agency.level):
        wanted += starting.standard(agency.level, clock.today())
    there = set(
        queries.standing_entries([agency]).exclude(source_code="").values_list("source_code", flat=True)
    )
    new = [given for given in wanted if given.source_code not in there]
    if not new:
        raise NotAllowed(_no_need(wanted), act="draw_up")
    for given in new:
        insert(agency, given)
    note_body(agency)
    record(events.DRAWN_UP, by=actor, subject=agency, agency=agency, data={"added": len(new)})
    return len(new)


def _no_need(wanted: list[Given]) -> str:
    if wanted:
        return _("法定内容都已经在目录里，没有需要增加的条目。")
    return _("条例第二十条、第二十一条没有规定这类单位的公开内容；请按主管部门的规定逐条新增或者导入。")


@transaction.atomic
def add_entry(actor: Staff, pk: int, given: Given) -> CatalogueEntry:
    """A local addition, or a part of what the law lists. pk: of the body. Raises Http404, NotAllowed."""
    agency = queries.body(actor, pk)
    require_keeper(actor, agency)
    entry = insert(agency, given)
    note_body(agency)
    record(events.ADDED, by=actor, subject=entry, agency=agency)
    return entry


def insert(agency: Agency, given: Given) -> CatalogueEntry:
    """The row of a new entry, within the transaction of the act. Raises NotAllowed."""
    given = replace(given, valid_from=given.valid_from or clock.today())
    check(agency, given)
    last = CatalogueEntry.objects.filter(agency=agency).aggregate(last=Max("order"))["last"] or 0
    values = _values(given)
    try:
        with transaction.atomic():
            return CatalogueEntry.objects.create(agency=agency, order=last + STEP, **values)
    except IntegrityError:
        raise NotAllowed(_twice(given), act="keep") from None


def _twice(given: Given) -> str:
    words = _("目录里已有相同的条目“%(name)s”（事项和要素都一样）；请修改原来的条目。")
    return words % {"name": given.level_2 or given.level_1}


def _values(given: Given) -> dict[str, Any]:
    values = asdict(given)
    values["column_id"] = values.pop("column")
    values["channels"], values["levels"] = list(given.channels), list(given.levels)
    return {**values, "key": key_of(given)}


@transaction.atomic
def change_entry(actor: Staff, pk: int, given: Given, *, version: int | None = None) -> CatalogueEntry:
    """Raises Http404, NotAllowed, Stale."""
    entry = queries.entry(actor, pk)
    require_keeper(actor, entry.agency)
    versions.expect(entry, version)
    rewrite(entry, given)
    note_body(entry.agency)
    record(events.CHANGED, by=actor, subject=entry, agency=entry.agency)
    return entry


def rewrite(entry: CatalogueEntry, given: Given) -> None:
    """Other words for an entry, within the transaction of the act; where it came from stays. Raises NotAllowed, Stale."""
    if entry.valid_until is not None:
        raise NotAllowed(_("条目“%(entry)s”已经停用，不能修改；请新增条目。") % {"entry": entry}, act="keep")
    given = replace(
        given,
        source=entry.source,
        source_code=entry.source_code,
        is_inferred=entry.is_inferred,
        valid_from=given.valid_from or entry.valid_from,
    )
    check(entry.agency, given)
    try:
        with transaction.atomic():
            versions.save(entry, changed_at=clock.now(), **_values(given))
    except IntegrityError:
        raise NotAllowed(_twice(given), act="keep") from None


@transaction.atomic
def end_entry(actor: Staff, pk: int, *, reason: str, version: int | None = None) -> CatalogueEntry:
    """It stands no longer from today on; what was published stays where it is. Raises Http404, NotAllowed, Stale."""
    entry = queries.entry(actor, pk)
    require_keeper(actor, entry.agency)
    versions.expect(entry, version)
    if entry.valid_until is not None:
        raise NotAllowed(_("条目“%(entry)s”已经停用。") % {"entry": entry}, act="end")
    if not reason.strip():
        raise NotAllowed(_("还没有写停用的理由；请写明，例如“并入其他条目”。"), act="end")
    _refuse_what_may_not_leave(reason)
    versions.save(entry, valid_until=clock.today(), ended_why=reason.strip()[:200], changed_at=clock.now())
    note_body(entry.agency)
    record(events.ENDED, by=actor, subject=entry, agency=entry.agency, data={"until": clock.today()})
    return entry


def check(agency: Agency, given: Given) -> None:
    """Why the values cannot stand. Raises NotAllowed."""
    today = clock.today()
    if not given.level_1.strip():
        raise NotAllowed(_("还没有写一级事项；请填写。"), act="keep")
    if given.valid_from is None or not FIRST_DAY <= given.valid_from <= today:
        raise NotAllowed(_("列入日期应在2008年5月1日和今天之间；请核对。"), act="keep")
    longest = queries.LONGEST_WITHOUT_BASIS[LimitUnit(given.limit_unit).value]
    if given.limit_days is not None and given.limit_days > longest and not given.basis.strip():
        words = _(
            "公开时限超过20个工作日的，只能由法律、法规另行规定（条例第二十六条）；请在公开依据里写明是哪一条。"
        )
        raise NotAllowed(words, act="keep")
    if given.column is not None and not items.columns_for(agency).filter(pk=given.column).exists():
        raise NotAllowed(_("本单位的网站没有这个栏目；请重新选择。"), act="keep")
    texts = [given.level_1, given.level_2, given.content, given.basis, given.limit_text]
    _refuse_what_may_not_leave("\n".join([*texts, given.publisher, given.not_held]))


def _refuse_what_may_not_leave(text: str) -> None:
    """The catalogue is public as it is saved: nothing of a person and no mark of secrecy goes into it."""
    if found := [one for one in inspect_text(text) if one.level in BLOCKING]:
        raise NotAllowed(
            _("目录是公开的，不能这样写：%(finding)s") % {"finding": found[0].sentence}, act="keep"
        )
