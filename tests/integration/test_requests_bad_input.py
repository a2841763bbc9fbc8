"""The kinds of bad input that were tried on requests, in one place: what is sent, what is answered, that nothing stays.

Kinds that have their tests elsewhere are not tried again; they are found under these names.

Window: test_requests_window_bad_input.py: hostile words in each field; wrong answers of each step; programs, pages,
archives, zip slip, macros, bombs, the virus test string, foreign content, encrypted office files, files too large, empty
files, too many files; paths in file names; bodies too large; forged bodies, keys, steps, kinds of files, versions and
files of others; fields never asked; replayed and early sending; JSON; no token; too many beginnings.
test_requests_window.py: wrong codes (test_wrong_codes_are_answered_alike), codes guessed by code and by address
(test_guessing_is_slowed_by_code_from_any_address, test_guessing_is_slowed_by_address_for_any_code), planted sessions
(test_a_session_planted_before_is_worth_nothing_after), letters and files of others
(test_nothing_of_another_request_and_no_inner_paper_is_reached), bad files of an amendment, acts out of turn.
Desk: test_requests_batch.py: bad files, bad lines, formulas and the form sent twice. test_requests_files.py: hidden
sheets, tracked changes, identity numbers, text under a box, lost and changed bytes. test_release_gate.py,
test_release_redaction.py: broken and encrypted PDF and DOCX, marks that do not fit. test_requests_moves.py: each refusal
of each move (second amendment, second extension, payments, periods). test_requests_at_once.py,
test_requests_reply_pages.py: two at once. test_access_table.py: every address by everyone who may not.
"""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from selectolax.lexbor import LexborHTMLParser

from gongkai.apps.agencies import services as agencies
from gongkai.apps.disclosure_requests import services
from gongkai.apps.disclosure_requests.models import DisclosureRequest, Policy
from gongkai.apps.disclosure_requests.services import Asker, files
from gongkai.apps.search_index import services as search_index
from gongkai.lib import clock, table_files
from tests.files_to_release import p, packed, pdf, word
from tests.integration.requests import PERSON, asked, decided, in_review, office, on, received, replied

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}" + b"$EICAR-STANDARD-" + b"ANTIVIRUS-TEST-FILE!$H+H*"
KEY = "7d1f4f5e-1111-4222-8333-123456789abc"


class World:
    """An office at work on 2024-04-02, and requests made only when a row needs them; each came in a day earlier."""

    def __init__(self, county, signed_in) -> None:
        self.county, self.of, self._signed_in = county, office(county), signed_in
        self.other = office(county, county.east, prefix="east")
        self._made: dict[str, Any] = {}

    def browser(self, who: str) -> Client:
        return self._signed_in(getattr(self.of, who))

    def __getitem__(self, name: str) -> Any:
        if name not in self._made:
            self._made[name] = MAKERS[name](self)
        return self._made[name]


def _paying(world: World) -> int:
    case = in_review(world.of)
    services.charge_fee(world.of.handler, case.pk, method="per_page", units=100, how_to_pay="到窗口缴纳。")
    return case.pk


def _amending(world: World) -> int:
    case = in_review(world.of)
    services.request_amendment(world.of.handler, case.pk, items="年度", guidance="写明年度。")
    return case.pk


def _explaining(world: World) -> int:
    case = in_review(world.of)
    services.ask_reasons(
        world.of.handler, case.pk, facts="申请四十件。", items="理由", count=40, period_days=30
    )
    return case.pk


def _explained(world: World) -> int:
    pk = _explaining(world)
    services.receive_reasons(None, now(pk), answer="研究", on=clock.today())
    return pk


def _judged(world: World) -> int:
    pk = _explained(world)
    services.judge_reasons(world.of.handler, pk, judgement="reasonable", reason="确有需要")
    return pk


def _consulting(world: World) -> int:
    case = in_review(world.of)
    services.consult(world.of.handler, case.pk, kind="third_party", party_name="某公司", subject="单价")
    return case.pk


def _extended(world: World) -> int:
    return services.extend(world.of.office, in_review(world.of).pk, working_days=20, reason="量大").pk


def _assistance(world: World) -> int:
    unit = agencies.create_unit(world.county.system_administrator, world.of.agency.pk, name="预算股")
    row = services.ask_assistance(world.of.handler, world["another"], unit=unit, question="请查找。")
    return row.pk


def _file_of(world: World, name: str, kind: str) -> int:
    case = now(world[name])
    return files.add(world.of.handler, case, kind=kind, name="表.pdf", data=pdf("甲")).pk


