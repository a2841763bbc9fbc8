"""How often a page of the desk asks the database: the same with one row and with many, and at most eight times.

Counted is a whole request of a person who is signed in and has been on the page before.
"""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai.apps.agencies.roles import Role
from gongkai.apps.catalogue import services as catalogue
from gongkai.apps.interpretations.models import InterpretationPlan
from gongkai.apps.proactive import services
from gongkai.apps.proactive.models import (
    Attachment,
    ChannelRelease,
    Item,
    ItemImport,
    ItemOrigin,
    ItemVersion,
    Relation,
    Review,
    VersionFile,
)
from gongkai.apps.public_comments.models import PublicComment
from gongkai.lib import paging
from tests.integration.items import desk, drafted, published, words
from tests.integration.public_comments import asking, opinion, place
from tests.integration.requests import on

pytestmark = pytest.mark.django_db

MOST = 8


@pytest.fixture
def of(county):
    with on("2024-04-08"):
        yield desk(county)


@pytest.fixture
def asked(signed_in):
    """How many queries a page takes."""

    def number(person, address, **query):
        browser = signed_in(person)
        browser.get(address, query)  # the first page after signing in also writes the session
        with CaptureQueriesContext(connection) as found:
            assert browser.get(address, query).status_code == 200
        return len(found)

    return number


def page_of(item):
    return reverse("proactive:detail", args=[item.pk])


def make_busy(of, item):
    """Twenty versions with a file each, twenty reviews, twenty relations in both directions, twenty channels."""
    for number in range(20):
        saved = services.save(of.clerk, item.pk, words(of, body=f"<p>第{number}稿</p>")).newest
        file = Attachment.objects.create(
            item=item, name=f"附件{number}.pdf", media_type="application/pdf", sha256=f"{number:064}", size=1,
            added_by=of.clerk,
        )  # fmt: skip
        VersionFile.objects.create(version=saved, attachment=file, position=50)
        services.submit(of.clerk, item.pk)
        services.send_back(of.head, item.pk, opinion=f"第{number}次退回")
        other = (
            published(of, title=f"有关的第{number}件")
            if number < 2
            else drafted(of, title=f"有关的第{number}件")
        )
        ends = (item, other) if number % 2 else (other, item)
        Relation.objects.create(item=ends[0], to=ends[1], kind="related", by=of.clerk)
        ChannelRelease.objects.create(
            item=item, channel="gazette", released_on=date(2024, 4, 1), address=f"第{number}期", by=of.clerk
        )


def test_the_page_of_an_item_asks_eight_times_whatever_lies_beside_it(of, asked):
    catalogue.draw_up(of.office, of.agency.pk)
    item = drafted(of)
    before = asked(of.clerk, page_of(item))
    make_busy(of, item)
    assert ItemVersion.objects.filter(item=item).count() >= 20
    assert Review.objects.filter(version__item=item).count() == 20
    assert before <= MOST
    assert asked(of.clerk, page_of(item)) <= MOST
    assert asked(of.office, page_of(item)) <= MOST


def test_what_the_office_settles_asks_the_same_with_fifty_columns(of, asked):
    before = asked(of.office, reverse("proactive:settings"))
    for number in range(50):
        services.add_column(
            of.office,
            of.column.agency,
            code=f"more-{number}",
            name=f"第{number}栏",
            description="",
            kind="notice",
        )
    assert asked(of.office, reverse("proactive:settings")) == before <= MOST


def test_the_figures_ask_the_same_with_fifty(of, asked):
    address, query = reverse("proactive:figures"), {"year": 2024, "below": "on"}
    item = published(of)
    before = asked(of.office, address, **query)
    brought = ItemImport.objects.create(
        agency=of.agency, name="目录", sha256="0" * 64, size=1, begun_by=of.clerk
    )
    ItemOrigin.objects.create(item=item, brought_with=brought, row=2, earlier_on=date(2024, 3, 5))
    for number in range(50):
        column = services.add_column(
            of.office,
            of.column.agency,
            code=f"c-{number}",
            name=f"第{number}栏",
            description="",
            kind="notice",
        )
        Item.objects.create(
            agency=item.agency, kind=item.kind, column=column, newest=item.newest, published=item.newest,
            state="published", is_public=True, published_at=item.published_at, renewed_at=item.renewed_at,
            index_no=f"F-{number}",
        )  # fmt: skip
    assert asked(of.office, address, **query) == before <= MOST


@pytest.mark.parametrize("stage", ["preparing", "announced", "open", "closed", "overdue"])
def test_a_list_of_askings_asks_the_same_with_fifty(county, asked, stage):
    with on("2024-04-01"):
        of = place(county)
        address, query = reverse("public_comments:list"), {"stage": stage, "agency": of.desk.agency.pk}
        before = asked(of.desk.office, address, **query)
        first = asking(of)
        state = "closed" if stage == "overdue" else stage
        for _number in range(50):
            copy = Item.objects.create(
                agency=first.agency, kind=first.kind, column=first.column, newest=first.newest, state="draft"
            )
            PublicComment.objects.create(
                item=copy, agency=first.agency, state=state, opens_on=date(2024, 1, 1), closes_on=date(2024, 2, 1),
                ways=["site"], result_due_on=date(2024, 3, 1), contact_unit="东河镇",
            )  # fmt: skip
        assert asked(of.desk.office, address, **query) == before <= MOST


