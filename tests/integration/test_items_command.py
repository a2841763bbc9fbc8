"""Acts on items by command: the same rules as on a page, and only with the person's own password."""

from __future__ import annotations

import io
import sys

import pytest
from django.core.management import CommandError, call_command

from gongkai.apps.agencies.roles import Role
from gongkai.apps.proactive import services
from gongkai.apps.proactive.models import IndexNumber, Item
from gongkai.apps.proactive.states import State
from tests.integration.conftest import PASSWORD
from tests.integration.items import approved, desk, in_review, published, words
from tests.integration.requests import on

pytestmark = pytest.mark.django_db


@pytest.fixture
def of(county):
    with on("2024-04-08"):
        yield desk(county)


@pytest.fixture
def typed(monkeypatch):
    def give(*given: object, password: str = PASSWORD) -> str:
        monkeypatch.setattr(sys, "stdin", io.StringIO(f"{password}\n"))
        out = io.StringIO()
        call_command("items", *map(str, given), stdout=out, stderr=out)
        return out.getvalue()

    return give


def test_the_whole_way_can_be_gone_by_command(of, typed, tmp_path):
    text = tmp_path / "text.html"
    text.write_text("<h1>公告</h1><p onclick='x()'>工程自4月15日起施工。</p>", encoding="utf-8")
    given = ("--title", "水利公告", "--column", "notices", "--formed-on", "2024-04-01")
    assert "已起草“水利公告”" in typed("draft", text, "--as", of.clerk.username, *given)
    item = Item.objects.get()
    assert item.newest.body == "<h2>公告</h2><p>工程自4月15日起施工。</p>"
    typed("submit", item.pk, "--as", of.clerk.username)
    for person in (of.head, of.secrecy, of.office):
        typed("pass", item.pk, "--as", person.username)
    assert "已发布" in typed("publish", item.pk, "--as", of.clerk.username)
    assert "已撤回" in typed("withdraw", item.pk, "--as", of.office.username, "--words", "重复发布")


def test_what_is_found_is_cleared_by_its_number_and_an_unknown_number_is_told(of, typed):
    item = in_review(of, body="<p>联系电话13800138000。</p>")
    found = item.newest.findings
    with pytest.raises(CommandError, match="检查结果"):
        typed("clear", item.pk, "--finding", len(found) + 1, "--as", of.head.username, "--words", "办公电话")
    typed("clear", item.pk, "--finding", 1, "--as", of.head.username, "--words", "办公电话")
    assert item.newest.clearances.get().finding == found[0]["key"]


def test_an_emergency_release_is_taken_down_by_command_with_an_opinion(of, typed):
    item = services.release(of.leader, in_review(of).pk, reason="汛情紧急")
    with pytest.raises(CommandError, match="还没有写意见"):
        typed("take-down", item.pk, "--as", of.office.username)
    typed("take-down", item.pk, "--as", of.office.username, "--words", "内容不实")
    item.refresh_from_db()
    assert item.state == State.WITHDRAWN


def test_own_work_is_not_passed_by_command(county, of, typed):
    both = county.person("item_both", of.agency, Role.HANDLER, Role.UNIT_HEAD)
    item = services.submit(both, services.create(both, of.agency, words(of)).pk)
    with pytest.raises(CommandError, match="您起草或者修改的"):
        typed("pass", item.pk, "--as", both.username)
    assert Item.objects.get(pk=item.pk).state == State.IN_REVIEW


def test_nobody_acts_for_another_without_the_password(of, typed):
    item = in_review(of)
    with pytest.raises(CommandError, match="登录名或者密码不对"):
        typed("pass", item.pk, "--as", of.head.username, password="guessed")
    with pytest.raises(CommandError, match="登录名或者密码不对"):
        typed("pass", item.pk, "--as", "nobody")


def test_an_administrator_passes_nothing_by_command(county, of, typed):
    with pytest.raises(CommandError, match="无权办理"):
        typed("pass", in_review(of).pk, "--as", county.system_administrator.username)


def test_a_release_without_a_reason_is_refused_and_leaves_nothing(of, typed):
    item = approved(of)
    with pytest.raises(CommandError, match="应急发布的理由"):
        typed("release", item.pk, "--as", of.leader.username)
    assert Item.objects.get(pk=item.pk).state == State.APPROVED


def test_the_audit_says_which_number_is_gone(of, typed):
    published(of)
    gone = published(of)
    published(of)
    assert "没有缺号" in typed("audit-numbers")
    IndexNumber.objects.filter(item=gone).delete()
    with pytest.raises(CommandError, match="1处问题"):
        typed("audit-numbers")


@pytest.mark.parametrize(
    ("name", "column", "content", "why"),
    [
        ("text.html", "nowhere", "<p>甲</p>".encode(), "没有这个栏目"),
        ("absent.html", "notices", "<p>甲</p>".encode(), "不能读取"),
        ("text.html", "notices", "公告".encode("gb18030"), "UTF-8"),
    ],
)
def test_a_draft_that_cannot_be_taken_leaves_nothing(of, typed, tmp_path, name, column, content, why):
    (tmp_path / "text.html").write_bytes(content)
    with pytest.raises(CommandError, match=why):
        typed("draft", tmp_path / name, "--as", of.clerk.username, "--title", "公告", "--column", column)
    assert not Item.objects.exists()


def test_an_interpretation_that_copies_its_document_is_told_so(of, typed):
    text = "<p>农田水利设施的日常管护由村民委员会负责，镇人民政府每季度检查一次并公布结果。</p>"
    document = in_review(of, title="农田水利管护办法", body=text)
    copy = in_review(of, title="农田水利管护办法解读", body=text)
    own = in_review(
        of, title="农田水利管护办法解读", body="<p>以后水渠坏了先找村里，镇上三个月来看一回。</p>"
    )
    with pytest.raises(CommandError, match="解读的100%与文件相同"):
        typed("overlap", copy.pk, document.pk, "--as", of.clerk.username)
    assert "解读的0%与文件相同" in typed("overlap", own.pk, document.pk, "--as", of.clerk.username)