MAKERS: dict[str, Callable[[World], Any]] = {
    "open": lambda world: in_review(world.of).pk,
    "another": lambda world: in_review(world.of).pk,
    "received": lambda world: received(world.of).pk,
    "unconfirmed": lambda world: services.register(world.of.registrar, PERSON, asked("fax")).pk,
    "amending": _amending,
    "explaining": _explaining,
    "explained": _explained,
    "judged": _judged,
    "consulting": _consulting,
    "consulting_too": _consulting,
    "extended": _extended,
    "paying": _paying,
    "decided": lambda world: decided(world.of, in_review(world.of)).pk,
    "replied": lambda world: replied(world.of, in_review(world.of)).pk,
    "foreign": lambda world: in_review(world.other).pk,
    "foreign_handler": lambda world: world.other.handler.pk,
    "foreign_unit": lambda world: agencies.create_unit(
        world.county.system_administrator, world.other.agency.pk, name="党政办"
    ).pk,
    "letter": lambda world: now(world["open"]).letters.earliest("pk").pk,
    "letter_of_another": lambda world: now(world["another"]).letters.earliest("pk").pk,
    "consultation": lambda world: now(world["consulting"]).consultations.get().pk,
    "assistance_of_another": _assistance,
    "proof_of_another": lambda world: _file_of(world, "another", "proof"),
    "release_of_another": lambda world: _file_of(world, "another", "release"),
    "version_of_another": lambda world: _saved(world).pk,
    "huge": lambda _world: 10**30,
    "nothing": lambda _world: 0,
}  # fmt: skip


def _saved(world: World) -> Any:
    text = services.DraftText(outcome="granted", bases=("REG36_1.already_public",), facts={"way": "已公开。"})
    return services.save_draft(world.of.handler, world["another"], text)


@pytest.fixture
def world(county, signed_in, settings, tmp_path):
    settings.DATA = tmp_path
    made = World(county, signed_in)
    Policy.objects.create(agency=made.of.agency, charges_fee=True)
    with on("2024-04-01"):
        yield made


def standing() -> tuple[Any, ...]:
    """How many rows of each kind there are, what state and version each request has, which files are kept."""
    rows = {
        model._meta.label: model._base_manager.count()
        for model in apps.get_models()
        if model._meta.app_label not in {"sessions", "django_tasks_database"}
    }
    requests = list(DisclosureRequest.objects.order_by("pk").values_list("pk", "state", "version"))
    kept = sorted(str(path) for path in (settings.DATA / "requests").rglob("*") if path.is_file())
    return rows, requests, kept


def now(pk: int) -> DisclosureRequest:
    return DisclosureRequest.objects.get(pk=pk)


def said(answer) -> str:
    return LexborHTMLParser(answer.content).css_first("main").text(separator=" ", strip=True)


# -- forms of the desk: each row differs in what is named from a form that is taken ------------------------------------

REGISTER = {
    "channel": "in_person", "kind": "natural_person", "name": "测试申请人甲", "description": "财政决算", "key": KEY,
}  # fmt: skip
GOOD: dict[str, tuple[str, tuple[str, ...], dict[str, Any]]] = {
    "register": ("registrar", (), REGISTER),
    "policy": (
        "office", (),
        {
            "accepts_online": "on", "confirmation_days": "1", "amendment_days": "15", "reason_days": "10",
            "other_agency_days": "15", "assistance_days": "5", "excessive_count": "10", "excessive_days": "30",
            "personal_data_years": "10",
        },
    ),
    "confirm": (
        "registrar", ("unconfirmed",), {"confirmed_on": "2024-04-01", "way": "phone", "summary": "已确认"},
    ),
    "accept": ("registrar", ("received",), {}),
    "request_amendment": ("handler", ("open",), {"items": "年度", "guidance": "写明年度", "working_days": "15"}),
    "receive_amendment": ("registrar", ("amending",), {"answer": "2023年度", "on": "2024-04-01"}),
    "extend": ("office", ("open",), {"working_days": "20", "reason": "量大"}),
    "ask_reasons": (
        "handler", ("open",), {"facts": "四十件", "items": "理由", "count": "40", "period_days": "30"},
    ),
    "receive_reasons": ("registrar", ("explaining",), {"answer": "研究", "on": "2024-04-01"}),
    "judge_reasons": ("handler", ("explained",), {"judgement": "unreasonable", "reason": "与申请无关"}),
    "defer": ("office", ("judged",), {"until": "2024-06-28", "reason": "量大"}),
    "consult_third_party": (
        "handler", ("open",), {"party_is": "organization", "party_name": "某公司", "subject": "单价"},
    ),
    "consult_agency": (
        "handler", ("open",), {"kind": "co_maker", "party_name": "县统计局", "subject": "数据"},
    ),
    "record_opinion": (
        "handler", ("consulting", "consultation"), {"opinion": "consents", "answered_on": "2024-04-01"},
    ),
    "charge_fee": ("handler", ("open",), {"method": "per_page", "pages": "100", "how_to_pay": "到窗口"}),
    "record_payment": ("registrar", ("paying",), {"yuan": "1", "paid_on": "2024-04-01"}),
    "record_search": (
        "handler", ("open",), {"place": "档案室", "words": "决算", "found": "没有", "searched_on": "2024-04-01"},
    ),
    "record_talk": (
        "handler", ("open",), {"talked_at": "2024-04-01T08:30", "way": "phone", "summary": "已联系"},
    ),
    "record_service": ("registrar", ("open", "letter"), {"route": "mail", "sent_on": "2024-04-01"}),
    "archive": ("registrar", ("replied",), {"archive_no": "2024-1"}),
}  # fmt: skip


