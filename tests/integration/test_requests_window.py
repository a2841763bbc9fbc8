"""The public side of requests: a citizen writes, sends, follows, amends and withdraws, and reaches nothing else."""

from datetime import datetime, timedelta

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gongkai.apps.disclosure_requests import mailbox, queries, services, storage
from gongkai.apps.disclosure_requests.models import Applicant, DisclosureRequest, Letter, Policy, RequestFile
from gongkai.apps.disclosure_requests.services import unsent
from gongkai.apps.events.models import Event
from gongkai.lib import clock
from tests.integration.requests import CHINA, in_review, office, on, received, replied
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
    digits = unsent.query_digits(citizen.code)
    assert digits in answer.text
    other = Citizen()
    assert "已提交，等待工作人员与您确认" in other.open(citizen.marker, digits).text


def test_what_was_saved_goes_on_at_another_computer(citizen):
    citizen.take("description")
    saved = citizen.take("wanted", go="save")
    assert saved["Location"] == page("saved")
    shown = citizen.get(page("saved")).text
    digits = unsent.query_digits(citizen.code)
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
