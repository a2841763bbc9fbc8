"""Drafts begun and changed by token: the services, the form and the sentences of the page, and the same way of review."""

import json
import os

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gongkai.apps.agencies import services as accounts
from gongkai.apps.agencies.roles import Role
from gongkai.apps.events.models import Event
from gongkai.apps.proactive import services
from gongkai.apps.proactive.models import Attachment, Item, ItemVersion, Review
from gongkai.apps.proactive.states import MOVES
from tests.files_to_release import p, picture, word
from tests.integration import items
from tests.integration.requests import on
from tests.integration.review_matrix import OWN

pytestmark = pytest.mark.django_db
NO_ROLE = "您没有起草“东河镇人民政府”信息的角色。"
NOT_A_DRAFT = "这件信息现在不在起草中，不能修改；请先取回、退回或者开始更新。"


@pytest.fixture
def of(county):
    with on("2024-04-08"):
        yield items.desk(county)


class Program:
    def __init__(self, client):
        self.client, self.tokens = client, {}

    def headers(self, who):
        if who.pk not in self.tokens:
            self.tokens[who.pk] = accounts.make_token(who, name="办公系统", days=30)[1]
        return {"Authorization": f"Bearer {self.tokens[who.pk]}"}

    def asks(self, who, method, name, *args, **given):
        address = reverse(f"desk_api:{name}", args=args)
        if method == "get":
            answer = self.client.get(address, headers=self.headers(who))
        else:
            data = json.dumps(given)
            answer = self.client.generic(
                method.upper(), address, data, "application/json", headers=self.headers(who)
            )
        return answer.status_code, answer.json()

    def begins(self, who, of, **given):
        plain = {"agency": of.agency.pk, "column": of.column.pk, "title": "东河镇防火公告"}
        return self.asks(who, "post", "begin", **(plain | given))

    def gives(self, who, pk, name, data, **given):
        sent = {"document": SimpleUploadedFile(name, data), **given}
        address = reverse("desk_api:attach", args=[pk])
        answer = self.client.post(address, sent, headers=self.headers(who))
        return answer.status_code, answer.json()


@pytest.fixture
def program(client):
    return Program(client)


def whole(**more):
    return {
        "body": "全镇林区禁止用火。\n违者依法处理。", "attribute": "proactive", "formed_on": "2024-04-07",
        "fields": {"until": "2024-05-07"},
    } | more  # fmt: skip


def test_a_program_finds_where_it_may_write_and_what_is_asked_there(of, program):
    status, answer = program.asks(of.clerk, "get", "places")
    (body,) = answer["bodies"]
    assert (status, body["id"], body["name"]) == (200, of.agency.pk, "东河镇人民政府")
    (column,) = body["columns"]
    assert (column["id"], column["kind"]) == (of.column.pk, "notice")
    assert [(one["code"], one["label"]) for one in column["fields"]] == [("until", "公示截止日期")]
    assert program.asks(of.head, "get", "places") == (200, {"bodies": []})


def test_a_draft_is_begun_changed_and_goes_the_whole_way_of_review(of, program):
    status, begun = program.begins(of.clerk, of, **whole())
    assert (status, begun["state"], begun["is_public"]) == (200, "draft", False)
    assert begun["written"]["body"] == "<p>全镇林区禁止用火。</p><p>违者依法处理。</p>"
    assert begun["written"]["issuing_agency"] == "东河镇人民政府"
    pk = begun["id"]
    status, changed = program.asks(
        of.clerk, "patch", "draft", pk, version=begun["version"], title="东河镇森林防火公告", change="写全"
    )
    assert (status, changed["title"]) == (200, "东河镇森林防火公告")
    assert changed["written"]["body"] == begun["written"]["body"]  # what was not given stays
    assert changed["written"]["fields"] == {"until": "2024-05-07"}
    assert program.asks(of.clerk, "post", "submit", pk)[1]["state"] == "in_review"
    assert program.asks(of.clerk, "post", "pass_step", pk)[0] == 403
    for person in (of.head, of.secrecy, of.office):
        assert program.asks(person, "post", "pass_step", pk)[0] == 200
    assert program.asks(of.clerk, "post", "publish", pk)[1]["is_public"] is True
    status, answer = program.asks(of.clerk, "patch", "draft", pk, version=1, title="甲")
    assert (status, answer["detail"]) == (403, NOT_A_DRAFT)


def test_what_is_published_is_changed_by_an_update_that_is_reviewed_again(of, program):
    item = items.published(of)
    status, state = program.asks(of.clerk, "post", "update", item.pk)
    assert (status, state["state"]) == (200, "draft")
    program.asks(of.clerk, "patch", "draft", item.pk, version=state["version"], title="新的标题")
    item.refresh_from_db()
    assert (item.published.title, item.newest.title) == ("东河镇2024年农田水利工程建设公告", "新的标题")
    status, answer = program.asks(of.clerk, "post", "publish", item.pk)
    assert (status, answer["detail"].startswith("现在的状态是“起草中”，不能办理这一步")) == (403, True)
    assert program.asks(of.clerk, "post", "abandon_update", item.pk)[1]["state"] == "published"


