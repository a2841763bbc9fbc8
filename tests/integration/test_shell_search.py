"""From the act to the hit: the outbox, the worker, the index, and what a person may see of it."""

import pytest
from django.core.management import CommandError, call_command

from gongkai.apps.agencies.models import Agency
from gongkai.apps.agencies.roles import Role
from gongkai.apps.search_index import queries, services, sources
from gongkai.apps.search_index.models import Outdated
from gongkai.lib.search.port import PUBLIC, Document
from gongkai.lib.ui.parts import Item

KIND = "test.agency"


def _documents(rows):
    """Bodies stand in for a ledger: those whose name ends in 局 are public, the others are for their own people."""
    for agency in Agency.objects.filter(pk__in=list(rows)):
        audience = {PUBLIC} if agency.name.endswith("局") else {f"agency:{agency.pk}"}
        yield Document(
            sources.key_of(KIND, agency.pk), KIND, agency.name, agency.contact_address, frozenset(audience)
        )


def _shown(_person, rows, _words):
    return {
        agency.pk: Item(agency.name, f"/desk/{agency.pk}/")
        for agency in Agency.objects.filter(pk__in=list(rows))
    }


@pytest.fixture
def ledger(county, settings, tmp_path):
    """A source of test rows over an index of its own."""
    settings.DATA = tmp_path
    source = sources.Source(
        KIND, "单位", 10, _documents, lambda: Agency.objects.values_list("pk", flat=True).iterator(), _shown
    )
    others = list(sources.SOURCES)
    for other in others:
        sources.SOURCES.remove(other.key)
    sources.add(source)
    yield county
    sources.SOURCES.remove(KIND)
    sources.add(*others)


def test_noted_row_is_found_after_the_worker_took_it_up(client, ledger):
    services.note(KIND, [ledger.finance.pk])
    before = client.get("/search/?q=财政").text
    assert "没有找到“财政”" in before
    assert "另有1条刚有变动" in before
    assert services.feed() == 1
    after = client.get("/search/?q=财政").text
    assert "清源县财政局" in after
    assert "刚有变动" not in after


def test_worker_is_called_only_when_the_act_is_committed(ledger, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as calls:
        services.note(KIND, [ledger.finance.pk])
    assert len(calls) == 1


def test_row_that_is_gone_leaves_the_index(ledger):
    services.rebuild()
    Agency.objects.filter(pk=ledger.finance.pk).update(name="清源县财政所")
    services.note(KIND, [ledger.finance.pk, 999_999])
    services.feed()
    assert queries.find(None, "财政局", frozenset({PUBLIC})).total == 0


def test_feeding_twice_changes_nothing(ledger):
    services.note(KIND, [ledger.finance.pk])
    services.feed()
    assert services.feed() == 0
    assert not Outdated.objects.exists()
    assert queries.find(None, "财政", frozenset({PUBLIC})).total == 1


def test_staff_find_what_stands_under_their_body_and_strangers_do_not(signed_in, client, ledger):
    services.rebuild()
    own = ledger.person("east", ledger.east, Role.HANDLER)
    other = ledger.person("west", ledger.west, Role.HANDLER)
    assert "东河镇人民政府</a>" in signed_in(own).get("/desk/search/?q=东河").text
    assert "没有找到“东河”" in signed_in(other).get("/desk/search/?q=东河").text
    assert "没有找到“东河”" in client.get("/search/?q=东河").text


def test_person_signed_in_finds_no_more_than_the_public_on_the_public_site(signed_in, ledger):
    services.rebuild()
    own = ledger.person("east", ledger.east, Role.HANDLER)
    assert "没有找到“东河”" in signed_in(own).get("/search/?q=东河").text


def test_an_administrator_does_not_learn_how_often_a_word_stands_in_the_work_of_other_bodies(
    signed_in, ledger
):
    services.rebuild()
    assert "没有找到“东河”" in signed_in(ledger.system_administrator).get("/desk/search/?q=东河").text
    supervisor = ledger.person("watch", ledger.government, Role.SUPERVISOR)
    assert "东河镇人民政府</a>" in signed_in(supervisor).get("/desk/search/?q=东河").text


@pytest.mark.parametrize("address", ["/search/?q=财政", "/reports/?q=财政", "/desk/search/?q=财政"])
def test_a_damaged_index_is_said_in_a_sentence_and_the_other_pages_go_on(
    signed_in, ledger, tmp_path, address
):
    (tmp_path / "search").mkdir()
    (tmp_path / "search" / "meta.json").write_text("{")
    browser = signed_in(ledger.person("east", ledger.east, Role.HANDLER))
    answer = browser.get(address)
    assert answer.status_code == 503
    assert "搜索正在维护，其他页面不受影响" in answer.text
    assert browser.get("/reports/").status_code == 200


@pytest.mark.parametrize("page", ["9" * 5000, "0", "-1", "两", "²"])
def test_a_page_number_that_is_none_gives_a_page(client, ledger, page):
    services.rebuild()
    assert "清源县财政局" in client.get("/search/", {"q": "财政", "page": page}).text


def test_verify_names_what_differs_and_rebuild_mends_it(ledger, capsys):
    with pytest.raises(CommandError, match="缺4条，过时0条，多0条"):
        call_command("search", "verify")
    call_command("search", "rebuild")
    call_command("search", "verify")
    assert "共4条" in capsys.readouterr().out
    Agency.objects.filter(pk=ledger.finance.pk).update(contact_address="人民路1号")
    with pytest.raises(CommandError, match="缺0条，过时1条，多0条"):
        call_command("search", "verify")
