"""The public side of requests: a citizen writes, sends, follows, amends and withdraws, and reaches nothing else."""

from datetime import datetime, timedelta

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gongkai.apps.disclosure_requests import mailbox, queries, second_factor, services, storage
from gongkai.apps.disclosure_requests.models import (
    Applicant,
    DisclosureRequest,
    Letter,
    NumberSeries,
    Policy,
    RequestFile,
)
from gongkai.apps.disclosure_requests.services import unsent
from gongkai.apps.events.models import Event
from gongkai.apps.notices.models import Notice
from gongkai.apps.reporting import services as reporting
from gongkai.apps.search_index import services as search_index
from gongkai.lib import clock
from gongkai.lib.errors import Stale
from gongkai.portal.requests.already_public import pieces
from gongkai.portal.requests.doors import doors_for
from tests.integration.reports import imported, made, settled
from tests.integration.requests import CHINA, in_review, office, on, replied
from tests.integration.window import NUMBER, Citizen, errors, page

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n"


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    settings.DATA = tmp_path


@pytest.fixture
def bureau(county):
    """The finance bureau with people who receive requests; the clock stands at 2024-04-01 in China."""
    with on("2024-04-01"):
        yield office(county)


@pytest.fixture
def citizen(bureau):
    return Citizen().begin(bureau.agency.pk)


@pytest.fixture
def sent(citizen):
    citizen.fill().send()
    return citizen


def upload(name="身份证.pdf", data=PDF):
    return SimpleUploadedFile(name, data)


def at(day, minutes=0):
    return clock.fixed(datetime.fromisoformat(day).replace(tzinfo=CHINA, hour=9) + timedelta(minutes=minutes))


# --- writing and sending ---


def test_a_citizen_files_step_by_step_and_keeps_a_code(citizen):
    answer = citizen.fill().send()
    case = citizen.record()
    assert (case.state, case.channel, case.request_no) == (
        "awaiting_confirmation",
        "internet",
        "〔2024〕第0001号",
    )
    assert case.description == "清源县2023年度财政决算公开表"
    assert (case.wanted_form, case.wanted_route, case.applicant_type) == (
        "electronic",
        "online",
        "natural_person",
    )
    assert (case.applicant.name, case.applicant.document_number) == ("测试申请人甲", NUMBER)
    assert case.receipt_date is None
    assert answer.redirect_chain[-1][0] == page("sent")
    assert citizen.marker in answer.text
    assert "您留的电话号码的末四位" in answer.text
    assert NUMBER not in answer.text
    assert Event.objects.filter(tag="disclosure_requests.request.filed").count() == 1


def test_the_code_is_told_only_after_the_request_is_kept(citizen):
    assert Event.objects.filter(subject__contains="disclosurerequest").count() == 0
    citizen.fill()
    assert citizen.record().state == "draft"
    citizen.send()
    assert citizen.record().serial == 1


def test_sending_twice_makes_one_record_and_one_number(citizen):
    citizen.fill()
    first, second = citizen.send(), citizen.send()
    assert DisclosureRequest.objects.count() == 1
    assert Event.objects.filter(tag="disclosure_requests.request.filed").count() == 1
    assert citizen.marker in first.text
    assert citizen.marker in second.text


def test_of_two_clicks_at_once_one_sends_and_both_get_the_same_answer(citizen):
    citizen.fill()
    one, other = citizen.record(), citizen.record()
    unsent.hand_in(one)
    with pytest.raises(Stale):
        unsent.hand_in(other)
    assert citizen.marker in citizen.send().text
    assert (citizen.record().serial, NumberSeries.objects.get().last) == (1, 1)


def test_choosing_a_body_twice_begins_one_request(bureau):
    browser = Citizen()
    browser.get(page("new"))
    for _click in range(2):
        browser.post(page("new"), {"body": bureau.agency.pk})
    assert DisclosureRequest.objects.count() == 1


def test_a_second_request_of_the_same_visitor_is_another_record(sent, bureau):
    sent.begin(bureau.agency.pk).fill().send()
    assert sorted(DisclosureRequest.objects.values_list("serial", flat=True)) == [1, 2]


def test_the_slip_is_a_pdf_with_the_code(sent):
    answer = sent.get(page("slip"))
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    text = pypdfium2.PdfDocument(answer.content)[0].get_textpage().get_text_range()
    assert sent.marker in text
    assert "清源县财政局" in text
    assert NUMBER not in text