@dataclass(frozen=True)
class Bad:
    """One kind: a good form of `page` with `change`, and the sentence that comes. at: other records than the good ones."""

    kind: str
    page: str
    change: dict[str, Any]
    words: str
    code: int = 200
    at: tuple[str, ...] = ()


DATE, NUMBER, CHOICE, REQUIRED = "输入一个有效的日期", "输入整数", "选择一个有效的选项", "请填写这一项"
FORMS = (
    # dates
    Bad("a day that is none", "record_search", {"searched_on": "2024-02-30"}, DATE),
    Bad("a thirteenth month", "confirm", {"confirmed_on": "2024-13-01"}, DATE),
    Bad("words for a day", "receive_amendment", {"on": "昨天"}, DATE),
    Bad("nought in a day", "record_search", {"searched_on": "2024-04-01\x00"}, DATE),
    Bad("searched tomorrow", "record_search", {"searched_on": "2024-04-02"}, "检索日期晚于今天"),
    Bad("searched before it was asked", "record_search", {"searched_on": "2024-03-31"}, "检索日期早于提出申请的日期"),
    Bad("the year 1", "record_search", {"searched_on": "0001-01-01"}, "检索日期早于提出申请的日期"),
    Bad("talked tomorrow", "record_talk", {"talked_at": "2024-04-02T08:00"}, "沟通时间晚于现在"),
    Bad("talked in the year 1", "record_talk", {"talked_at": "0001-01-01T00:00"}, "沟通时间早于提出申请的日期"),
    Bad("talked in the year 9999", "record_talk", {"talked_at": "9999-12-31T23:59"}, "沟通时间晚于现在"),
    Bad("confirmed tomorrow", "confirm", {"confirmed_on": "2024-04-02"}, "确认日期晚于今天"),
    Bad("confirmed before it came", "confirm", {"confirmed_on": "2024-03-31"}, "早于提交日期"),
    Bad("confirmed in the year 1", "confirm", {"confirmed_on": "0001-01-01"}, "早于提交日期"),
    Bad("amended before it was asked", "receive_amendment", {"on": "2024-03-31"}, "应在告知补正之后、今天以前"),
    Bad("amended in the year 9999", "receive_amendment", {"on": "9999-12-31"}, "应在告知补正之后、今天以前"),
    Bad("reasons before they were asked", "receive_reasons", {"on": "2024-03-31"}, "应在要求说明理由之后"),
    Bad("paid before the notice", "record_payment", {"paid_on": "2024-03-31"}, "应在收费通知发出之后"),
    Bad("paid in the year 9999", "record_payment", {"paid_on": "9999-12-31"}, "应在收费通知发出之后、今天以前"),
    Bad("sent before it was written", "record_service", {"sent_on": "2024-03-31"}, "发出日期早于文书签发的日期"),
    Bad("signed for before it was sent", "record_service", {"served_on": "0001-01-01"}, "签收日期早于发出日期"),
    Bad("an opinion before the letter", "record_opinion", {"answered_on": "2024-03-31"}, "应在发出之后、今天以前"),
    Bad("silence before the limit", "record_opinion", {"opinion": "silent", "answered_on": ""}, "期满前不能按逾期"),
    Bad("put off to before the limit", "defer", {"until": "2024-04-02"}, "应晚于现在的答复期限"),
    Bad("put off to a Saturday", "defer", {"until": "2024-06-29"}, "不是工作日"),
    Bad("put off to the year 9999", "defer", {"until": "9999-12-31"}, "没有那一年的工作日历"),
    Bad("handed in tomorrow", "register", {"submitted_on": "2024-04-02"}, "到达日期晚于今天"),
    Bad("handed in in the year 1", "register", {"submitted_on": "0001-01-01"}, "没有施行中的"),
    Bad("mail signed for tomorrow", "register", {"channel": "signed_mail", "signed_on": "2024-04-02"}, "晚于"),
    Bad("mail signed for in the year 1", "register", {"channel": "signed_mail", "signed_on": "0001-01-01"}, "没有施行中的"),
    # numbers
    Bad("a negative number", "record_payment", {"yuan": "-40"}, "大于或等于"),
    Bad("nothing paid", "record_payment", {"yuan": "0"}, "大于或等于"),
    Bad("more than is owed", "record_payment", {"yuan": "1000000"}, "不超过尚未缴清的数额"),
    Bad("a number of four thousand digits", "record_payment", {"yuan": "9" * 4000}, "不超过尚未缴清的数额"),
    Bad("a number of five thousand digits", "record_payment", {"yuan": "9" * 5000}, NUMBER),
    Bad("1e9", "ask_reasons", {"count": "1e9"}, NUMBER),
    Bad("NaN", "charge_fee", {"pages": "NaN"}, NUMBER),
    Bad("a fraction", "charge_fee", {"pages": "1.5"}, NUMBER),
    Bad("more pages than there are", "charge_fee", {"pages": "1000001"}, "小于或等于"),
    Bad("no pages", "charge_fee", {"pages": ""}, "还没有填写这种方式的计收数量"),
    Bad("twenty-one days more", "extend", {"working_days": "21"}, "小于或等于"),
    Bad("more days than the calendar has", "request_amendment", {"working_days": "100000"}, "小于或等于"),
    Bad("a period beyond the calendar for all", "policy", {"amendment_days": "30000"}, "小于或等于"),
    Bad("personal data kept for 30000 years", "policy", {"personal_data_years": "30000"}, "小于或等于"),
    Bad("no days to answer in", "policy", {"other_agency_days": "0"}, "大于或等于"),
    # words
    Bad("a description of 1 MB", "register", {"description": "长" * 350_000}, "5000"),
    Bad("only blanks", "record_talk", {"summary": " \u3000\n"}, REQUIRED),
    Bad("only signs that nobody sees", "record_talk", {"summary": "\u200b\u202e\ufeff"}, REQUIRED),
    Bad("a name that nobody sees", "register", {"name": "\u200b\u2060"}, REQUIRED),
    Bad("an item longer than a column", "register", {"items": "项" * 401}, "400"),
    Bad("a number of mail that is too long", "record_service", {"tracking_number": "1" * 61}, "60"),
    Bad("an address that is none", "register", {"email": "a@b@c"}, "电子邮件"),
    Bad("a postcode in words", "register", {"postcode": "四三〇〇〇〇"}, "有效的值"),
    # codes and records that are not offered
    Bad("an unknown channel", "register", {"channel": "pigeon"}, CHOICE),
    Bad("an unknown document", "register", {"document_kind": "library_card"}, CHOICE),
    Bad("a key that is none", "register", {"key": "1"}, "UUID"),
    Bad("an unknown opinion", "record_opinion", {"opinion": "maybe"}, CHOICE),
    Bad("a third party as an agency", "consult_agency", {"kind": "third_party"}, CHOICE),
    Bad("an unknown way of service", "record_service", {"route": "courier"}, CHOICE),
    Bad("an unknown method", "charge_fee", {"method": "per_word"}, CHOICE),
    Bad("an unknown judgement", "judge_reasons", {"judgement": "boring"}, CHOICE),
    Bad("a proof out of another file", "record_service", {"proof": "proof_of_another"}, CHOICE),
    Bad("a handler of another body", "accept", {"handler": "foreign_handler"}, CHOICE),
    Bad("a unit of another body", "accept", {"unit": "foreign_unit"}, CHOICE),
    Bad("a unit beyond any number", "accept", {"unit": "9" * 30}, CHOICE),
    # forged addresses: what is not there, and what is not there for this request, are the same
    Bad("a request of another body", "record_talk", {}, "", 404, ("foreign",)),
    Bad("a request that is not there", "record_talk", {}, "", 404, ("nothing",)),
    Bad("a request beyond any number", "record_talk", {}, "", 404, ("huge",)),
    Bad("a letter of another request", "record_service", {}, "", 404, ("open", "letter_of_another")),
    Bad("an opinion of another request", "record_opinion", {}, "", 404, ("consulting_too", "consultation")),
    # out of turn, old, twice
    Bad("an act of another stage", "confirm", {}, "不能办理这一步", 403, ("open",)),
    Bad("a second extension", "extend", {}, "只能延长一次", 200, ("extended",)),
    Bad("an old page", "extend", {"version": "1"}, "已被他人修改", 409),
    Bad("a version of the future", "extend", {"version": "9" * 30}, "已被他人修改", 409),
    Bad("a version that is no number", "extend", {"version": "x"}, NUMBER),
)  # fmt: skip


