"""Annual reports from the file to the public: each act, and each refusal beside the act that succeeds."""

from decimal import Decimal
from urllib.parse import quote
from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction
from django.http import Http404

from gongkai.annual_report.report import Content, Obtained
from gongkai.apps.events.models import Event
from gongkai.apps.reporting import digest, queries, services, storage
from gongkai.apps.reporting.models import (
    AnnualReport,
    CellCorrection,
    Edition,
    Intake,
    IntakeItem,
    ReadingRun,
    Source,
)
from gongkai.apps.reporting.services import Brought
from gongkai.apps.reporting.states import State
from gongkai.apps.search_index import queries as search
from gongkai.apps.search_index import services as search_index
from gongkai.lib.errors import NotAllowed, Stale
from tests.integration.reports import brought, imported, made, particulars, settled

CELL = "requests/granted/natural_person"
TOTAL = "requests/granted/total"


@pytest.fixture
def report(clerk):
    return imported(clerk, made())[0]


@pytest.fixture
def reviewed(clerk, head, report):
    settled(head, report)
    return services.review(head, report.pk)


@pytest.fixture
def published(leader, reviewed):
    services.publish(leader, reviewed.pk, show_findings=False)
    return AnnualReport.objects.get(pk=reviewed.pk)


def correct(actor, report, value=7, **changes):
    wanted = {"cell": CELL, "content": "number", "value": value, "reason": "对照原件", **changes}
    return services.correct_cell(actor, report.pk, **wanted)


def test_an_imported_report_is_read_and_its_body_found_in_the_tree(clerk, county, report):
    assert (report.state, report.year, report.form) == (State.READ, 2023, "form_2021")
    assert report.body.agency == county.finance
    copy = queries.working_copy(queries.get(clerk, report.pk))
    assert copy.report.cell(CELL).value == 6
    assert copy.report.cell(TOTAL).obtained is Obtained.PRINTED


def test_a_name_that_nobody_knows_is_left_to_a_person(clerk):
    stranger = imported(clerk, made(agency="远山市人民政府"))[0]
    assert (stranger.agency_name, stranger.body) == ("远山市人民政府", None)
    services.describe(clerk, stranger.pk, particulars(stranger, body_name="远山市人民政府", level="city"))
    assert AnnualReport.objects.get(pk=stranger.pk).body.level == "city"


def test_only_those_who_do_this_work_bring_files(clerk, leader):
    assert services.bring(clerk, [brought(made())], key=uuid4()).items.count() == 1
    with pytest.raises(NotAllowed, match="您没有这个角色"):
        services.bring(leader, [brought(made(year=2022))], key=uuid4())
    assert Intake.objects.count() == 1


def test_the_same_form_sent_twice_makes_one_intake(clerk):
    key = uuid4()
    first = services.bring(clerk, [brought(made())], key=key)
    assert services.bring(clerk, [brought(made())], key=key) == first
    assert (Intake.objects.count(), Source.objects.count(), IntakeItem.objects.count()) == (1, 1, 1)


def test_the_same_bytes_again_lead_to_the_report_that_is_there(clerk, report):
    again = services.bring(clerk, [brought(made(), "0.html")], key=uuid4()).items.get()
    assert (again.state, again.source.report) == ("known", report)
    services.read_item(again.pk)
    assert AnnualReport.objects.count() == 1


def test_two_bodies_may_keep_the_same_file(county, clerk, report):
    other = county.person("east", county.east, "registrar")
    assert imported(other, made())[0] != report
    assert Source.objects.values("sha256").distinct().count() == 1


def test_one_bad_file_gets_its_sentence_and_leaves_nothing(clerk):
    bad = Brought("picture.html", b"\x89PNG\r\n\x1a\n" + b"\x00" * 40)
    intake = services.bring(clerk, [bad, brought(made())], key=uuid4())
    for item in intake.items.all():
        services.read_item(item.pk)
    refused, read = intake.items.order_by("position")
    assert (refused.state, read.state) == ("refused", "read")
    assert "图片" in refused.sentence
    assert Source.objects.get() == read.source
    assert Event.objects.filter(tag="reporting.intake.refused").get().data["reason"] == "picture"