def test_what_was_begun_by_a_program_cannot_be_passed_by_its_owner_whatever_the_role(county, of, program):
    everything = county.person(
        "every_step", of.agency, Role.HANDLER, Role.UNIT_HEAD, Role.SECRECY_REVIEWER, Role.LEADER_IN_CHARGE,
        Role.DISCLOSURE_OFFICE,
    )  # fmt: skip
    pk = program.begins(everything, of, **whole())[1]["id"]
    program.asks(everything, "post", "submit", pk)
    assert program.asks(everything, "post", "pass_step", pk) == (403, {"detail": OWN})
    assert program.asks(everything, "post", "release", pk, reason="汛情")[1] == {"detail": OWN}
    assert Review.objects.count() == 0
    assert Item.objects.get(pk=pk).is_public is False


def test_who_changes_a_draft_by_a_program_becomes_an_author_and_passes_it_no_more(county, of, program):
    head = county.person("writing_head", of.agency, Role.HANDLER, Role.UNIT_HEAD)
    item = items.drafted(of)
    assert program.asks(head, "patch", "draft", item.pk, version=item.version, summary="摘要")[0] == 200
    services.submit(of.clerk, item.pk)
    assert program.asks(head, "post", "pass_step", item.pk) == (403, {"detail": OWN})


def test_sending_the_same_again_makes_one_draft_by_program_and_by_page(of, program, signed_in):
    first = program.begins(of.clerk, of, **whole())[1]["id"]
    assert program.begins(of.clerk, of, **whole())[1]["id"] == first
    assert Item.objects.count() == 1
    assert Event.objects.filter(tag="proactive.item.created").count() == 1
    other = program.begins(of.clerk, of, **whole(title="另一份公告"))[1]["id"]
    colleagues = program.begins(of.colleague, of, **whole())[1]["id"]
    assert len({first, other, colleagues}) == 3
    typed = {
        "title": "按页面写的公告", "column": of.column.pk, "body": "文字。", "attribute": "proactive", "source_kind": "own",
    }  # fmt: skip
    page = reverse("proactive:new", args=[of.agency.pk, of.column.pk])
    assert [signed_in(of.clerk).post(page, typed).status_code for _ in range(2)] == [302, 302]
    assert ItemVersion.objects.filter(title="按页面写的公告").count() == 1


def test_the_next_day_or_after_a_change_the_same_words_begin_another(of, program):
    first = program.begins(of.clerk, of, **whole())[1]
    program.asks(of.clerk, "patch", "draft", first["id"], version=first["version"], summary="改过")
    second = program.begins(of.clerk, of, **whole())[1]["id"]
    assert second != first["id"]
    with on("2024-04-10"):
        assert program.begins(of.clerk, of, **whole())[1]["id"] not in {first["id"], second}


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"title": ""}, "标题：请填写这一项。"),
        ({"attribute": "secret"}, "公开属性：选择一个有效的选项。 secret 不在可用的选项中。"),
        ({"source_url": "file:///etc"}, "来源网址：输入一个有效的 URL。"),
        ({"fields": {"until": "七月"}}, "公示截止日期：输入一个有效的日期。"),
        ({"fields": {"no_such": "1"}}, "“公告公示”没有这些项目：no_such；各栏目的项目见 places。"),
        ({"title": "题" * 201}, "标题：确保该变量包含不超过 200 字符 (目前字符数 201)。"),
        ({"wrong": 1}, "wrong没有给出，或者值不能用；各项的写法见接口说明。"),
        ({"formed_on": "2024-13-01"}, "formed_on没有给出，或者值不能用；各项的写法见接口说明。"),
        ({"title": "甲\0"}, "title没有给出，或者值不能用；各项的写法见接口说明。"),
        ({"keywords": "词" * 121}, "主题词：确保该变量包含不超过 120 字符 (目前字符数 121)。"),
    ],
)
def test_what_does_not_fit_is_refused_with_the_sentence_of_the_page(of, program, given, sentence):
    assert program.begins(of.clerk, of, **whole(**given)) == (422, {"detail": sentence})
    assert Item.objects.count() == 0


def test_a_draft_is_cleaned_as_on_the_page(of, program):
    hostile = '<p onclick="a()">甲<script>b()</script></p><h1>乙</h1>'
    body = program.begins(of.clerk, of, **whole(body=hostile))[1]["written"]["body"]
    assert "script" not in body
    assert "onclick" not in body