def sent_to(
    world: World, page: str, change: dict[str, Any], at: tuple[str, ...] = ()
) -> tuple[Client, str, dict[str, Any]]:
    who, places, given = GOOD[page]
    numbers = [world[name] for name in (at or places)]
    record = (
        DisclosureRequest.objects.filter(pk=numbers[0]).first() if numbers and numbers[0] < 2**63 else None
    )
    version = {"version": record.version} if record and page != "record_service" else {}
    known = {name: world[value] if value in MAKERS else value for name, value in change.items()}
    return (
        world.browser(who),
        reverse(f"disclosure_requests:{page}", args=numbers),
        {**given, **version, **known},
    )


@pytest.mark.parametrize("page", GOOD)
def test_the_form_from_which_each_bad_one_differs_is_taken(world, page):
    browser, address, data = sent_to(world, page, {})
    answer = browser.post(address, data)
    assert answer.status_code == 302, said(answer)


@pytest.mark.parametrize("row", FORMS, ids=[row.kind for row in FORMS])
def test_a_bad_form_gets_its_sentence_and_leaves_nothing(world, row):
    browser, address, data = sent_to(world, row.page, row.change, row.at)
    before = standing()
    answer = browser.post(address, data)
    assert answer.status_code == row.code, said(answer)
    assert row.words in said(answer)
    assert standing() == before


