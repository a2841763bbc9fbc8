"""The desk pages of policy interpretation: the whole way by pages, what is said of the limit, and queries of a list."""

import pytest
from django.urls import reverse

from gongkai.apps.interpretations.models import Interpretation, InterpretationPlan
from gongkai.apps.proactive import services as items
from gongkai.apps.proactive.models import Item
from tests.integration.interpretations import (
    DOCUMENT,
    EXPLAINED,
    begun,
    document,
    passed,
    place,
    planned,
    public_document,
    public_interpretation,
)
from tests.integration.requests import on

pytestmark = pytest.mark.django_db


@pytest.fixture
def of(county):
    with on("2024-04-03"):
        yield place(county)


def address(name, *args):
    return reverse(f"interpretations:{name}", args=args)


def text_of(response):
    return response.content.decode()


def test_a_document_is_planned_and_interpreted_by_pages(of, signed_in):
    item = document(of)
    clerk = signed_in(of.desk.clerk)
    assert str(item) in text_of(clerk.get(address("list"), {"stage": "plan"}))
    assert "待定解读方案的文件" in text_of(clerk.get(reverse("desk:home")))
    refused = clerk.post(
        address("plan", item.pk), {"interpreter": of.desk.agency.pk, "responsible": "马镇长"}
    )
    assert "form-error" in text_of(refused) or refused.status_code == 200
    assert not InterpretationPlan.objects.exists()
    given = {
        "interpreter": of.desk.agency.pk,
        "responsible": "马镇长",
        "forms": ["text"],
        "planned_on": "2024-04-08",
    }
    assert "解读方案已定" in text_of(clerk.post(address("plan", item.pk), given, follow=True))
    items.publish(of.desk.clerk, passed(of, item).pk)
    page = text_of(clerk.get(address("detail", item.pk)))
    assert "期限是2024年4月9日，还有3个工作日。" in page
    assert "待发布的解读" in text_of(clerk.get(reverse("desk:home")))
    place_of = f"{of.desk.agency.pk}-{of.own.pk}"
    clerk.post(address("begin", item.pk), {"place": place_of, "form": "text"})
    own = Interpretation.objects.get()
    assert str(own.item) == "《东河镇小型农田水利设施管护办法》解读"
    assert "解读还没有写到" in text_of(clerk.get(address("own", own.item_id)))
    all_points = [
        "background",
        "basis",
        "aims",
        "measures",
        "terms",
        "beneficiaries",
        "how_to_apply",
        "contact",
    ]
    covered = {"document": item.pk, "form": "text", "points": all_points, "version": own.version}
    done = text_of(clerk.post(address("pair", own.item_id), covered, follow=True))
    assert "文件和解读的页面会互相链接" in done
    assert "解读还没有写到" not in done


def test_the_page_says_how_late_it_is(of, signed_in):
    item = public_document(of)
    with on("2024-04-11"):
        clerk = signed_in(of.desk.clerk)
        page = text_of(clerk.get(address("detail", item.pk)))
        assert "已超期2日（其中工作日2日）；请尽快解读并说明原因" in page
        assert str(item) in text_of(clerk.get(address("list"), {"stage": "overdue"}))


def test_the_desk_page_of_the_item_shows_its_plan_and_its_interpretations(of, signed_in):
    item = public_document(of)
    own = public_interpretation(of, item)
    page = text_of(signed_in(of.desk.clerk).get(reverse("proactive:detail", args=[item.pk])))
    assert str(own) in page
    assert "已解读" in page
    page = text_of(signed_in(of.desk.clerk).get(reverse("proactive:detail", args=[own.pk])))
    assert str(item) in page


def test_a_copy_is_shown_and_let_pass_by_a_reviewer(of, signed_in):
    own = begun(of, public_document(of), body=DOCUMENT)
    clerk = signed_in(of.desk.clerk)
    assert "解读有100%的文字与文件原文相同" in text_of(clerk.get(address("own", own.pk)))
    page = text_of(clerk.get(address("copy", own.pk)))
    assert "管护经费由镇财政按每亩八元" in page
    assert "请改写，或者请另一位同事" in page
    head = signed_in(of.desk.head)
    page = head.get(address("copy", own.pk))
    given = {"digest": page.context["digest"], "reason": "逐条问答须引用条文"}
    done = text_of(head.post(address("copy", own.pk), given, follow=True))
    assert "同意照录原文，理由：逐条问答须引用条文" in done


def test_settings_are_kept_and_said(of, county, signed_in):
    office = signed_in(of.desk.office)
    given = {"kinds": ["normative_document"], "working_days": 5, "most_copied_percent": 40}
    assert "设置已保存" in text_of(office.post(address("settle", county.government.pk), given, follow=True))
    item = document(of)
    assert "不在必须解读的范围内" in text_of(office.get(address("detail", item.pk)))


def test_the_figures_open_to_their_documents(of, signed_in):
    done, waiting = public_document(of, title="已解读的办法"), public_document(of, title="等解读的办法")
    public_interpretation(of, done)
    office = signed_in(of.desk.office)
    page = text_of(office.get(address("figures"), {"year": "2024"}))
    assert "50.0%" in page
    assert "1件 ÷ 2件" in page
    page = text_of(office.get(address("figures"), {"year": "2024", "open": "interpretation_rate"}))
    inside, _, outside = page.partition("只计入分母的文件")
    assert str(done) in inside
    assert str(waiting) in outside
    assert str(done) not in outside


@pytest.mark.parametrize("stage", ["plan", "due"])
def test_a_list_takes_the_same_queries_with_many_rows(of, signed_in, django_assert_max_num_queries, stage):
    first = public_document(of) if stage == "due" else document(of)
    for _number in range(50):
        copy = Item.objects.create(
            agency=first.agency, kind=first.kind, column=first.column, newest=first.newest, state="draft"
        )
        if stage == "due":
            InterpretationPlan.objects.create(
                item=copy, agency=first.agency, interpreter=first.agency, state="planned",
                published_on="2024-04-03", due_on="2024-04-09",
            )  # fmt: skip
    browser = signed_in(of.desk.clerk)
    browser.get(address("list"))
    with django_assert_max_num_queries(10):
        page = text_of(browser.get(address("list"), {"stage": stage}))
    assert "共51件" in page


def test_what_cannot_be_understood_narrows_nothing(of, signed_in):
    planned(of, document(of))
    clerk = signed_in(of.desk.clerk)
    for bad in (
        {"stage": "x", "agency": "y"},
        {"page": "-1"},
        {"year": "abc"},
        {"year": "99999", "open": "x"},
    ):
        assert clerk.get(address("list"), bad).status_code == 200
        assert clerk.get(address("figures"), bad).status_code == 200
    assert clerk.post(address("pair", 999999), {}).status_code == 404
    assert EXPLAINED not in text_of(clerk.get(address("list")))
