"""From a reading to the public: reviewed by one person, published by another, corrected or withdrawn with a reason."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from gongkai.apps.agencies.models import Staff
from gongkai.apps.events.services import record
from gongkai.apps.page_outbox import services as page_outbox
from gongkai.apps.reporting import contents, digest, events, guards, queries, states
from gongkai.apps.reporting.models import AnnualReport, Edition
from gongkai.apps.reporting.services import telling
from gongkai.apps.reporting.services.reading import SEARCHED_AS, SHOWN_AS
from gongkai.apps.reporting.states import State
from gongkai.apps.search_index import services as search_index
from gongkai.lib import clock, versions
from gongkai.lib.errors import NotAllowed


def _ready(actor: Staff, pk: int, action: str, version: int | None) -> AnnualReport:
    """The report, if this person may do this to it now. Raises NotAllowed, Stale."""
    report = queries.get(actor, pk)
    states.require(actor, report, action, queries.facts(actor, report))
    versions.expect(report, version)
    return report


@transaction.atomic
def review(actor: Staff, pk: int, *, version: int | None = None) -> AnnualReport:
    """The figures agree with the source, all grave findings are decided: on to publication. Raises NotAllowed, Stale."""
    report = _ready(actor, pk, "review", version)
    versions.save(report, state=State.REVIEWED, reviewed_by=actor)
    telling.report_waits_for_publication(report, actor)
    content = queries.working_copy(report).content()
    record(
        events.REPORT_REVIEWED,
        by=actor,
        subject=report,
        agency=report.agency_id,
        data={"sha256": digest.sha256(content)},
    )
    return report


@transaction.atomic
def return_to_work(actor: Staff, pk: int, *, version: int | None = None) -> AnnualReport:
    """Not to be published like this. Raises NotAllowed, Stale."""
    report = _ready(actor, pk, "return", version)
    versions.save(report, state=State.READ, reviewed_by=None)
    telling.report_was_returned(report)
    record(events.REPORT_RETURNED, by=actor, subject=report, agency=report.agency_id)
    return report


@transaction.atomic
def publish(actor: Staff, pk: int, *, show_findings: bool, version: int | None = None) -> Edition:
    """Freeze the cells under their hash and show them to the public. Raises NotAllowed, Stale."""
    report = _ready(actor, pk, "publish", version)
    copy = queries.working_copy(report)
    content = copy.content(with_findings=show_findings)
    last = Edition.objects.filter(report=report).order_by("-number").first()
    edition = Edition.objects.create(
        report=report,
        number=last.number + 1 if last else 1,
        body_name=content["agency"],
        scope=report.scope,
        published_on=report.published_on,
        source_name=report.source_name,
        source_url=report.source_url,
        content=content,
        sha256=digest.sha256(content),
        figures=contents.figures(copy.report),
        show_findings=show_findings,
        reason=report.amendment_reason,
        published_by=actor,
    )
    _show(report, edition, actor)
    search_index.note(SEARCHED_AS, [report.pk])
    page_outbox.note(SHOWN_AS, [report.pk])
    data = {"edition": edition.number, "sha256": edition.sha256, "findings": show_findings}
    record(events.REPORT_PUBLISHED, by=actor, subject=report, agency=report.agency_id, data=data)
    return edition


def _show(report: AnnualReport, edition: Edition, actor: Staff) -> None:
    """Two publishers at once could both pass the guard; the constraint of the database then decides."""
    changes = {"state": State.PUBLISHED, "edition": edition, "is_public": True, "withdrawn_at": None}
    try:
        with transaction.atomic():
            versions.save(report, **changes, withdrawal_reason="", amendment_reason="")
    except IntegrityError:
        if why := guards.place_is_free(queries.facts(actor, report)):
            raise NotAllowed(why, act="publish") from None
        raise


@transaction.atomic
def reopen(actor: Staff, pk: int, *, reason: str, version: int | None = None) -> AnnualReport:
    """Work on a published report again; the public keeps seeing the last edition until the next. Raises NotAllowed, Stale."""
    report = _ready(actor, pk, "reopen", version)
    versions.save(report, state=State.READ, reviewed_by=None, amendment_reason=reason)
    number = report.edition.number if report.edition else None
    record(
        events.REPORT_REOPENED, by=actor, subject=report, agency=report.agency_id, data={"edition": number}
    )
    return report


@transaction.atomic
def withdraw(actor: Staff, pk: int, *, reason: str, version: int | None = None) -> AnnualReport:
    """Take a report from the site; its address then answers with the reason. Raises NotAllowed, Stale."""
    report = _ready(actor, pk, "withdraw", version)
    versions.save(
        report, state=State.WITHDRAWN, is_public=False, withdrawn_at=clock.now(), withdrawal_reason=reason
    )
    search_index.note(SEARCHED_AS, [report.pk])
    page_outbox.note(SHOWN_AS, [report.pk])
    number = report.edition.number if report.edition else None
    record(
        events.REPORT_WITHDRAWN, by=actor, subject=report, agency=report.agency_id, data={"edition": number}
    )
    return report
