"""How often a page of the desk asks the database: the same with one row and with many, and at most eight times.

Counted is a whole request of a person who is signed in and has been on the page before.
"""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai.apps.catalogue import services as catalogue
from gongkai.apps.proactive import services
from gongkai.apps.proactive.models import (
    Attachment,
    ChannelRelease,
    ItemVersion,
    Relation,
    Review,
    VersionFile,
)
from tests.integration.items import desk, drafted, published, words
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