@pytest.mark.django_db(transaction=True)
def test_the_bytes_of_a_bad_file_are_gone(county):
    clerk = county.person("clerk", county.finance, "handler")
    data = b"{\\rtf not this time"
    item = services.bring(clerk, [Brought("old.doc", data)], key=uuid4()).items.get()
    assert storage.place(storage.sha256(data)).exists()
    services.read_item(item.pk)
    assert not storage.place(storage.sha256(data)).exists()


def test_an_empty_file_is_refused_before_it_is_kept(clerk):
    item = services.bring(clerk, [Brought("empty.html", b"")], key=uuid4()).items.get()
    assert (item.state, item.source) == ("refused", None)
    assert "空的" in item.sentence


def test_a_folder_in_the_name_of_a_file_is_dropped(clerk):
    item = services.bring(clerk, [brought(made(), "2023\\报告/../年报\u202e.html")], key=uuid4()).items.get()
    assert item.name == "年报.html"


def test_reading_twice_makes_one_report(clerk):
    item = services.bring(clerk, [brought(made())], key=uuid4()).items.get()
    services.read_item(item.pk)
    services.read_item(item.pk)
    assert (AnnualReport.objects.count(), ReadingRun.objects.count()) == (1, 1)


def test_reviewers_are_told_once_when_all_files_of_an_intake_are_read(clerk, head):
    imported(clerk, made(), made(year=2022))
    assert [notice.values for notice in head.notices.all()] == [{"number": 2}]
    assert clerk.notices.count() == 0


def test_a_corrected_cell_holds_and_says_why(clerk, report):
    correct(clerk, report)
    cell = queries.working_copy(queries.get(clerk, report.pk)).report.cell(CELL)
    assert (cell.value, cell.derivation) == (7, "人工更正：对照原件")
    event = Event.objects.order_by("-sequence").first()
    row = CellCorrection.objects.get()
    assert (event.tag, event.data) == ("reporting.cell.corrected", {"cell": CELL, "correction": row.pk})
    assert (row.read_value, row.value) == ("6", "7")
    correct(clerk, report, 12345678901)  # as long as a telephone number, and still no personal data


def test_a_correction_breaks_and_mends_the_sums(clerk, report):
    before = AnnualReport.objects.get(pk=report.pk).open_findings
    correct(clerk, report, 7)
    assert AnnualReport.objects.get(pk=report.pk).open_findings > before
    correct(clerk, report, 6)
    assert AnnualReport.objects.get(pk=report.pk).open_findings == before


def test_a_cell_may_be_corrected_to_a_blank_and_to_unknown(clerk, report):
    for content in (Content.BLANK, Content.UNREADABLE):
        correct(clerk, report, None, content=content.value)
        cell = queries.working_copy(queries.get(clerk, report.pk)).report.cell(CELL)
        assert (cell.content, cell.value) == (content, None)
    assert AnnualReport.objects.get(pk=report.pk).unknown_cells == 1


def test_an_amount_keeps_its_digits(clerk, report):
    fee = "proactive/administrative_fees/amount_wan_yuan"
    correct(clerk, report, Decimal("12372.0506"), cell=fee)
    cell = queries.working_copy(queries.get(clerk, report.pk)).report.cell(fee)
    assert cell.value == Decimal("12372.0506")


@pytest.mark.parametrize(
    ("value", "cell", "why"), [(6, CELL, "就是这个值"), (7, "requests/none/total", "没有这个单元格")]
)
def test_a_correction_that_changes_nothing_is_refused(clerk, report, value, cell, why):
    with pytest.raises(NotAllowed, match=why):
        correct(clerk, report, value, cell=cell)
    assert CellCorrection.objects.count() == 0