def test_who_may_not_write_gets_the_refusal_of_the_page(county, of, program, signed_in):
    stranger = county.person("api_west", county.west, Role.HANDLER)
    item = items.drafted(of)
    absent = (404, {"detail": "没有这条信息，或者不在您的工作范围内。"})
    assert program.begins(stranger, of) == absent
    assert program.begins(of.head, of) == absent  # its page says 404, too
    assert (
        signed_in(of.head).get(reverse("proactive:new", args=[of.agency.pk, of.column.pk])).status_code == 404
    )
    assert program.asks(stranger, "patch", "draft", item.pk, version=item.version, title="甲") == absent
    assert program.asks(stranger, "get", "draft", item.pk) == absent
    refused = program.asks(of.head, "patch", "draft", item.pk, version=item.version, title="甲")
    assert refused == (403, {"detail": NO_ROLE})
    page = signed_in(of.head).post(reverse("proactive:write", args=[item.pk]), {"title": "甲"})
    assert NO_ROLE in page.content.decode()
    assert program.gives(of.head, item.pk, "通知.docx", word(p("甲")))[1] == {"detail": NO_ROLE}
    item.refresh_from_db()
    assert item.newest.title == "东河镇2024年农田水利工程建设公告"


def test_a_change_on_an_older_version_is_refused_and_writes_nothing(of, program):
    item = items.drafted(of)
    program.asks(of.colleague, "patch", "draft", item.pk, version=item.version, title="同事改的")
    status, answer = program.asks(of.clerk, "patch", "draft", item.pk, version=item.version, title="我改的")
    assert (status, "已被他人修改" in answer["detail"]) == (409, True)
    item.refresh_from_db()
    assert item.newest.title == "同事改的"
    status, answer = program.asks(of.clerk, "patch", "draft", item.pk, title="没有说版本")
    assert (status, answer["detail"][:9]) == (422, "version没有")


def test_what_is_given_empty_is_taken_out(of, program):
    item = items.drafted(of, summary="摘要", fields={"until": "2024-05-07"})
    given = {"version": item.version, "summary": "", "formed_on": None, "fields": {"until": ""}}
    written = program.asks(of.clerk, "patch", "draft", item.pk, **given)[1]["written"]
    assert (written["summary"], written["formed_on"], written["fields"]) == ("", None, {})


def test_a_file_is_added_with_what_the_gate_says_and_taken_away(of, program):
    pk = items.drafted(of).pk
    paper = word(p("村民13900000000"))
    status, answer = program.gives(of.clerk, pk, "名单.docx", paper, title="名单")
    (shown,) = answer["written"]["attachments"]
    assert (status, shown["name"], shown["findings"][0][:13]) == (200, "名单", "正文第1段有手机号码（13"[:13])
    assert program.gives(of.clerk, pk, "名单.docx", paper)[0] == 200
    assert Attachment.objects.count() == 1  # the same bytes once
    address = reverse("desk_api:detach", args=[pk, shown["number"]])
    left = program.client.delete(address, headers=program.headers(of.clerk)).json()
    assert left["written"]["attachments"] == []


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("图.png", picture(), "还没有写图片的替代文字；请用一句话说明图上有什么，供看不见图片的人阅读。"),
        ("程序.exe", b"MZ", "不接收程序和脚本文件（.exe）"),
        ("空.pdf", b"", "文件是空的"),
    ],
)
def test_a_file_that_the_page_refuses_is_refused(of, program, name, data, sentence):
    status, answer = program.gives(of.clerk, items.drafted(of).pk, name, data)
    assert (status, sentence in answer["detail"]) in {(403, True), (422, True)}
    assert Attachment.objects.count() == 0


def test_nothing_is_added_to_what_is_in_review(of, program):
    item = items.in_review(of)
    status, answer = program.gives(of.clerk, item.pk, "通知.docx", word(p("甲")))
    assert (status, answer["detail"]) == (403, NOT_A_DRAFT)


def test_a_body_too_large_is_refused_with_a_sentence_and_a_large_file_is_taken(of, program, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 2**20
    large = word(p("甲"), word__media__noise_dot_bin=os.urandom(2**20 + 9).hex())
    assert len(large) > 2**20
    assert program.gives(of.clerk, items.drafted(of).pk, "通知.docx", large)[0] == 200
    status, answer = program.begins(of.clerk, of, body="甲" * 400_000)
    assert (status, answer["detail"]) == (413, "内容超过1 MB；请把表格和附表作为附件添加。")
    program.tokens[of.clerk.pk] = "gk_1_none"
    status, answer = program.begins(of.clerk, of, body="甲" * 400_000)
    assert (status, answer["detail"]) == (413, "内容太大，没有读取；请确认令牌有效，把文件分几次添加。")


def test_the_description_names_every_way_with_its_answers(client):
    described = client.get(reverse("desk_api:openapi-json")).json()["paths"]
    prefix = "/api/v1/desk/items"
    assert set(described[f"{prefix}/{{pk}}/draft"]) == {"get", "patch"}
    ways = (("", "post"), ("/places", "get"), ("/{pk}/files", "post"), ("/{pk}/files/{number}", "delete"))
    for address, method in ways:
        told = described[prefix + address][method]
        assert told["summary"]
        assert {"200", "401", "403", "404", "409", "422"} <= set(told["responses"])


def test_a_program_has_a_way_for_every_act_of_a_person():
    for move in MOVES:
        if move.roles:
            assert reverse(f"desk_api:{move.action}", args=[1])