def test_nobody_is_silent_about_a_letter_that_was_not_served(world):
    """条例第三十二条、第三十四条: the fifteen working days begin when the other side has the letter."""
    pk, number = world["consulting"], world["consultation"]
    with on("2024-05-06"):
        browser, address, data = sent_to(world, "record_opinion", {"opinion": "silent", "answered_on": ""})
        before = standing()
        assert "没有登记对方收到的日期" in said(browser.post(address, data))
        assert standing() == before
        letter = now(pk).consultations.get(pk=number).letter_id
        services.record_service(world.of.registrar, pk, letter, route="direct", sent_on=date(2024, 4, 1))
        assert browser.post(address, {**data, "version": now(pk).version}).status_code == 302


def test_digits_of_full_width_are_digits(world):
    browser, address, data = sent_to(world, "record_payment", {"yuan": "１"})
    assert browser.post(address, data).status_code == 302


# -- replayed: the same form again, from the same page -----------------------------------------------------------------


@pytest.mark.parametrize("page", sorted(GOOD.keys() - {"register", "record_search", "record_talk"}))
def test_a_form_that_is_sent_again_from_its_old_page_changes_nothing(world, page):
    browser, address, data = sent_to(world, page, {})
    assert browser.post(address, {"version": "1", **data}).status_code == 302
    before = standing()
    assert browser.post(address, {"version": "1", **data}).status_code in {200, 403, 404, 409}
    assert standing() == before


def test_a_registration_that_is_sent_again_is_the_one_that_is_there(world):
    browser, address, data = sent_to(world, "register", {})
    browser.post(address, data)
    before = standing()
    assert browser.post(address, data).status_code == 302
    assert standing() == before


# -- the reply desk: codes that the statute does not know --------------------------------------------------------------

REPLY = {
    "act": "save", "outcome": "granted", "bases": ["REG36_1.already_public"], "place_way": "已公开。",
}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "code", "words"),
    [
        ({"outcome": "lost"}, 403, "没有这种办理结果"),
        ({"outcome": "otherwise_closed.fee_unpaid"}, 403, "没有这种办理结果"),
        ({"bases": ["REG99"]}, 200, CHOICE),
        ({"bases": ["REG16_1.internal_affairs"]}, 200, CHOICE),
        ({"place_way": "长" * 20_001}, 200, "20000"),
        ({"place_way": "a\x00b"}, 200, "空字符"),
        ({"version": "x"}, 200, NUMBER),
        ({"version": "1"}, 409, "已被他人修改"),
        ({"version": "9" * 30, "seen": "9" * 30}, 200, "已被他人修改"),
    ],
    ids=["outcome", "closing", "ground", "ground of another outcome", "too long", "nought", "word", "old", "future"],
)  # fmt: skip
def test_a_reply_with_what_is_not_offered_is_not_kept(world, change, code, words):
    address, browser = reverse("disclosure_requests:draft", args=[world["open"]]), world.browser("handler")
    before = standing()
    answer = browser.post(address, {**REPLY, "version": now(world["open"]).version, "seen": "1", **change})
    assert answer.status_code == code, said(answer)
    assert words in said(answer)
    assert standing() == before


