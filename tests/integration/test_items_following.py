"""Apps above hear when an item comes before the public and when it is taken back, and relate items to each other."""

import pytest

from gongkai.apps.page_outbox.models import Changed
from gongkai.apps.proactive import following, services
from gongkai.apps.proactive.following import Follower
from gongkai.apps.proactive.models import Relation, RelationKind
from tests.integration.items import approved, desk, published

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


@pytest.fixture
def heard():
    said = []
    follower = Follower(
        "test", frozenset({"notice"}), lambda _item: said.append("shown"), lambda _item: said.append("gone")
    )
    following.add(follower)
    yield said
    following.FOLLOWERS.remove("test")


def test_a_follower_hears_of_publication_and_withdrawal(county, heard):
    of = desk(county)
    item = approved(of)
    assert heard == []
    services.publish(of.clerk, item.pk)
    assert heard == ["shown"]
    services.withdraw(of.leader, item.pk, reason="内容有误")
    assert heard == ["shown", "gone"]


def test_relating_twice_is_once_and_notes_the_public_pages(county):
    of = desk(county)
    item, other = published(of), published(of)
    before = Changed.objects.count()
    services.relate(of.clerk, item, other, RelationKind.RELATED)
    services.relate(of.clerk, item, other, RelationKind.RELATED)
    assert Relation.objects.count() == 1
    assert Changed.objects.count() == before + 2
    services.unrelate(item, other, RelationKind.RELATED)
    assert Relation.objects.count() == 0
