"""Taking up what the reader gives. The reader runs in a process of its own, outside the transaction."""

from __future__ import annotations

from functools import partial
from importlib import metadata
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _

from gongkai.annual_report.read import Unreadable
from gongkai.annual_report.read.sources.guard import guarded
from gongkai.apps.agencies.models import Staff
from gongkai.apps.events.services import record
from gongkai.apps.page_outbox import services as page_outbox
from gongkai.apps.reporting import contents, digest, events, queries, states, storage, tasks
from gongkai.apps.reporting.models import AnnualReport, IntakeItem, ReadingRun, Source
from gongkai.apps.reporting.models.report import FIRST_YEAR, LAST_YEAR
from gongkai.apps.reporting.services import bodies, telling
from gongkai.apps.reporting.states import State
from gongkai.apps.search_index import services as search_index
from gongkai.lib import versions

if TYPE_CHECKING:
    from gongkai.annual_report.read import Reading
    from gongkai.annual_report.report import Report

READER = f"gongkai {metadata.version('gongkai')}"
SEARCHED_AS = "reporting.report"
SHOWN_AS = "reporting.report"  # to those who write the public pages
UNREAD = (IntakeItem.State.WAITING, IntakeItem.State.FAILED)


def read_item(pk: int) -> None:
    """Read one file that was brought: it becomes a report, or leaves its sentence. Safe to repeat."""
    item = IntakeItem.objects.select_related("source").filter(pk=pk, state=IntakeItem.State.WAITING).first()
    if item is None or item.source is None:
        return
    try:
        reading = _reading_of(item.source)
    except Unreadable as refusal:
        _refuse(item, refusal)
    else:
        _take_up_new(item.source, reading)


def _reading_of(source: Source) -> Reading:
    from gongkai.annual_report.read import read_report  # loaded late: see there

    try:
        data = storage.load(source.sha256)
    except FileNotFoundError:
        raise Unreadable(
            "lost", _("原始文件已不在数据文件夹中；请从备份恢复，或重新导入这个文件。")
        ) from None
    reading = guarded(read_report, data, source.name)
    if _is_no_report(reading.report):
        raise Unreadable("no_report", _("文件里没有读到年度报告的标题、表格或数据；请核对是不是拿错了文件。"))
    return reading


def _is_no_report(read: Report) -> bool:
    """Nothing in it is of a report: a stray file of a folder, a text pasted by mistake. Nobody could work on it."""
    return not (read.agency or read.year or read.form or read.tables or read.headings or read.narrative)


@transaction.atomic
def _refuse(item: IntakeItem, refusal: Unreadable) -> None:
    """The sentence stays with the name; row and bytes of the file go, unless another body has the same file."""
    source = item.source
    if source is None or AnnualReport.objects.filter(source=source).exists():
        return
    of_this_file = IntakeItem.objects.filter(source=source)
    intakes = _intakes_of(of_this_file)
    of_this_file.update(state=IntakeItem.State.REFUSED, sentence=refusal.sentence[:400], source=None)
    digest_of_file = source.sha256
    source.delete()
    if not Source.objects.filter(sha256=digest_of_file).exists():
        transaction.on_commit(partial(storage.forget, digest_of_file))
    for intake in intakes:
        telling.item_is_done(intake)
    data = {"reason": refusal.reason, "item": item.pk}
    record(events.FILE_REFUSED, by=None, subject=item, agency=source.agency_id, data=data)


@transaction.atomic
def _take_up_new(source: Source, reading: Reading) -> None:
    if not AnnualReport.objects.filter(source=source).exists():
        facts = reading.report
        report = AnnualReport.objects.create(
            agency=source.agency,
            source=source,
            agency_name=facts.agency[:120],
            title=facts.title[:200],
            year=_plausible(facts.year),
            form=facts.form or "",
            published_on=facts.published,
            body=bodies.known(facts.agency, source.agency),
        )
        _keep_run(report, reading)
    unread = IntakeItem.objects.filter(source=source, state__in=UNREAD)
    intakes = _intakes_of(unread)
    unread.update(state=IntakeItem.State.READ, sentence="")
    for intake in intakes:
        telling.item_is_done(intake)


def _intakes_of(items: QuerySet[IntakeItem]) -> list[int]:
    """One file may have been brought twice before it was read."""
    return sorted(set(items.values_list("intake_id", flat=True)))


def _plausible(year: int | None) -> int | None:
    return year if year is not None and FIRST_YEAR <= year <= LAST_YEAR else None


def _keep_run(report: AnnualReport, reading: Reading) -> None:
    """A new reading holds from now on; corrections and decisions of people stay over it."""
    content = contents.edition_content(reading.report, ())
    last = ReadingRun.objects.filter(report=report).aggregate(last=Max("number"))["last"] or 0
    run = ReadingRun.objects.create(
        report=report,
        number=last + 1,
        reader=READER,
        document=contents.document_to_json(reading.document),
        content=content,
        prose=reading.report.prose,
    )
    versions.save(report, reading=run, reading_refusal="", state=State.READ)
    recount(report)
    search_index.note(SEARCHED_AS, [report.pk])
    if report.edition_id is not None:
        page_outbox.note(SHOWN_AS, [report.pk])
    data = {"reading": run.pk, "reader": READER.replace(" ", "/"), "sha256": digest.sha256(content)}
    record(events.REPORT_READ, by=None, subject=report, agency=report.agency_id, data=data)


def recount(report: AnnualReport) -> None:
    """Keep the counts of a list in step with what people and the reader say; call it after each change."""
    copy = queries.working_copy(report)
    counts = {
        "unknown_cells": len(copy.unknown),
        "repaired_cells": len(copy.repaired),
        "open_findings": len(copy.undecided),
    }
    AnnualReport.objects.filter(pk=report.pk).update(**counts)
    for name, number in counts.items():
        setattr(report, name, number)


@transaction.atomic
def ask_rereading(actor: Staff, pk: int, *, version: int | None = None) -> AnnualReport:
    """Have the source read anew by the present reader. Raises NotAllowed, Stale."""
    report = queries.get(actor, pk)
    states.require(actor, report, "reread")
    versions.expect(report, version)
    versions.save(report, state=State.READING)
    tasks.read_again.enqueue(report.pk)
    record(events.REREADING_ASKED, by=actor, subject=report, agency=report.agency_id)
    return report


def read_again(pk: int) -> None:
    """What was asked for by ask_rereading. If the file can no longer be read, the former reading stays. Safe to repeat."""
    report = AnnualReport.objects.select_related("source").filter(pk=pk, state=State.READING).first()
    if report is None:
        return
    try:
        reading = _reading_of(report.source)
    except Unreadable as refusal:
        _keep_former(report, refusal)
        return
    with transaction.atomic():
        _keep_run(report, reading)


@transaction.atomic
def _keep_former(report: AnnualReport, refusal: Unreadable) -> None:
    versions.save(report, state=State.READ, reading_refusal=refusal.sentence[:400])
    data = {"reason": refusal.reason}
    record(events.READING_REFUSED, by=None, subject=report, agency=report.agency_id, data=data)
