"""Telling people what now waits for them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_noop

from gongkai.apps.agencies import queries as agencies
from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.agencies.roles import Role
from gongkai.apps.notices import services as notices
from gongkai.apps.reporting.models import AnnualReport, Intake, IntakeItem
from gongkai.apps.reporting.states import PUBLISHERS, REVIEWERS


@transaction.atomic
def reports_wait(intake_pk: int) -> None:
    """One notification for a whole handing-in, when its last file has been read."""
    intake = Intake.objects.select_related("agency").get(pk=intake_pk)
    items = IntakeItem.objects.filter(intake=intake)
    number = items.filter(state=IntakeItem.State.READ).count()
    if number == 0 or items.filter(state=IntakeItem.State.WAITING).exists():
        return
    notices.send(
        _others(intake.agency, REVIEWERS, intake.by_id),
        gettext_noop("新读取了%(number)d份年度报告，等待核对。"),
        address=reverse("reporting:intake", args=[intake.pk]),
        values={"number": number},
    )


def report_waits_for_publication(report: AnnualReport, actor: Staff) -> None:
    _send(
        report,
        _others(report.agency, PUBLISHERS, actor.pk),
        gettext_noop("《%(title)s》已核对通过，等待发布。"),
    )


def report_was_returned(report: AnnualReport) -> None:
    _send(report, [report.source.brought_by], gettext_noop("《%(title)s》被退回修改。"))


def _send(report: AnnualReport, recipients: Iterable[Staff], sentence: str) -> None:
    address = reverse("reporting:detail", args=[report.pk])
    notices.send(recipients, sentence, address=address, values={"title": str(report)})


def _others(at: Agency, roles: Iterable[Role], actor_pk: int) -> list[Staff]:
    return [one for role in roles for one in agencies.holders(at, role) if one.pk != actor_pk]