def test_a_correction_needs_a_reason_in_the_database_too(clerk, report):
    with pytest.raises(IntegrityError, match="correction_has_a_reason"), transaction.atomic():
        correct(clerk, report, reason="")
    correct(clerk, report, reason="对照原件")


def test_the_second_of_two_people_on_one_report_is_told(clerk, report):
    seen = AnnualReport.objects.get(pk=report.pk).version
    correct(clerk, report, version=seen)
    with pytest.raises(Stale, match="已被他人修改"):
        correct(clerk, report, 9, version=seen)
    assert CellCorrection.objects.count() == 1


def test_another_body_does_not_see_the_report_and_its_office_above_does(county, report):
    office = county.person("office", county.government, "disclosure_office")
    stranger = county.person("stranger", county.east, "handler")
    assert queries.get(office, report.pk) == report
    with pytest.raises(Http404):
        queries.get(stranger, report.pk)
    with pytest.raises(Http404):
        correct(stranger, report)


def test_a_new_reading_keeps_what_people_corrected_and_shows_what_differs(clerk, report):
    correct(clerk, report, 7)
    services.ask_rereading(clerk, report.pk)
    run = ReadingRun.objects.get(report=report)
    run.content["tables"]["requests"]["cells"][CELL]["value"] = 5  # as an older reader had read it
    run.save()
    CellCorrection.objects.update(read_value="5")
    services.read_again(report.pk)
    copy = queries.working_copy(queries.get(clerk, report.pk))
    assert copy.row.reading.number == 2
    assert (copy.as_read.cell(CELL).value, copy.report.cell(CELL).value) == (6, 7)
    assert list(copy.conflicts) == [CELL]


def test_a_report_that_is_being_read_cannot_be_changed(clerk, report):
    services.ask_rereading(clerk, report.pk)
    with pytest.raises(NotAllowed, match="正在读取"):
        correct(clerk, report)
    services.read_again(report.pk)
    correct(clerk, report)


def test_a_rereading_that_fails_keeps_the_former_reading(clerk):
    report = imported(clerk, made(year=2010))[0]  # a file of its own: other tests share the folder
    services.ask_rereading(clerk, report.pk)
    storage.place(report.source.sha256).write_bytes(b"\x89PNG\r\n\x1a\n")
    try:
        services.read_again(report.pk)
    finally:
        storage.forget(report.source.sha256)
    row = AnnualReport.objects.get(pk=report.pk)
    assert (row.state, row.reading.number) == (State.READ, 1)
    assert "图片" in row.reading_refusal


@pytest.fixture
def wrong(clerk):
    """A report whose granted requests do not add up."""
    return imported(clerk, made(changes={CELL: 5}))[0]


def undecided(actor, report):
    return queries.working_copy(queries.get(actor, report.pk)).undecided_errors


def test_a_grave_finding_holds_a_report_back_until_someone_decides(clerk, head, wrong):
    first, *_others = undecided(clerk, wrong)
    with pytest.raises(NotAllowed, match="没有处理"):
        services.review(head, wrong.pk)
    services.decide_finding(head, wrong.pk, key=first.key, decision="confirmed", reason="原文如此")
    settled(head, wrong)
    assert services.review(head, wrong.pk).state == State.REVIEWED


def test_a_decision_on_other_numbers_does_not_count(clerk, wrong):
    first = undecided(clerk, wrong)[0]
    services.decide_finding(clerk, wrong.pk, key=first.key, decision="dismissed", reason="另有说明")
    assert first.key not in {one.key for one in undecided(clerk, wrong)}
    correct(clerk, wrong, 4)
    again = next(one for one in undecided(clerk, wrong) if one.key == first.key)
    assert again.outdated


def test_who_corrected_does_not_review(county, clerk, report):
    both = county.person("both", county.finance, "handler", "unit_head")
    settled(clerk, report)
    correct(both, report, 7)
    correct(clerk, report, 6)
    with pytest.raises(NotAllowed, match="不能核对自己的更正"):
        services.review(both, report.pk)
    other = county.person("other", county.finance, "unit_head")
    assert services.review(other, report.pk).reviewed_by == other


