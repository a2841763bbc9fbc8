"""The public lists of interpretations: what is public and nothing else, by form, written only where something changed."""

import pytest
from django.urls import reverse

from gongkai.apps.proactive import services as items
from gongkai.apps.proactive.models import Item
from gongkai.portal.interpretations import kinds
from gongkai.portal.pages import registry
from tests.integration.interpretations import EXPLAINED, begun, place, public_document, public_interpretation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
LINKED = f'{EXPLAINED}<p><a href="https://example.cn/">图</a></p>'


@pytest.fixture
def of(county):
    return place(county)


def address(name, *args):
    return reverse(f"portal_interpretations:{name}", args=args)


def text(response):
    return response.content.decode()


def test_the_newest_are_listed_with_form_and_document(client, of):
    assert "还没有发布解读" in text(client.get(address("overview")))
    item = public_document(of)
    own = public_interpretation(of, item)
    page = text(client.get(address("overview")))
    assert reverse("portal_items:item", args=[own.pk]) in page
    assert "文字解读" in page
    assert "解读《东河镇小型农田水利设施管护办法》" in page
    assert str(own) in text(client.get(reverse("portal:home")))


def test_a_draft_is_nowhere_and_each_form_has_its_list(client, of):
    item = public_document(of)
    public_interpretation(of, item, title="一篇文字解读")
    public_interpretation(of, item, form="diagram", title="一张图", body=LINKED)
    draft = begun(of, item, title="没有审核的解读")
    shown = text(client.get(address("form", "diagram")))
    assert "一张图" in shown
    assert "一篇文字解读" not in shown
    for page in (address("overview"), address("form", "all"), address("numbered", "text", 1)):
        assert str(draft) not in text(client.get(page))
        assert "一篇文字解读" in text(client.get(page))
    assert client.get(address("form", "nothing")).status_code == 404
    assert client.get(address("numbered", "text", 2)).status_code == 404


def test_a_withdrawn_one_keeps_its_place_and_says_nothing(client, of):
    own = public_interpretation(of, public_document(of), title="写错的解读")
    items.withdraw(of.desk.leader, own.pk, reason="内容有误")
    assert "写错的解读" not in text(client.get(address("overview")))
    page = text(client.get(address("numbered", "text", 1)))
    assert "写错的解读" not in page
    assert "已撤回的信息" in page


def test_the_pages_of_document_and_interpretation_lead_to_each_other(client, of):
    item = public_document(of)
    own = public_interpretation(of, item)
    places = [reverse("portal_items:item", args=[one.pk]) for one in (item, own)]
    assert places[1] in text(client.get(places[0]))
    assert places[0] in text(client.get(places[1]))


def test_a_publication_concerns_the_lists_of_its_form_alone(of):
    item = public_document(of)
    own = public_interpretation(of, item)
    mine = {
        one for one in registry.pages_of("proactive.item", [own.pk]) if one.startswith("/interpretations/")
    }
    assert mine == {
        "/interpretations/", "/interpretations/all/", "/interpretations/text/",
        "/interpretations/all/list-1.html", "/interpretations/text/list-1.html",
    }  # fmt: skip
    others = [
        one for one in registry.pages_of("proactive.item", [item.pk]) if one.startswith("/interpretations/")
    ]
    assert others == []
    assert set(registry.addresses()) >= mine


def test_lists_take_the_same_queries_with_many_rows(client, of, django_assert_max_num_queries):
    item = public_document(of)
    own = public_interpretation(of, item)
    for number in range(kinds.SIZE * 2 + 5):
        row = Item.objects.create(agency=item.agency, kind=own.kind, column=own.column)
        Item.objects.filter(pk=row.pk).update(
            newest=own.newest, published=own.published, is_public=True, state="published", index_no=f"QY-{number}",
            published_at=own.published_at, renewed_at=own.published_at,
        )  # fmt: skip
        row.refresh_from_db()
        own.interpretation.__class__.objects.create(
            item=row, document=item, form="text", paired_by=of.desk.clerk
        )
    for place_of in (address("overview"), address("form", "text"), address("numbered", "text", 2)):
        client.get(place_of)
        with django_assert_max_num_queries(8):
            assert client.get(place_of).status_code == 200