def test_the_reply_from_which_each_bad_one_differs_is_kept(world):
    address = reverse("disclosure_requests:draft", args=[world["open"]])
    answer = world.browser("handler").post(address, {**REPLY, "version": now(world["open"]).version})
    assert answer.status_code == 302, said(answer)


@pytest.mark.parametrize(
    ("name", "at", "given", "code"),
    [
        ("review", ("open", "horoscope"), {}, 404),
        ("review", ("open", "legal"), {"version": "2", "verdict": "maybe"}, 200),
        ("decide", ("open",), {"version": "2", "verdict": "decide"}, 200),
        ("draft_version", ("open", "version_of_another"), None, 404),
        ("draft_pdf", ("open", "version_of_another"), None, 404),
        ("letter", ("open", "letter_of_another"), None, 404),
        ("letter_pdf", ("open", "letter_of_another"), None, 404),
        ("letter_docx", ("open", "huge"), None, 404),
        ("file", ("open", "release_of_another"), None, 404),
        ("file_download", ("open", "release_of_another"), None, 404),
        ("file_page", ("open", "release_of_another", 1), None, 404),
        ("file_page", ("another", "release_of_another", 99), None, 403),
        ("file_remove", ("open", "release_of_another"), {}, 404),
        ("file_open", ("open", "release_of_another"), {}, 404),
        ("file_mark", ("open", "release_of_another"), {"areas": "1 0 0 1 1"}, 404),
        ("answer_assistance", ("open", "assistance_of_another"), {"answer": "没有"}, 404),
        ("override", ("open", "huge"), {"content": "甲", "reason": "乙"}, 404),
        ("person", ("foreign",), {}, 404),
        ("files", ("foreign",), {"kind": "release"}, 404),
        ("draft", ("foreign",), REPLY, 404),
    ],
)  # fmt: skip
def test_what_belongs_to_another_request_is_not_there(world, name, at, given, code):
    args = [world[one] if one in MAKERS else one for one in at]
    who = {"review": "legal", "decide": "leader"}.get(name, "office")
    browser, address = world.browser(who), reverse(f"disclosure_requests:{name}", args=args)
    before = standing()
    answer = browser.get(address) if given is None else browser.post(address, given)
    assert answer.status_code == code, said(answer)
    assert standing() == before


# -- files of the desk -------------------------------------------------------------------------------------------------

MACRO = {"word/document.xml": "<a/>", "word/vbaProject.bin": "x"}
SLIP = {"word/document.xml": "<a/>", "word/../../../etc/cron.d/x": "x"}
BOMB = {"word/document.xml": bytes(210 * 1024**2)}