def test_an_organisation_files_with_its_credit_code(citizen):
    given = {
        "kind": "organization_applicant",
        "name": "清源测试有限公司",
        "document_kind": "social_credit_code",
        "document_number": "91350100m000100y43",  # the example of GB 32100, in small letters
    }
    citizen.fill(applicant=given).send()
    case = citizen.record()
    assert case.applicant.document_number == "91350100M000100Y43"
    assert (case.state, case.applicant_type) == ("awaiting_confirmation", "other_organization")


def test_without_a_phone_the_slip_gives_four_digits_that_open_the_page(citizen):
    answer = citizen.fill(contact={"phone": "", "address": "清源县测试路1号"}).send()
    digits = second_factor.query_digits(citizen.code)
    assert digits in answer.text
    other = Citizen()
    assert "已提交，等待工作人员与您确认" in other.open(citizen.marker, digits).text


def test_what_was_saved_goes_on_at_another_computer(citizen):
    citizen.take("description")
    saved = citizen.take("wanted", go="save")
    assert saved["Location"] == page("saved")
    shown = citizen.get(page("saved")).text
    digits = second_factor.query_digits(citizen.code)
    assert citizen.marker in shown
    assert digits in shown
    citizen.post(page("leave"))
    assert citizen.get(page("step", "wanted"))["Location"] == page("find")
    other = Citizen()
    answer = other.open(citizen.marker.lower(), digits)
    assert answer.redirect_chain[-1][0] == page("step", "review")
    assert "清源县2023年度财政决算公开表" in answer.text


def test_a_request_that_is_being_written_is_nobodys(citizen, bureau):
    citizen.fill()
    assert not queries.visible_to(bureau.office).exists()
    citizen.send()
    assert queries.visible_to(bureau.office).count() == 1


def test_what_is_missing_is_listed_and_nothing_is_sent(citizen):
    page_of_review = citizen.get(page("step", "review")).text
    assert "还没有写需要什么政府信息" in page_of_review
    assert "还没有留下联系方式" in page_of_review
    citizen.send()
    assert citizen.record().state == "draft"


def test_nothing_but_article_29_is_asked(citizen):
    asked = "".join(citizen.get(page("step", step)).text for step in ("description", "wanted", "applicant", "contact", "agent", "files"))  # fmt: skip
    assert "不必写用途" in asked
    required = [name for name in ("purpose", "reason", "occupation", "gender") if f'name="{name}"' in asked]
    assert required == []


def test_a_step_with_a_fault_keeps_what_was_typed(citizen):
    answer = citizen.take("contact", phone="电话没有", email="a@example.cn")
    assert answer.status_code == 200
    assert 'value="电话没有"' in answer.text
    assert 'value="a@example.cn"' in answer.text
    assert "电话号码的格式不对" in errors(answer)[0]
    assert "有1处需要改正" in answer.text


def test_going_back_keeps_what_was_typed(citizen):
    citizen.take("applicant", go="back", document_number="")
    assert 'value="测试申请人甲"' in citizen.get(page("step", "applicant")).text


def test_the_other_of_two_windows_does_not_write_into_this_request(citizen):
    answer = citizen.post(
        page("step", "description"),
        {"request": "AAAA-AAAA-AAAA", "go": "next", "description": "别的事"},
        follow=True,
    )
    assert "您在另一个窗口打开了别的申请" in answer.text
    assert citizen.record().description == ""


def test_a_sent_request_can_no_longer_be_written_on(sent):
    sent.take("description", description="换一件事")
    assert sent.record().description == "清源县2023年度财政决算公开表"


def test_bodies_that_take_none_online_are_not_offered(bureau, county):
    office(county, county.west, prefix="west")
    names = Citizen().get(page("new")).text
    assert "西河镇人民政府" in names
    assert "东河镇人民政府" not in names  # nobody there receives requests
    Policy.objects.create(agency=county.west, accepts_online=False)
    assert "西河镇人民政府" not in Citizen().get(page("new")).text


def test_a_body_that_closes_its_door_meanwhile_gets_no_request(citizen, bureau):
    citizen.fill()
    Policy.objects.create(agency=bureau.agency, accepts_online=False)
    assert "该单位没有开通网上申请" in citizen.send().text
    assert citizen.record().state == "draft"


