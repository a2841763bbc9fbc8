"""What the gate says of the fields beside the text: a number is read with the label of its field."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from gongkai.apps.proactive.models import Item, ItemVersion
from gongkai.apps.proactive.services import reviewing
from tests.integration import items
from tests.integration.requests import on

pytestmark = pytest.mark.django_db


@pytest.fixture
def of(county):
    with on("2024-04-08"):
        yield items.desk(county)


def test_the_telephone_of_an_office_in_its_own_field_holds_nothing_up(of):
    fields = {
        "duties": "主持全镇工作。", "units": "党政综合办公室，电话0571-87654321", "address": "东河镇人民路1号",
        "office_hours": "8:30—17:00", "phone": "0571-87654322", "head": "张三",
    }  # fmt: skip
    assert found_in(of, "organization", fields) == []


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_a_mobile_telephone_in_a_field_is_found_with_the_name_of_the_field(of, language):
    with override(language):
        found = found_in(
            of, "reading_point", {"phone": "13900000000", "address": "人民路1号", "opening_hours": "全天"}
        )
    (said,) = found
    assert said.startswith("“联系电话”一栏有手机号码（139******00）")


def found_in(of, kind, fields):
    item = items.drafted(of)
    Item.objects.filter(pk=item.pk).update(kind=kind)
    item = Item.objects.get(pk=item.pk)
    ItemVersion.objects.filter(item=item).update(fields=fields)
    return [one["sentence"] for one in reviewing.findings_of(ItemVersion.objects.get(item=item))]