@pytest.mark.parametrize(
    ("kind", "name", "content"),
    [
        ("evidence", "毒.txt", EICAR),
        ("evidence", "毒.pdf", b"%PDF-1.7\n" + EICAR),
        ("evidence", "毒.docx", {"word/document.xml": EICAR}),
        ("evidence", "毒.com", EICAR),
        ("evidence", "宏.docx", MACRO),
        ("evidence", "宏.docm", MACRO),
        ("evidence", "滑.docx", SLIP),
        ("evidence", "弹.docx", BOMB),
        ("evidence", "乱.docx", b"PK\x03\x04" + bytes(200)),
        ("evidence", ".pdf", pdf("甲")),
        ("release", "宏.docm", MACRO),
        ("release", "滑.docx", SLIP),
        ("release", "弹.docx", BOMB),
        ("release", "断.docx", word(p("甲"))[:200]),
        ("release", "断.pdf", b"%PDF-1.7\n" + bytes(200)),
        ("release", "空.docx", {"word/document.xml": "<a"}),
        ("release", "图.png", pdf("甲")),
        ("release", "页.svg", b"<svg onload='alert(1)'/>"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",  # bytes differ from one process to the next
)  # fmt: skip
def test_a_bad_file_at_the_desk_gets_a_sentence_and_leaves_nothing(world, kind, name, content):
    data = packed(content) if isinstance(content, dict) else content
    address, browser = reverse("disclosure_requests:files", args=[world["open"]]), world.browser("handler")
    before = standing()
    answer = browser.post(address, {"kind": kind, "document": SimpleUploadedFile(name, data)})
    assert answer.status_code == 200, said(answer)
    assert LexborHTMLParser(answer.content).css_first(".gk-error") is not None
    assert standing() == before


# -- the protocol ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("method", ["put", "patch", "delete", "trace"])
@pytest.mark.parametrize(
    "name", ["register", "board", "export", "detail", "extend", "draft", "files", "person"]
)
def test_a_method_that_a_page_does_not_know_is_refused(world, name, method):
    args = [] if name in {"register", "board", "export"} else [world["open"]]
    browser, before = world.browser("office"), standing()
    assert getattr(browser, method)(reverse(f"disclosure_requests:{name}", args=args)).status_code == 405
    assert standing() == before


@pytest.mark.parametrize("page", GOOD)
def test_no_form_of_the_desk_is_taken_without_its_token(world, page):
    ready, address, data = sent_to(world, page, {})
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = ready.cookies
    before = standing()
    assert strict.post(address, data).status_code == 403
    assert standing() == before


def test_a_thousand_and_more_fields_are_refused(world):
    browser, before = world.browser("registrar"), standing()
    answer = browser.post(reverse("disclosure_requests:register"), {f"f{n}": "1" for n in range(10_001)})
    assert answer.status_code == 400
    assert standing() == before


@pytest.mark.parametrize("cookie", ["", "x", "a" * 32, "../../etc/passwd", "é", "'; DROP TABLE x; --"])
def test_a_session_that_was_made_up_opens_no_request(world, cookie):
    browser = Client()
    browser.cookies[settings.SESSION_COOKIE_NAME] = cookie
    assert browser.get(reverse("portal_requests:mine")).status_code == 302
    assert browser.get(reverse("disclosure_requests:detail", args=[world["open"]])).status_code == 302


@pytest.mark.parametrize(
    "query",
    [
        "page=x", "page=-1", "page=" + "9" * 30, "year=" + "9" * 30, "year=０", "stage=zzz", "limit=zzz", "agency=" + "9" * 30,
        "q=" + "9" * 79, "q=%00", "q=" + "a" * 2000, "q=%ED%A0%80", "q=%25_%27%22", "outcome=x", "channel[]=x", "&&&==",
    ],
)  # fmt: skip
def test_a_forged_deep_link_narrows_to_something_or_nothing(world, query):
    browser = world.browser("office")
    for name in ("list", "export", "board"):
        assert browser.get(f"{reverse(f'disclosure_requests:{name}')}?{query}").status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        "answers=x",
        "answers=" + "no," * 5000,
        "outcome=x",
        "ground=x",
        "ground=%00",
        "ground=REG99&outcome=granted",
    ],
)
def test_a_forged_link_into_the_reply_desk_writes_nothing(world, query):
    pk, browser = world["open"], world.browser("handler")
    before = standing()
    for name in ("draft_outcome", "draft"):
        address = reverse(f"disclosure_requests:{name}", args=[pk])
        assert browser.get(f"{address}?{query}", follow=True).status_code == 200
    assert standing() == before


@pytest.mark.parametrize("number", ["9" * 5000, "9" * 30, "-1", "x", "0"])
def test_a_remedy_does_not_follow_a_case_that_is_none(world, number):
    browser, address = world.browser("registrar"), reverse("remedies:register", args=[world["replied"]])
    assert browser.get(f"{address}?follows={number}").status_code == 404


def test_a_remedy_is_not_due_after_the_last_calendar(world):
    browser, address = world.browser("registrar"), reverse("remedies:register", args=[world["replied"]])
    given = browser.get(address).context["form"]
    data = {name: given[name].value() or "" for name in given.fields} | {
        "what": f"letter:{now(world['replied']).letters.get(code__startswith='reply.').pk}", "body_name": "某市人民政府",
        "kind": "administrative_reconsideration", "procedure": "ordinary", "received_on": "2024-04-01", "set_because": "通知书",
    }  # fmt: skip
    before = standing()
    answer = browser.post(address, {**data, "set_due_on": "9999-12-31"})
    assert answer.status_code == 403, said(answer)
    assert "没有9999年的节假日安排" in said(answer)
    assert standing() == before
    assert browser.post(address, {**data, "set_due_on": "2024-04-30"}).status_code == 302