def test_what_nobody_touched_for_thirty_days_is_deleted_with_its_files(citizen):
    citizen.take("files", go="add", kind="identity", documents=upload())
    file = RequestFile.objects.get()
    assert storage.place(file.sha256).exists()
    with at("2024-05-01"):
        assert unsent.forget_unsent() == 0
    with at("2024-05-02"):
        assert unsent.forget_unsent() == 1
    assert not DisclosureRequest.objects.exists()
    assert not Applicant.objects.exists()
    assert not storage.place(file.sha256).exists()


def test_a_sent_request_is_never_forgotten(sent):
    with at("2024-06-03"):
        assert unsent.forget_unsent() == 0
    assert sent.record().serial == 1


# --- before filing: what is public, and the right door ---


def test_the_right_door_is_shown_and_does_not_block(citizen):
    citizen.take("description", description="我要投诉财政局工作人员，请查处")
    shown = citizen.get(page("found"))
    assert "投诉举报" in shown.text
    assert "12345" in shown.text
    assert page("step", "wanted") in shown.text
    citizen.fill(description={"description": "我要投诉财政局工作人员，请查处"}).send()
    assert citizen.record().state == "awaiting_confirmation"


def test_where_there_is_nothing_to_say_the_form_goes_straight_on(citizen):
    answer = citizen.take("description")
    assert answer["Location"] == page("found")
    assert citizen.get(page("found"))["Location"] == page("step", "wanted")


def test_a_report_that_is_already_public_is_offered(citizen, county):
    clerk = county.person("w_clerk", county.finance, "handler")
    head = county.person("w_head", county.finance, "unit_head")
    leader = county.person("w_leader", county.finance, "leader_in_charge")
    [row] = imported(clerk, made())
    settled(head, row)
    reporting.review(head, row.pk)
    reporting.publish(leader, row.pk, show_findings=True)
    search_index.rebuild()
    citizen.take("description", description="申请公开贵单位2023年政府信息公开工作年度报告，谢谢")
    shown = citizen.get(page("found")).text
    assert "政府信息公开工作年度报告" in shown
    assert "/reports/" in shown


def test_a_lost_index_and_a_busy_search_do_not_stop_a_request(citizen, settings):
    settings.SEARCHES_PER_MINUTE = 1
    for _time in range(3):
        citizen.take("description")
        assert citizen.get(page("found")).status_code == 302


@pytest.mark.parametrize(
    ("description", "keys"),
    [
        ("清源县2023年度财政决算公开表", []),
        ("反映村里道路的问题，要求解决", ["petition"]),
        ("请问医保怎么办", ["consultation"]),
        ("查询张某名下不动产登记信息", ["registry"]),
        ("我的户籍登记错误，请更正", ["rectification"]),
        ("举报违建", ["complaint"]),
    ],
)
def test_words_point_to_their_door(description, keys):
    assert [door.key for door in doors_for(description)] == keys


@pytest.mark.parametrize(
    ("description", "wanted"),
    [
        ("申请公开清源县2023年度财政决算公开表", ["财政决算", "清源县", "2023"]),
        ("清政发〔2022〕5号", ["清政发〔2022〕5号"]),
        ("关于的", []),
    ],
)
def test_a_description_is_looked_up_in_pieces(description, wanted):
    assert pieces(description) == wanted


# --- the applicant's page ---


def confirmed(citizen, bureau):
    case = citizen.record()
    services.confirm(bureau.registrar, case.pk, confirmed_on=clock.today(), way="phone", summary="已电话确认")
    return services.accept(bureau.registrar, case.pk, handler=bureau.handler)


def test_the_page_says_where_who_why_and_until_when(sent, bureau):
    bureau.agency.__class__.objects.filter(pk=bureau.agency.pk).update(contact_phone="0711-3000001")
    before = sent.get(page("mine")).text
    assert "已提交，等待工作人员与您确认" in before
    assert "最迟答复日期" not in before
    confirmed(sent, bureau)
    shown = sent.get(page("mine")).text
    assert "正在办理" in shown
    assert "2024年4月29日（周一）" in shown  # the twentieth working day, counted by hand
    assert "还有20个工作日" in shown
    assert "0711-3000001" in shown
    assert "清明" in shown  # the days are told one by one
    assert "政府信息公开申请接收回执" in shown
    assert NUMBER not in shown


