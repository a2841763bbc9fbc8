"""From the act to the hit: the outbox, the worker, the index, and what a person may see of it."""

import contextlib
import shutil
import threading
from unittest import mock

import pytest
from django.core.management import CommandError, call_command
from django.db import connections, transaction

from gongkai.apps.agencies.models import Agency
from gongkai.apps.agencies.roles import Role
from gongkai.apps.search_index import queries, services, sources, tasks
from gongkai.apps.search_index.models import Outdated
from gongkai.apps.search_index.services import feeding
from gongkai.apps.search_index.verifying import verify
from gongkai.lib.search.port import PUBLIC, Document
from gongkai.lib.tasks import still_open
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
        KIND,
        "单位",
        10,
        _documents,
        lambda: Agency.objects.order_by("pk").values_list("pk", flat=True).iterator(),
        _shown,
    )
    others = list(sources.SOURCES)
    for other in others:
        sources.SOURCES.remove(other.key)
    sources.add(source)
    yield county
    sources.SOURCES.remove(KIND)
    sources.add(*others)


def test_noted_row_is_found_after_the_worker_took_it_up(client, ledger):
    services.rebuild()
    Agency.objects.filter(pk=ledger.finance.pk).update(name="清源县财税局")
    services.note(KIND, [ledger.finance.pk])
    before = client.get("/search/?q=财税").text
    assert "没有找到“财税”" in before
    assert "另有1条刚有变动" in before
    assert services.feed() == 1
    after = client.get("/search/?q=财税").text
    assert "清源县<mark>财税</mark>局" in after
    assert "刚有变动" not in after


def test_the_task_of_the_worker_stands_and_falls_with_the_act(ledger):
    with contextlib.suppress(KeyError), transaction.atomic():
        services.note(KIND, [ledger.finance.pk])
        raise KeyError
    assert (Outdated.objects.count(), still_open(tasks.feed)) == (0, set())
    services.note(KIND, [ledger.finance.pk])
    assert (Outdated.objects.count(), still_open(tasks.feed)) == (1, {()})


@pytest.mark.parametrize("loss", ["gone", "damaged", "half made"])
def test_an_index_that_is_lost_is_made_anew_by_the_next_feed(client, ledger, tmp_path, loss):
    services.rebuild()
    folder = tmp_path / "search"
    if loss == "damaged":
        (folder / "meta.json").write_text("{")
    elif loss == "gone":
        shutil.rmtree(folder)
    else:
        queries.engine().clear()
        queries.engine().index([])
    page = client.get("/search/?q=财政")
    assert page.status_code == (200 if loss == "half made" else 503)
    assert "重建" in page.text
    services.feed()
    page = client.get("/search/?q=财政")
    assert (page.status_code, "清源县<mark>财政</mark>局" in page.text, "重建" in page.text) == (
        200,
        True,
        False,
    )


def test_only_an_index_that_once_was_there_is_missed(ledger, tmp_path, caplog):
    caplog.set_level("INFO", logger=feeding.__name__)
    services.feed()
    shutil.rmtree(tmp_path / "search")
    services.feed()
    assert [(line.levelname, line.message) for line in caplog.records] == [
        ("INFO", "正在建立搜索索引。"),
        ("WARNING", "搜索索引缺失或损坏，正在由台账重建。"),
    ]