def test_who_reviewed_does_not_publish(county, report, leader):
    both = county.person("both", county.finance, "disclosure_office")
    settled(both, report)
    services.review(both, report.pk)
    with pytest.raises(NotAllowed, match="不能再由您发布"):
        services.publish(both, report.pk, show_findings=False)
    services.publish(leader, report.pk, show_findings=False)
    assert AnnualReport.objects.get(pk=report.pk).state == State.PUBLISHED


def test_who_corrected_does_not_publish(county, report, head, leader):
    both = county.person("both", county.finance, "disclosure_office")
    correct(both, report, 7)
    correct(both, report, 6)
    settled(head, report)
    services.review(head, report.pk)
    with pytest.raises(NotAllowed, match="不能发布自己的更正"):
        services.publish(both, report.pk, show_findings=False)
    assert services.publish(leader, report.pk, show_findings=False).number == 1


def test_without_body_or_year_nothing_is_reviewed(clerk, head):
    stranger = imported(clerk, made(agency="远山市人民政府"))[0]
    settled(head, stranger)
    with pytest.raises(NotAllowed, match="报告机关"):
        services.review(head, stranger.pk)
    services.describe(clerk, stranger.pk, particulars(stranger, body_name="远山市人民政府", level="city"))
    settled(head, stranger)
    assert services.review(head, stranger.pk).state == State.REVIEWED


def test_published_cells_are_frozen_with_their_hash(clerk, published):
    edition = published.edition
    assert edition.sha256 == digest.sha256(edition.content)
    assert edition.content["tables"]["requests"]["cells"][CELL]["value"] == 6
    changed = {**edition.content, "year": 1999}
    assert digest.sha256(changed) != edition.sha256
    with pytest.raises(NotAllowed, match="已发布"):
        correct(clerk, published)


def test_a_correction_after_publication_is_a_second_edition_with_its_reason(clerk, head, leader, published):
    services.reopen(clerk, published.pk, reason="更正予以公开数")
    correct(clerk, published, 5, cell="requests/granted/natural_person")
    row = AnnualReport.objects.get(pk=published.pk)
    assert (row.state, row.is_public, row.edition.number) == (State.READ, True, 1)
    settled(head, published)
    services.review(head, published.pk)
    second = services.publish(leader, published.pk, show_findings=True)
    assert (second.number, second.reason) == (2, "更正予以公开数")
    first = Edition.objects.get(report=published, number=1)
    assert first.content["tables"]["requests"]["cells"][CELL]["value"] == 6
    assert second.content["tables"]["requests"]["cells"][CELL]["value"] == 5
    assert second.content["findings"]


def test_dismissed_findings_are_not_published(clerk, head, leader, wrong):
    for judged in queries.working_copy(queries.get(head, wrong.pk)).judged:
        services.decide_finding(head, wrong.pk, key=judged.key, decision="dismissed", reason="另有说明")
    services.review(head, wrong.pk)
    assert services.publish(leader, wrong.pk, show_findings=True).content["findings"] == []


def test_a_body_has_one_public_report_for_a_year(clerk, head, leader, published):
    twin = imported(clerk, made(changes={"proactive/licenses/decisions": 3}))[0]
    settled(head, twin)
    services.review(head, twin.pk)
    with pytest.raises(NotAllowed, match="已有公开的报告"):
        services.publish(leader, twin.pk, show_findings=False)
    services.withdraw(leader, published.pk, reason="换发")
    assert services.publish(leader, twin.pk, show_findings=False).number == 1


def test_a_withdrawn_report_says_why_and_can_be_published_again(clerk, head, leader, published):
    services.withdraw(leader, published.pk, reason="数据有误")
    row = AnnualReport.objects.get(pk=published.pk)
    assert (row.state, row.is_public, row.withdrawal_reason) == (State.WITHDRAWN, False, "数据有误")
    services.reopen(clerk, published.pk, reason="改正后再发")
    settled(head, published)
    services.review(head, published.pk)
    assert services.publish(leader, published.pk, show_findings=False).number == 2
    assert AnnualReport.objects.get(pk=published.pk).withdrawn_at is None