def test_the_applicant_is_told_the_same_day_as_the_staff_while_an_opinion_is_awaited(sent, bureau):
    case = confirmed(sent, bureau)
    with at("2024-04-03"):
        asked = {"kind": "third_party", "party_name": "清源路桥公司", "subject": "单价"}
        letter = services.consult(bureau.handler, case.pk, **asked).letter_id
        services.record_service(bureau.handler, case.pk, letter, route="direct", sent_on=clock.today())
    with at("2024-04-08"):
        shown = Citizen().open(sent.code, "1234").text
    # Fifteen days to 25 April are not counted; of the twenty 2 and 3 April were, and eighteen are left.
    assert "2024年5月22日（周三）" in shown
    assert "还有18个工作日" in shown


def test_a_late_reply_is_shown_as_late(sent, bureau):
    confirmed(sent, bureau)
    with at("2024-05-07"):
        other = Citizen()
        shown = other.open(sent.code, "1234").text
    # 30 April, then 6 and 7 May: the first five days of May are a holiday
    assert "已经超过3个工作日" in shown


@pytest.mark.parametrize(
    ("code", "digits"),
    [
        ("right", "9999"),
        ("right", ""),
        ("right", "12345"),
        ("AAAA-AAAA-AAAA", "1234"),
        ("", "1234"),
        ("'; DROP TABLE--", "1234"),
        ("right", "１２３"),
    ],
)
def test_wrong_codes_are_answered_alike(sent, code, digits):
    typed = sent.marker if code == "right" else code
    other = Citizen()
    answer = other.post(page("find"), {"code": typed, "digits": digits})
    assert answer.status_code == 200
    sentence = "还没有填写查询码" if not code else "查询码或者查询数字不对；请对照凭条核对后再试。"
    assert sentence in answer.text
    assert other.get(page("mine"))["Location"] == page("find")


def test_the_right_code_opens_however_it_is_typed(sent):
    spread = " ".join(sent.marker.lower())
    full_width = "".join(chr(ord(sign) + 0xFEE0) for sign in sent.code)
    for typed in (sent.code, sent.marker, spread, full_width):
        assert "等待工作人员与您确认" in Citizen().open(typed, "１２３４").text
    assert "等待工作人员与您确认" in Citizen().open(sent.code, "139 0000 1234").text


def test_guessing_is_slowed_by_code_from_any_address(sent):
    answers = [
        Citizen(REMOTE_ADDR=f"203.0.113.{number}").post(page("find"), {"code": sent.code, "digits": "0000"})
        for number in range(9)
    ]
    assert [answer.status_code for answer in answers] == [200] * 8 + [429]
    assert "请等15分钟再试" in answers[-1].text
    # The right digits are not taken either, as long as it lasts; a quarter of an hour later they are.
    assert Citizen().post(page("find"), {"code": sent.code, "digits": "1234"}).status_code == 429
    with at("2024-04-01", minutes=15):
        assert Citizen().post(page("find"), {"code": sent.code, "digits": "1234"}).status_code == 302


def test_signs_that_no_code_has_do_not_make_it_another_code(sent):
    answers = [
        Citizen(REMOTE_ADDR=f"203.0.113.{number}").post(
            page("find"), {"code": sent.code + "0" * number, "digits": "0000"}
        )
        for number in range(9)
    ]
    assert [answer.status_code for answer in answers] == [200] * 8 + [429]


def test_guessing_is_slowed_by_address_for_any_code(bureau):
    browser = Citizen(REMOTE_ADDR="203.0.113.77")
    codes = [f"AAAABBBB{number:04d}".replace("0", "C").replace("1", "D") for number in range(31)]
    answers = [browser.post(page("find"), {"code": code, "digits": "1234"}).status_code for code in codes]
    assert answers == [200] * 30 + [429]


def test_the_page_closes_after_half_an_hour_without_a_look(sent):
    with at("2024-04-01", minutes=29):
        assert sent.get(page("mine")).status_code == 200
    with at("2024-04-01", minutes=58):
        assert sent.get(page("mine")).status_code == 200
    with at("2024-04-01", minutes=89):
        answer = sent.get(page("mine"), follow=True)
    assert answer.redirect_chain[-1][0] == page("find")
    assert "半小时没有操作" in answer.text


