"""The items of the demonstration county: several kinds, each stage once, and a log that reads in the order of time."""

import io

import pytest
from django.core.management import call_command

from gongkai.apps.events.models import Event
from gongkai.apps.proactive.models import Item
from gongkai.apps.proactive.queries.published import address_answers, published
from gongkai.project.demonstration import figures, load

pytestmark = pytest.mark.django_db


def test_the_site_of_the_demonstration_is_not_empty(monkeypatch):
    monkeypatch.setattr(load, "published", list)
    monkeypatch.setattr(
        load,
        "_county",
        lambda: list(figures.invented("云岭县人民政府（演示）", "county", range(2025, 2026), 20, seed=1)),
    )
    call_command("demo", "load", verbosity=0)
    states = list(Item.objects.order_by("pk").values_list("state", flat=True))
    assert {state: states.count(state) for state in set(states)} == {
        "published": 7, "withdrawn": 1, "in_review": 1, "draft": 1,
    }  # fmt: skip
    assert len(set(Item.objects.values_list("kind", flat=True))) == 6
    released = Item.objects.get(after_review_due__isnull=False)
    assert (released.is_public, released.release_reason) == (True, "水位短时间内上涨，来不及逐级审核")
    assert published().count() == 7
    assert address_answers().filter(is_public=False).count() == 1
    assert all("演示数据" in item.published.body for item in published())
    assert [
        finding for item in Item.objects.select_related("newest") for finding in item.newest.findings
    ] == []
    moments = list(
        Event.objects.filter(tag__startswith="proactive.").order_by("sequence").values_list("at", flat=True)
    )
    assert moments == sorted(moments)
    out = io.StringIO()
    call_command("log", "verify", stdout=out)
    assert "操作日志完整" in out.getvalue()
    call_command("demo", "load", verbosity=0)
    assert Item.objects.count() == 10
