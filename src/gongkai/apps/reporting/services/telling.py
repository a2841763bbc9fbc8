"""Telling people what now waits for them; always within the transaction of the act, so that neither is lost alone.

Who stands in for a colleague is told what the colleague is told.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_noop

from gongkai.apps.agencies import queries as agencies
from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.agencies.roles import Role
from gongkai.apps.notices import services as notices
from gongkai.apps.reporting.models import AnnualReport, Intake, IntakeItem
from gongkai.apps.reporting.states import CLERKS, PUBLISHERS, REVIEWERS


def item_is_done(intake_pk: int) -> None:
    """One notification for a whole handing-in, when its last file is done with; within the transaction that does so.

    The row of the handing-in is held, so that of two workers at its last two files the second sees the first.
    """
    intake = Intake.objects.select_for_update(of=("self",)).select_related("agency", "by").get(pk=intake_pk)
    states = list(IntakeItem.objects.filter(intake=intake).values_list("state", flat=True))
    if IntakeItem.State.WAITING in states:
        return
    address = reverse("reporting:intake", args=[intake.pk])
    if number := states.count(IntakeItem.State.READ):
        words = gettext_noop("新读取了%(number)d份年度报告，等待核对。")
        others = _others(intake.agency, REVIEWERS, intake.by_id)
        notices.send(others, words, address=address, values={"number": number})
    if number := states.count(IntakeItem.State.FAILED):
        words = gettext_noop("您导入的文件有%(number)d份读取中断，可以再读一次。")
        notices.send(_with_stand_ins(intake.by), words, address=address, values={"number": number})


def rereading_was_given_up(report: AnnualReport) -> None:
    words = gettext_noop("《%(title)s》重新读取中断，仍用上一次的结果。")
    _send(report, _with_stand_ins(report.source.brought_by), words)


def report_waits_for_publication(report: AnnualReport, actor: Staff) -> None:
    _send(
        report,
        _others(report.agency, PUBLISHERS, actor.pk),
        gettext_noop("《%(title)s》已核对通过，等待发布。"),
    )


def report_was_returned(report: AnnualReport) -> None:
    _send(report, _with_stand_ins(report.source.brought_by), gettext_noop("《%(title)s》被退回修改。"))


def _send(report: AnnualReport, recipients: Iterable[Staff], sentence: str) -> None:
    address = reverse("reporting:detail", args=[report.pk])
    notices.send(recipients, sentence, address=address, values={"title": str(report)})


def _others(at: Agency, roles: Iterable[Role], actor_pk: int) -> list[Staff]:
    return [one for role in roles for one in agencies.acting(at, role) if one.pk != actor_pk]


def _with_stand_ins(clerk: Staff) -> list[Staff]:
    return [clerk, *agencies.stand_ins(clerk, CLERKS)]