def test_leaving_closes_the_page_and_the_browser_keeps_no_copy(sent):
    assert "no-store" in sent.get(page("mine"))["Cache-Control"]
    sent.post(page("leave"))
    assert sent.get(page("mine"))["Location"] == page("find")


def test_a_session_planted_before_is_worth_nothing_after(sent):
    visitor = Citizen()
    visitor.get(page("new"))  # gives it a session
    planted = visitor.cookies["sessionid"].value
    visitor.open(sent.code, "1234")
    assert visitor.cookies["sessionid"].value != planted


def test_changing_the_phone_closes_pages_that_are_open(sent):
    Applicant.objects.update(second_factor="")
    visitor = Citizen()
    assert "不对" in visitor.open(sent.code, "1234").text


# --- letters ---


def letter_of(case, code):
    return Letter.objects.get(request=case, code=code)


def test_a_letter_is_there_once_it_was_sent_and_seeing_it_is_noted(sent, bureau):
    case = confirmed(sent, bureau)
    services.request_amendment(bureau.handler, case.pk, items="写明年度", guidance="写明是哪一年的决算")
    notice = letter_of(case, "amendment_notice")
    assert sent.get(page("letter", notice.pk)).status_code == 404
    services.record_service(bureau.registrar, case.pk, notice.pk, route="online", sent_on=clock.today())
    assert "补正告知书" in sent.get(page("mine")).text
    notice.refresh_from_db()
    assert notice.seen_at is None
    for _time in range(2):
        shown = sent.get(page("letter", notice.pk)).text
    assert "写明年度" in shown
    notice.refresh_from_db()
    assert notice.seen_at == clock.now()
    assert Event.objects.filter(tag="disclosure_requests.letter.seen").count() == 1
    pdf = sent.get(page("letter_pdf", notice.pk))
    assert pdf.content.startswith(b"%PDF-")
    assert "attachment" in pdf["Content-Disposition"]


def test_nothing_of_another_request_and_no_inner_paper_is_reached(sent, bureau):
    other = in_review(bureau)
    confirmed(sent, bureau)
    own = letter_of(sent.record(), "receipt_slip")
    foreign = letter_of(other, "receipt_slip")
    inner = Letter.objects.create(
        request=sent.record(), agency=bureau.agency, code="review_sheet", title="审核表", facts="{}",
        issued_on=clock.today(), sent_on=clock.today(), route="inner", state="sent", is_for_applicant=False,
    )  # fmt: skip
    assert sent.get(page("letter", own.pk)).status_code == 200
    for number in (foreign.pk, inner.pk, 0, 10**9, 2**63 - 1):
        assert sent.get(page("letter", number)).status_code == 404, number
        assert sent.get(page("letter_pdf", number)).status_code == 404, number
        assert sent.get(page("released", number)).status_code == 404, number


@pytest.mark.parametrize("fault", ["lost", "changed"])
def test_a_released_file_that_is_not_as_it_was_kept_is_a_sentence_and_a_line_of_the_log(
    sent, bureau, caplog, fault
):
    case = confirmed(sent, bureau)
    data = "决算公开表".encode()
    file = RequestFile.objects.create(
        request=case, kind="release", name="决算.txt", media_type="text/plain", sha256=storage.keep(data),
        size=len(data),
    )  # fmt: skip
    with on("2024-04-03"):
        replied(bureau, case, route="online")
    assert sent.get(page("released", file.pk)).content == data
    path = storage.place(file.sha256)
    path.write_bytes(b"x") if fault == "changed" else path.unlink()
    answer = sent.get(page("released", file.pk), follow=True)
    assert answer.status_code == 200
    assert "“决算.txt”现在不能下载" in answer.text
    assert f"请联系{bureau.agency.name}" in answer.text
    assert f"request file {file.pk}" in caplog.text