def test_an_asking_asks_the_same_with_fifty_opinions(county, asked):
    with on("2024-04-01"):
        of = place(county)
        item = asking(of)
        address = reverse("public_comments:detail", args=[item.pk])
        opinion(item)
        before = asked(of.desk.clerk, address)
        for number in range(50):
            opinion(item, text=f"意见{number}")
        assert asked(of.desk.clerk, address) == before <= MOST


@pytest.mark.parametrize("stage", ["plan", "due", "overdue", "planned", "interpreted", "exempt"])
def test_a_list_of_interpretations_asks_the_same_with_fifty(of, asked, stage):
    address, query = reverse("interpretations:list"), {"stage": stage, "agency": of.agency.pk}
    before = asked(of.office, address, **query)
    first = drafted(of)
    states = {"interpreted": "interpreted", "exempt": "exempt"}
    for _number in range(50):
        copy = Item.objects.create(
            agency=first.agency,
            kind="normative_document",
            column=first.column,
            newest=first.newest,
            state="draft",
        )
        if stage != "plan":
            InterpretationPlan.objects.create(
                item=copy, agency=first.agency, interpreter=first.agency, state=states.get(stage, "planned"),
                published_on=None if stage == "planned" else date(2024, 3, 1),
                due_on=None if stage == "planned" else date(2024, 3, 6),
                interpreted_on=date(2024, 3, 5) if stage == "interpreted" else None,
                reason="不需要解读" if stage == "exempt" else "",
            )  # fmt: skip
    assert asked(of.office, address, **query) == before <= MOST


def put(of, number, **given):
    """Items that wait for the office's review, late, of the office's own writing unless said otherwise."""
    first = drafted(of)
    values = {
        "state": "in_review", "awaits_step": "final", "awaits_role": "disclosure_office",
        "publish_by": date(2024, 4, 1), "pressing": 1,
    }  # fmt: skip
    author = given.pop("author", of.office)
    for at in range(number):
        version = ItemVersion.objects.create(
            item=first, number=at + 2, author=author, column=of.column, title=f"第{at}号公告"
        )
        Item.objects.create(
            agency=first.agency, kind=first.kind, column=first.column, newest=version, **(values | given)
        )


@pytest.mark.parametrize(
    "query",
    [{}, {"waiting": "review"}, {"waiting": "late"}, {"mine": "on"}, {"q": "公告"}, {"state": "draft"}, {"page": "9"}],
)  # fmt: skip
def test_the_list_of_items_asks_the_same_with_fifty(of, asked, query):
    address = reverse("proactive:list")
    put(of, 1, author=of.clerk)
    put(of, 1)
    before = asked(of.office, address, **query)
    put(of, 60, author=of.clerk)
    put(of, 10)
    assert asked(of.office, address, **query) == before <= MOST
    assert asked(of.clerk, address, **query) <= MOST


@pytest.mark.parametrize("query", [{}, {"page": "2"}])
def test_a_list_longer_than_is_counted_asks_no_more(of, asked, monkeypatch, query):
    put(of, 60)
    monkeypatch.setattr(paging, "COUNTED_AT_MOST", 55)
    narrowed = query | {"column": of.column.pk}
    for who in (of.office, of.clerk):
        assert asked(who, reverse("proactive:list"), **query) <= MOST
        assert asked(who, reverse("proactive:list"), **narrowed) <= MOST


def test_the_review_of_many_asks_the_same_with_fifty(of, asked):
    address = reverse("proactive:review_many")
    put(of, 1, author=of.clerk)
    before = asked(of.office, address)
    put(of, 60, author=of.clerk)
    assert asked(of.office, address) == before <= MOST


def test_my_work_asks_the_same_with_fifty_of_each_kind(county, of, asked, signed_in):
    """One who writes, reviews and decides: all that items may ask of a person stands on the page."""
    one = county.person("one", of.agency, Role.HANDLER, Role.DISCLOSURE_OFFICE, Role.UNIT_HEAD)
    idle = {"state": "draft", "awaits_step": "", "awaits_role": ""}

    def put_each(number):
        put(of, number, author=of.clerk)
        put(of, number, author=of.clerk, pressing=2, after_review_due=date(2024, 4, 9), **idle)
        put(of, number, author=one, awaits_author=one, **idle)

    put_each(1)
    before = asked(one, reverse("desk:home"))
    put_each(50)
    assert asked(one, reverse("desk:home")) == before <= MOST
    shown = signed_in(one).get(reverse("desk:home")).content.decode()
    for title in ("待我审核的信息", "待事后审查的信息", "超过公开期限的信息", "我起草的信息"):
        assert title in shown