@pytest.mark.parametrize("number", ["9" * 5000, "-1", "x", "１"])
def test_a_line_of_a_batch_with_a_forged_number_is_shown(world, number):
    browser, before = world.browser("registrar"), standing()
    given = {"step": "more", "line-total": "1", "line-0-number": number, "line-0-name": "甲"}
    assert browser.post(reverse("disclosure_requests:batch"), given).status_code == 200
    assert standing() == before


# -- what was written stays text, wherever it is shown -----------------------------------------------------------------

RUNS = "<script>alert(1)</script>"
CALCULATES = '=HYPERLINK("http://x.invalid")'


def test_no_page_of_the_desk_runs_what_was_written(world):
    """Every field of words that the desk has, filled with markup, and then every page that shows one of them."""
    of, pk = world.of, world["open"]
    Policy.objects.filter(agency=of.agency).update(
        court=RUNS, reconsideration_body=RUNS, letter_prefix=RUNS[:20]
    )
    given = dict.fromkeys(
        ("address", "note", "contact_person", "agent_name", "items", "document_number"), RUNS
    )
    data = {**REGISTER, **given, "document_kind": "passport", "name": RUNS, "description": f"决算 {RUNS}"}
    world.browser("registrar").post(reverse("disclosure_requests:register"), data)
    world._made["open"] = DisclosureRequest.objects.latest("pk").pk
    pk = world["open"]
    services.accept(of.registrar, pk, handler=of.handler)
    words = {
        "record_search": ("place", "words", "found"),
        "record_talk": ("summary",),
        "consult_third_party": ("party_name", "party_contact", "subject"),
        "request_amendment": ("items", "guidance"),
    }
    for page in ("record_search", "record_talk", "consult_third_party"):
        browser, address, form = sent_to(world, page, dict.fromkeys(words[page], RUNS))
        assert browser.post(address, form).status_code == 302
    consultation = now(pk).consultations.get()
    services.record_opinion(of.handler, pk, consultation.pk, opinion="objects", answered_on=clock.today(), opinion_text=RUNS)  # fmt: skip
    services.override(of.handler, pk, consultation.pk, content=RUNS, reason=RUNS)
    text = services.DraftText("granted", ("REG36_1.already_public",), {"way": RUNS})
    draft = services.save_draft(of.handler, pk, text)
    services.submit_draft(of.handler, pk)
    services.review_draft(of.legal, pk, kind="legal", verdict="returned", opinion=RUNS)
    case = now(pk)
    files.add(of.handler, case, kind="evidence", name="<img src=x onerror=alert(1)>.pdf", data=pdf("甲"))
    browser = world.browser("office")
    shown = [("list",), ("board",), ("policy",), ("files", pk), ("detail", pk), ("clock", pk), ("drafts", pk), ("draft", pk), ("draft_version", pk, draft.pk)]  # fmt: skip
    shown += [("letter", pk, letter.pk) for letter in case.letters.all()]
    shown += [("file", pk, file.pk) for file in case.files.all()]
    search_index.rebuild()
    pages = [reverse(f"disclosure_requests:{name}", args=args) for name, *args in shown]
    pages += [reverse("desk:home"), reverse("notices:list"), reverse("desk:search") + "?q=决算"]
    seen = [browser.get(page) for page in pages]
    seen.append(browser.post(reverse("disclosure_requests:person", args=[pk])))
    for answer in seen:
        assert answer.status_code == 200
        assert "<script>alert" not in answer.text, answer.request["PATH_INFO"]
        assert "<img src=x" not in answer.text, answer.request["PATH_INFO"]
    assert sum("&lt;script&gt;alert" in answer.text for answer in seen) > 8  # it was shown, and as text


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t=", "＝", "＠"])
def test_nothing_that_leaves_in_a_list_is_a_formula(world, sign):
    words = sign + CALCULATES[1:]
    case = services.register(world.of.registrar, Asker("natural_person", words), asked(description=words))
    unit = agencies.create_unit(world.county.system_administrator, world.of.agency.pk, name=words)
    services.accept(world.of.registrar, case.pk, unit=unit, handler=world.of.handler)
    address, browser = reverse("disclosure_requests:export"), world.browser("office")
    lines = table_files.rows_of("a.csv", browser.get(address).content)
    cells = [cell for line in lines for cell in line if "HYPERLINK" in cell]
    assert len(cells) == 3
    assert all(cell.startswith("'") for cell in cells)
    book = browser.get(f"{address}?format=xlsx").content
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        assert b"HYPERLINK" in parts.read("xl/sharedStrings.xml")
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")