def test_of_several_files_of_which_one_is_too_many_nothing_stays(sent, bureau, settings):
    case = confirmed(sent, bureau)
    Policy.objects.create(agency=bureau.agency, charges_fee=True)
    services.charge_fee(bureau.handler, case.pk, method="per_page", units=100, how_to_pay="到银行缴纳")
    sent.post(page("payment"), {"documents": [upload(f"{at}.pdf", PDF + b"%d" % at) for at in range(9)]})
    folder = settings.DATA / "requests"
    kept = sorted(path for path in folder.rglob("*") if path.is_file())
    assert (case.files.count(), len(kept)) == (9, 9)
    two = [upload("甲.pdf", PDF + b"a"), upload("乙.pdf", PDF + b"b")]
    assert "附件最多10个" in sent.post(page("payment"), {"documents": two}).text
    assert case.files.count() == 9
    assert sorted(path for path in folder.rglob("*") if path.is_file()) == kept
    # One that is there already takes no place.
    again = [upload("0.pdf", PDF + b"0"), upload("甲.pdf", PDF + b"a")]
    assert sent.post(page("payment"), {"documents": again}).status_code == 302
    assert case.files.count() == 10


def test_the_outcome_is_not_told_before_the_reply_is_sent(sent, bureau):
    case = confirmed(sent, bureau)
    with on("2024-04-03"):
        replied_case = replied(bureau, case, route="online")
        shown = Citizen().open(sent.code, "1234").text
    assert replied_case.state == "replied"
    assert "予以公开" in shown
    assert "答复日期" in shown


# --- amendments, reasons, payment, withdrawal ---


def asked_to_amend(citizen, bureau):
    case = confirmed(citizen, bureau)
    services.request_amendment(
        bureau.handler, case.pk, items="写明年度\n写明单位", guidance="写明是哪一年、哪个单位的决算"
    )
    return case


def test_an_amendment_starts_the_clock_anew(sent, bureau):
    asked_to_amend(sent, bureau)
    shown = sent.get(page("mine")).text
    assert "需要您补正申请内容" in shown
    assert "写明单位" in shown
    with on("2024-04-22"):
        sent.open(sent.code, "1234")
        files = [upload("补充.pdf")]
        answer = sent.post(page("amend"), {"answer": "2023年度\n县财政局", "documents": files}, follow=True)
    assert "补正已经提交" in answer.text
    case = sent.record()
    assert (case.state, case.due_date.isoformat()) == ("in_review", "2024-05-21")
    assert case.amendment.answer == "2023年度\n县财政局"
    assert RequestFile.objects.get(request=case).kind == "amendment"


def test_amending_twice_is_one_amendment(sent, bureau):
    asked_to_amend(sent, bureau)
    for _click in range(2):
        answer = sent.post(page("amend"), {"answer": "2023年度"}, follow=True)
    assert "现在不需要办理这一步" in answer.text
    assert Event.objects.filter(tag="disclosure_requests.amendment.received").count() == 1


def test_an_amendment_with_a_bad_file_leaves_nothing(sent, bureau, settings):
    case = asked_to_amend(sent, bureau)
    files = [upload("好.pdf"), upload("坏.exe", b"MZ")]
    answer = sent.post(page("amend"), {"answer": "2023年度", "documents": files})
    assert "“坏.exe”是程序" in answer.text
    assert ">2023年度</textarea>" in answer.text.replace("\n", "")
    assert not RequestFile.objects.filter(request=case).exists()
    assert not [path for path in (settings.DATA / "requests").rglob("*") if path.is_file()]
    assert sent.record().state == "amendment_requested"


def test_an_empty_amendment_gets_a_sentence_beside_its_field(sent, bureau):
    asked_to_amend(sent, bureau)
    answer = sent.post(page("amend"), {"answer": "  "})
    assert errors(answer) == ["补正的内容还是空的；请按上面列出的事项写明。"]


def test_reasons_are_given_once(sent, bureau):
    case = confirmed(sent, bureau)
    services.ask_reasons(
        bureau.handler,
        case.pk,
        facts="一个月内提交30件",
        items="说明用途以外的原因",
        count=30,
        period_days=30,
    )
    assert "需要您说明理由" in sent.get(page("mine")).text
    assert "期限从通知送达您的次日起计算" in sent.get(page("mine")).text
    notice = case.letters.get(code="reason_notice")
    services.record_service(bureau.registrar, case.pk, notice.pk, route="direct", sent_on=clock.today())
    # Ten working days after 1 April 2024: 2 3 | 7 to 12 | 15 16 April; 4 to 6 April are off, 7 April is worked.
    assert "最迟2024年4月16日" in "".join(sent.get(page("mine")).text.split())
    sent.post(page("reasons"), {"answer": "各件事项不同"})
    assert case.reason_inquiries.get().answer == "各件事项不同"
    assert "现在不需要办理这一步" in sent.post(page("reasons"), {"answer": "再说一次"}, follow=True).text