def test_what_is_not_on_the_site_is_not_withdrawn(leader, reviewed):
    with pytest.raises(NotAllowed, match="没有在网站上公开"):
        services.withdraw(leader, reviewed.pk, reason="数据有误")


def test_the_address_of_a_public_report_stays(clerk, published):
    services.reopen(clerk, published.pk, reason="更正")
    with pytest.raises(NotAllowed, match="它的网址"):
        services.describe(clerk, published.pk, particulars(published, year=2020))
    services.describe(clerk, published.pk, particulars(published, scope="consolidated"))


def test_a_returned_report_is_work_again_and_its_clerk_is_told(clerk, leader, reviewed):
    services.return_to_work(leader, reviewed.pk)
    row = AnnualReport.objects.get(pk=reviewed.pk)
    assert (row.state, row.reviewed_by) == (State.READ, None)
    assert clerk.notices.count() == 1


def test_figures_are_compared_with_those_of_the_year_before(clerk, head, leader, published):
    Edition.objects.filter(report=published).update(scope="own")
    following = imported(clerk, made(year=2024, requests={"new": 8, "granted": 8, "results_total": 8}))[0]
    services.describe(clerk, following.pk, particulars(following, scope="own"))
    rules = {one.finding.rule for one in queries.working_copy(queries.get(clerk, following.pk)).judged}
    assert "T3-4" in rules
    services.describe(clerk, following.pk, particulars(following, scope="consolidated"))
    rules = {one.finding.rule for one in queries.working_copy(queries.get(clerk, following.pk)).judged}
    assert "T3-4" not in rules


def test_each_act_leaves_one_event(clerk, head, leader, report):
    before = Event.objects.count()
    settled(head, report)
    middle = Event.objects.count()
    services.review(head, report.pk)
    services.publish(leader, report.pk, show_findings=False)
    services.withdraw(leader, report.pk, reason="数据有误")
    tags = list(Event.objects.filter(sequence__gt=middle).values_list("tag", flat=True).order_by("sequence"))
    assert middle >= before
    assert tags == ["reporting.report.reviewed", "reporting.report.published", "reporting.report.withdrawn"]


def test_two_names_with_one_address_stay_apart(clerk):
    slugs = []
    for year, name in ((2021, "远山市人民政府（本级）"), (2022, "远山市人民政府本级")):
        row = imported(clerk, made(year=year))[0]
        services.describe(clerk, row.pk, particulars(row, body_name=name, level="city"))
        slugs.append(AnnualReport.objects.get(pk=row.pk).body.slug)
    assert slugs == ["远山市人民政府本级", "远山市人民政府本级-2"]


def test_staff_find_what_they_may_see_and_everyone_what_is_published(county, clerk, published):
    imported(clerk, made(year=2022))
    search_index.feed()
    stranger = county.person("stranger", county.east, "handler")
    found = {
        person: [item.url for item in search.find(who, "清源县财政局", audience)]
        for person, who, audience in (
            ("clerk", clerk, frozenset({"public", f"agency:{county.finance.pk}"})),
            ("stranger", stranger, frozenset({"public", f"agency:{county.finance.pk}"})),
            ("visitor", AnonymousUser(), frozenset({"public"})),
        )
    }
    public = [f"/reports/{quote('清源县财政局')}/2023/"]
    assert len(found["clerk"]) == 2
    assert all(url.startswith("/desk/reports/") for url in found["clerk"])
    assert found["stranger"] == found["visitor"] == public


def test_a_file_that_is_gone_from_the_disk_is_said(clerk):
    item = services.bring(clerk, [brought(made(year=2011))], key=uuid4()).items.get()
    storage.forget(item.source.sha256)
    services.read_item(item.pk)
    item.refresh_from_db()
    assert (item.state, "重新导入" in item.sentence) == ("refused", True)
