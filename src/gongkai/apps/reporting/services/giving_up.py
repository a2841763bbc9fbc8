"""When reading ends without an answer: the program failed, or was killed, at each try. Nothing then waits for ever.

That the file is no report, or cannot be read, is an answer (see reading.py) and ends here never.
"""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.events.services import record
from gongkai.apps.reporting import events, queries, states, tasks
from gongkai.apps.reporting.models import AnnualReport, Intake, IntakeItem
from gongkai.apps.reporting.services import telling
from gongkai.apps.reporting.states import State
from gongkai.lib import versions
from gongkai.lib.tasks import still_open


def _sentence() -> str:
    return _("读取程序几次都中途停止，文件还在，没有丢失；请点“再读一次”，仍不行的请联系技术人员查看日志。")


def _sentence_of_rereading() -> str:
    return _("读取程序几次都中途停止；请再点“重新读取”，仍不行的请联系技术人员查看日志。")


@transaction.atomic
def give_up_item(pk: int) -> None:
    """The last try to read a file has failed: say so where people look for it. Safe to repeat."""
    item = IntakeItem.objects.select_related("intake").filter(pk=pk, state=IntakeItem.State.WAITING).first()
    if item is None:
        return
    waiting = IntakeItem.objects.filter(pk=pk, state=IntakeItem.State.WAITING)
    if waiting.update(state=IntakeItem.State.FAILED, sentence=_sentence()):
        telling.item_is_done(item.intake_id)
        record(events.FILE_GIVEN_UP, by=None, subject=item, agency=item.intake.agency_id)


@transaction.atomic
def give_up_report(pk: int) -> None:
    """The last try to read a report anew has failed: the former reading stays and can be worked on. Safe to repeat."""
    report = AnnualReport.objects.select_related("source").filter(pk=pk, state=State.READING).first()
    if report is None:
        return
    versions.save(report, state=State.READ, reading_refusal=_sentence_of_rereading())
    telling.rereading_was_given_up(report)
    record(events.READING_GIVEN_UP, by=None, subject=report, agency=report.agency_id)


def give_up_stranded() -> int:
    """Give up what waits to be read although no task is there for it, whatever became of the task. Gives how many."""
    items = set(IntakeItem.objects.filter(state=IntakeItem.State.WAITING).values_list("pk"))
    reports = set(AnnualReport.objects.filter(state=State.READING).values_list("pk"))
    # Asked after the rows: a task that ended in between has moved its row on, and giving up then changes nothing.
    lost_items, lost_reports = items - still_open(tasks.read_item), reports - still_open(tasks.read_again)
    for (pk,) in sorted(lost_items):
        give_up_item(pk)
    for (pk,) in sorted(lost_reports):
        give_up_report(pk)
    return len(lost_items) + len(lost_reports)


@transaction.atomic
def try_again(actor: Staff, pk: int) -> Intake:
    """Have the files of a handing-in read once more whose reading was given up. Raises NotAllowed."""
    intake = queries.intake(actor, pk)
    failed = list(queries.items_of(intake).filter(state=IntakeItem.State.FAILED))
    states.require_try_again(actor, intake, len(failed))
    for item in failed:
        IntakeItem.objects.filter(pk=item.pk).update(state=IntakeItem.State.WAITING, sentence="")
        tasks.read_item.enqueue(item.pk)
    data = {"files": len(failed)}
    record(events.FILES_TRIED_AGAIN, by=actor, subject=intake, agency=intake.agency_id, data=data)
    return intake
