"""The register over a period, and a clean-up from its list to its result; figures counted by hand."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from gongkai.apps.agencies.models import Agency
from gongkai.apps.agencies.roles import Role
from gongkai.apps.normative_documents import services
from gongkai.apps.normative_documents.models import CleanupState, CleanupVerdict, StatusChange
from gongkai.apps.normative_documents.queries import figures, register
from gongkai.apps.proactive import services as items
from gongkai.apps.proactive.models import Relation
from gongkai.lib.errors import NotAllowed
from gongkai.lib.period import Period
from tests.integration import documents
from tests.integration.documents import again
from tests.integration.requests import on

pytestmark = pytest.mark.django_db


@pytest.fixture
def of(county):
    with on("2024-05-20"):
        yield documents.making(county, at=county.east)


def counted(of, first, last, kind="normative_document"):
    bodies = Agency.objects.filter(pk=of.agency.pk)
    return register.figures(bodies, kind, date.fromisoformat(first), date.fromisoformat(last))


def test_figures_of_a_year_balance_and_open_to_rows(of):
    kept, repealed = documents.published(of), documents.published(of, title="东河镇渡口管理办法")
    trial = documents.published(of, title="东河镇集市管理办法（试行）")
    with on("2025-03-03"):
        documents.published(of, title="东河镇坑塘管理办法", document_no="东政发〔2025〕1号", formed_on=date(2025, 3, 3),
                            effective_on=date(2025, 4, 1))  # fmt: skip
        services.repeal(of.legal, repealed.pk, day=date(2025, 3, 3), basis="清政发〔2025〕8号")
    year = counted(of, "2024-01-01", "2024-12-31")
    assert [len(one) for one in (year.issued, year.repealed, year.expired, year.in_force)] == [3, 0, 0, 3]
    year = counted(of, "2025-01-01", "2025-12-31")
    assert [len(one) for one in (year.issued, year.repealed, year.expired, year.in_force)] == [1, 1, 0, 3]
    # Two years from 1 June 2024 end with 31 May 2026.
    year = counted(of, "2026-01-01", "2026-12-31")
    assert [len(one) for one in (year.issued, year.repealed, year.expired, year.in_force)] == [0, 0, 1, 2]
    assert list(register.rows_behind(year.expired)) == [trial]
    assert kept in register.rows_behind(year.in_force)


def test_what_has_effect_later_is_told_apart(of):
    documents.published(of)
    assert len(counted(of, "2024-05-01", "2024-05-31").not_yet_in_force) == 1
    assert len(counted(of, "2024-05-01", "2024-06-01").in_force) == 1


def test_cells_are_those_of_the_annual_form(of):
    documents.published(of)
    cells = figures.cells(Agency.objects.filter(pk=of.agency.pk), Period.of_year(2024))
    assert cells == {
        "proactive/government_rules/issued": 0,
        "proactive/government_rules/repealed": 0,
        "proactive/government_rules/in_force": 0,
        "proactive/normative_documents/issued": 1,
        "proactive/normative_documents/repealed": 0,
        "proactive/normative_documents/in_force": 1,
    }


@pytest.fixture
def cleaning(county, of):
    """A campaign over two documents in force; one that is repealed is not in it."""
    kept, ended = documents.published(of), documents.published(of, title="东河镇渡口管理办法")
    gone = documents.published(of, title="东河镇集市管理办法")
    services.repeal(of.legal, gone.pk, day=date(2024, 5, 20), basis="清政发〔2024〕8号")
    confirmer = county.person("doc_county_legal", county.government, Role.LEGAL_REVIEWER)
    campaign = services.open_cleanup(
        confirmer, county.government, title="2024年行政规范性文件清理", answers_until=date(2024, 6, 28)
    )
    rows = {row.document_id: row for row in campaign.verdicts.all()}
    assert set(rows) == {kept.pk, ended.pk}
    return campaign, confirmer, rows[kept.pk], rows[ended.pk]


def given(of, kept, ended):
    services.give_verdict(of.clerk, kept.pk, verdict="keep", reason="仍然需要")
    services.give_verdict(of.clerk, ended.pk, verdict="repeal", reason="渡口已经撤销")


def test_a_cleanup_publishes_its_result_and_carries_it_out_at_once(county, of, cleaning):
    campaign, confirmer, kept, ended = cleaning
    writer = county.person("doc_county_clerk", county.government, Role.HANDLER, Role.DISCLOSURE_OFFICE)
    given(of, kept, ended)
    with pytest.raises(NotAllowed, match="还有2件文件的清理意见没有确认"):
        services.draft_result(writer, campaign.pk, column=of.desk.column.pk)
    for row in (kept, ended):
        services.confirm_verdict(confirmer, row.pk)
    item = services.draft_result(writer, campaign.pk, column=of.desk.column.pk)
    assert "废止的行政规范性文件目录（1件）" in item.newest.body
    assert "东河镇渡口管理办法" in item.newest.body
    with pytest.raises(NotAllowed, match="没有审核通过"):
        services.conclude_cleanup(writer, campaign.pk)
    items.submit(writer, item.pk)
    head = county.person("doc_county_head", county.government, Role.UNIT_HEAD)
    secrecy = county.person("doc_county_secrecy", county.government, Role.SECRECY_REVIEWER)
    for person in (head, secrecy, of.office):
        items.pass_step(person, item.pk)
    with on("2024-07-01"):
        services.conclude_cleanup(writer, campaign.pk)
    campaign.refresh_from_db()
    assert (campaign.state, campaign.concluded_on) == (CleanupState.CONCLUDED, date(2024, 7, 1))
    change = StatusChange.objects.get(document=ended.document, kind="repealed")
    assert (change.day, change.by_item_id, change.reason) == (date(2024, 7, 1), item.pk, "渡口已经撤销")
    assert again(ended.document).item.validity_status == "repealed"
    assert again(kept.document).item.validity_status == "not_yet_in_force"  # nobody came by since 20 May
    assert Relation.objects.filter(item=item, to=ended.document.item, kind="repeals").exists()


def test_a_verdict_is_confirmed_by_another_or_returned_with_a_reason(county, of, cleaning):
    _campaign, confirmer, kept, ended = cleaning
    both = county.person("doc_both", county.government, Role.LEGAL_REVIEWER)
    given(of, kept, ended)
    with pytest.raises(NotAllowed, match="您没有这个角色"):
        services.confirm_verdict(of.legal, kept.pk)
    CleanupVerdict.objects.filter(pk=kept.pk).update(given_by=both)
    with pytest.raises(NotAllowed, match="不能由您本人确认"):
        services.confirm_verdict(both, kept.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        CleanupVerdict.objects.filter(pk=kept.pk).update(confirmed_by=both)
    with pytest.raises(NotAllowed, match="还没有写退回的理由"):
        services.return_verdict(confirmer, ended.pk, reason=" ")
    services.return_verdict(confirmer, ended.pk, reason="请核对渡口是否撤销")
    ended.refresh_from_db()
    assert (ended.verdict, ended.returned_because) == ("", "请核对渡口是否撤销")


def test_one_campaign_at_a_time(county, cleaning):
    _campaign, confirmer, _kept, _ended = cleaning
    with pytest.raises(NotAllowed, match="已有一次清理正在进行"):
        services.open_cleanup(confirmer, county.government, title="又一次", answers_until=date(2024, 6, 28))