def test_proof_of_payment_is_kept_and_does_not_settle_the_fee_by_itself(sent, bureau):
    case = confirmed(sent, bureau)
    Policy.objects.create(agency=bureau.agency, charges_fee=True)
    split = {"units": 11, "reason": "按一事一申请拆分计数。"}
    services.charge_fee(bureau.handler, case.pk, method="per_request", how_to_pay="到银行缴纳", **split)
    shown = sent.get(page("mine")).text
    assert "请缴纳信息处理费100元" in shown
    assert "还没有选择缴费凭证" in sent.post(page("payment"), {"words": "已缴"}).text
    sent.post(page("payment"), {"words": "今天在柜台缴的", "documents": upload("回单.pdf")})
    case = sent.record()
    assert case.state == "fee_notified"
    assert case.files.get().kind == "payment"
    assert case.talks.filter(summary="今天在柜台缴的").exists()


def test_withdrawing_asks_once_more_and_ends_the_matter(sent, bureau):
    confirmed(sent, bureau)
    asked = sent.get(page("withdraw"))
    assert "撤回以后，单位不再办理" in asked.text
    assert sent.record().state == "in_review"
    version = sent.record().version
    answer = sent.post(page("withdraw"), {"version": version, "reason": "已经找到"}, follow=True)
    assert "您已经撤回这份申请" in answer.text
    case = sent.record()
    assert (case.state, case.outcome) == ("decided", "otherwise_closed.other")


def test_those_who_work_on_it_are_told_of_each_act(sent, bureau):
    def told(person):
        return [str(one) for one in Notice.objects.filter(recipient=person).order_by("pk")]

    first = ["网上收到新的申请〔2024〕第0001号，请与申请人联系确认。"]
    assert told(bureau.registrar) == first
    assert told(bureau.office) == first
    assert told(bureau.handler) == []
    asked_to_amend(sent, bureau)
    sent.post(page("amend"), {"answer": "2023年度"})
    sent.post(page("withdraw"), {"version": sent.record().version})
    assert told(bureau.handler)[-2:] == [
        "申请〔2024〕第0001号的申请人已经补正，答复期限重新计算。",
        "申请〔2024〕第0001号的申请人撤回了申请，不再办理。",
    ]


def test_a_withdrawal_confirmed_on_an_old_page_is_refused(sent, bureau):
    old = sent.record().version
    confirmed(sent, bureau)
    assert sent.post(page("withdraw"), {"version": old}).status_code == 409
    assert sent.record().state == "in_review"


def test_what_is_not_asked_for_cannot_be_handed_in(sent):
    for name in ("amend", "reasons", "payment"):
        assert sent.post(page(name), {"answer": "x"}, follow=True).redirect_chain[-1][0] == page("mine")


# --- the code by mail ---


def test_a_code_by_mail_opens_the_page_once(sent, settings, mailoutbox, monkeypatch):
    settings.MAIL_FROM = "noreply@example.cn"
    Applicant.objects.update(email="a@example.cn")
    sent.post(page("leave"))
    waiting = []
    monkeypatch.setattr(type(mailbox.send_code), "enqueue", lambda _task, code: waiting.append(code))
    same = [
        Citizen().post(page("send_mailed"), {"code": code}, follow=True).text.count("验证码已经发出")
        for code in (sent.marker, "AAAA-AAAA-AAAA")
    ]
    assert same == [1, 1]
    for code in waiting:
        mailbox.send_code.func(code)
    assert [mail.to for mail in mailoutbox] == [["a@example.cn"]]
    mailed = "".join(sign for sign in mailoutbox[0].body if sign.isdecimal())[:6]
    first, second = (
        Citizen().post(page("find"), {"code": sent.code, "mailed": mailed}) for _time in range(2)
    )
    assert (first.status_code, second.status_code) == (302, 200)


def test_without_mail_no_mailbox_is_offered(sent):
    assert "邮箱验证码" not in Citizen().get(page("find")).text
    assert Citizen().post(page("send_mailed"), {"code": sent.code}).status_code == 404