def test_a_feeder_that_dies_while_it_makes_the_index_anew_leaves_it_to_the_next(ledger, monkeypatch):
    with monkeypatch.context() as dying:
        dying.setattr(feeding, "_everything", lambda: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            services.rebuild()
    assert queries.is_rebuilding()
    services.feed()
    assert not queries.is_rebuilding()
    assert len(queries.find(None, "财政", frozenset({PUBLIC}))) == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_feeders_at_once_the_slower_leaves_no_older_words(ledger):
    """The first has read the old name and is held up there, while the name changes and a second feeder comes."""
    services.rebuild()
    services.note(KIND, [ledger.finance.pk])
    has_read, may_go_on = threading.Event(), threading.Event()
    real = queries.engine().index

    def slow(documents):
        if not has_read.is_set():
            has_read.set()
            may_go_on.wait(10)
        return real(documents)

    def feeds():
        services.feed()
        connections.close_all()

    with mock.patch.object(queries.engine(), "index", slow):
        first = threading.Thread(target=feeds)
        first.start()
        assert has_read.wait(10)
        Agency.objects.filter(pk=ledger.finance.pk).update(name="清源县财税局")
        services.note(KIND, [ledger.finance.pk])
        second = threading.Thread(target=feeds)
        second.start()
        second.join(0.3)  # it waits for the first; were it not to, it would be through by now
        may_go_on.set()
        first.join()
        second.join()
    assert len(queries.find(None, "财税", frozenset({PUBLIC}))) == 1
    assert verify().is_none


def test_row_that_is_gone_leaves_the_index(ledger):
    services.rebuild()
    Agency.objects.filter(pk=ledger.finance.pk).update(name="清源县财政所")
    services.note(KIND, [ledger.finance.pk, 999_999])
    services.feed()
    assert queries.find(None, "财政局", frozenset({PUBLIC})) == ()


def test_feeding_twice_changes_nothing(ledger):
    services.note(KIND, [ledger.finance.pk])
    services.feed()
    assert services.feed() == 0
    assert not Outdated.objects.exists()
    assert len(queries.find(None, "财政", frozenset({PUBLIC}))) == 1


def test_staff_find_what_stands_under_their_body_and_strangers_do_not(signed_in, client, ledger):
    services.rebuild()
    own = ledger.person("east", ledger.east, Role.HANDLER)
    other = ledger.person("west", ledger.west, Role.HANDLER)
    assert "<mark>东河</mark>镇人民政府</a>" in signed_in(own).get("/desk/search/?q=东河").text
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
    assert "<mark>东河</mark>镇人民政府</a>" in signed_in(supervisor).get("/desk/search/?q=东河").text


@pytest.mark.parametrize("address", ["/search/?q=财政", "/reports/?q=财政", "/desk/search/?q=财政"])
def test_a_damaged_index_is_said_in_a_sentence_and_the_other_pages_go_on(
    signed_in, ledger, tmp_path, address
):
    (tmp_path / "search").mkdir()
    (tmp_path / "search" / "meta.json").write_text("{")
    browser = signed_in(ledger.person("east", ledger.east, Role.HANDLER))
    answer = browser.get(address)
    assert answer.status_code == 503
    assert "搜索索引正在自动重建，其他页面不受影响" in answer.text
    assert browser.get("/reports/").status_code == 200


@pytest.mark.parametrize("page", ["9" * 5000, "0", "-1", "两", "²"])
def test_a_page_number_that_is_none_gives_a_page(client, ledger, page):
    services.rebuild()
    assert "清源县<mark>财政</mark>局" in client.get("/search/", {"q": "财政", "page": page}).text


def test_verify_names_what_differs_and_rebuild_mends_it(ledger, capsys):
    with pytest.raises(CommandError, match="缺4条，过时0条，多0条"):
        call_command("search", "verify")
    call_command("search", "rebuild")
    call_command("search", "verify")
    assert "共4条" in capsys.readouterr().out
    Agency.objects.filter(pk=ledger.finance.pk).update(contact_address="人民路1号")
    with pytest.raises(CommandError, match="缺0条，过时1条，多0条"):
        call_command("search", "verify")


def test_verify_finds_what_the_ledgers_no_longer_have_wherever_it_stands(ledger, monkeypatch):
    """Before, between and after the rows, in spans of two rows and of three documents; and a kind that nobody knows."""
    monkeypatch.setattr(sources, "BATCH", 2)
    monkeypatch.setattr("gongkai.lib.search.tantivy_index.DIGESTS_AT_ONCE", 3)
    services.rebuild()
    assert verify().is_none
    last = Agency.objects.order_by("-pk").values_list("pk", flat=True)[0]
    beyond = [Document(f"{KIND}:{last + n}", KIND, "多出来的", "", frozenset({PUBLIC})) for n in range(1, 9)]
    queries.engine().index([*beyond, Document("test.old:5", "test.old", "旧版本的", "", frozenset({PUBLIC}))])
    queries.engine().index([Document(f"{KIND}:0", KIND, "多出来的", "", frozenset({PUBLIC}))])
    queries.engine().delete([f"{KIND}:{ledger.finance.pk}"])
    difference = verify()
    assert (difference.missing, difference.stale, difference.surplus) == (1, 0, 10)


def test_rebuilding_tells_how_far_it_is(ledger, monkeypatch, capsys):
    monkeypatch.setattr("gongkai.lib.search.tantivy_index.COMMIT_AFTER", 2)
    call_command("search", "rebuild")
    assert capsys.readouterr().out.splitlines() == [
        "  已编入2条", "  已编入4条", "  已编入4条", "搜索索引已重建，共4条。",
    ]  # fmt: skip
