"""What must not get in at the window: each kind of bad input gets a sentence, or is kept as harmless text; none breaks it."""

import io
import json
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gongkai.apps.disclosure_requests import services
from gongkai.apps.disclosure_requests.models import DisclosureRequest, RequestFile
from gongkai.lib import clock
from tests.integration.requests import office, on
from tests.integration.window import NUMBER, Citizen, errors, page

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}" + b"$EICAR-STANDARD-" + b"ANTIVIRUS-TEST-FILE!$H+H*"
FIELDS = {
    "description": ["description"],
    "applicant": ["name"],
    "contact": ["address", "contact_person"],
    "agent": ["agent_name"],
}
HOSTILE = {
    "script": "<script>alert(1)</script>",
    "attribute": '"><img src=x onerror=alert(1)>',
    "template": "{{ request.session }}{% load i18n %}",
    "formula": '=HYPERLINK("http://x.invalid","点我")',
    "formula_at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "sql": "'; DROP TABLE disclosure_requests_applicant; --",
    "nought": "a\x00b",
    "turned": "\u202egnp.exe\u202c",
    "typst": '#sys.inputs "$x$" \\ `raw` // @label',
}


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    settings.DATA = tmp_path


@pytest.fixture
def bureau(county):
    with on("2024-04-01"):
        yield office(county)


@pytest.fixture
def citizen(bureau):
    return Citizen().begin(bureau.agency.pk)


def shown(citizen, *names) -> str:
    return "".join(citizen.get(page(*name) if isinstance(name, tuple) else page(name)).text for name in names)


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_are_text_on_every_page(citizen, bureau, words):
    """The same words in every field at once: wherever they broke out, a page or a paper would show it."""
    citizen.fill(**{step: dict.fromkeys(fields, words) for step, fields in FIELDS.items()})
    pages = shown(citizen, *(("step", step) for step in FIELDS), ("step", "review"), "saved")
    citizen.send()
    case = citizen.record()
    services.confirm(bureau.registrar, case.pk, confirmed_on=clock.today(), way="phone", summary="已确认")
    [slip] = case.letters.all()
    pages += shown(citizen, "sent", "mine", ("letter", slip.pk))
    assert "<script>alert" not in pages
    assert "<img src=x" not in pages
    assert "\u202e" not in pages
    assert "SessionStore" not in pages
    assert citizen.get(page("slip")).content.startswith(b"%PDF-")
    assert citizen.get(page("letter_pdf", slip.pk)).content.startswith(b"%PDF-")
    expected = "".join(sign for sign in words if sign not in "\u202e\u202c\x00")
    kept = {
        field: getattr(case.applicant, field)
        for step in FIELDS
        if step != "description"
        for field in FIELDS[step]
    }
    assert {"description": case.description} | kept == dict.fromkeys(["description", *kept], expected)


@pytest.mark.parametrize(
    ("step", "given", "sentence"),
    [
        ("description", {"description": ""}, "还没有写需要什么政府信息"),
        ("description", {"description": " \n\t\u3000\n"}, "还没有写需要什么政府信息"),
        ("description", {"description": "\u200b\u202e\ufeff"}, "还没有写需要什么政府信息"),
        ("description", {"description": "长" * 5001}, "内容超过5000字（现有5001字）"),
        ("wanted", {"wanted_form": "stolen"}, "选择一个有效的选项"),
        ("wanted", {"wanted_route": "fax"}, "选择一个有效的选项"),
        ("wanted", {"wanted_form": ""}, "还没有选择信息的形式"),
        ("applicant", {"kind": ""}, "还没有选择是个人还是单位"),
        ("applicant", {"kind": "system_administrator"}, "选择一个有效的选项"),
        ("applicant", {"name": ""}, "还没有填写姓名或者单位名称"),
        ("applicant", {"name": "甲" * 121}, "120"),
        ("applicant", {"document_number": "110101199003070"}, "居民身份证号码是18位"),
        ("applicant", {"document_number": "110101199003070021"}, "校验位不符"),
        ("applicant", {"document_number": "99010119900307002X"}, "前两位不是行政区划代码"),
        ("applicant", {"document_number": "11010119901307002X"}, "不是一个出生日期"),
        ("applicant", {"document_number": "11010120240402002X"}, "不是一个出生日期"),
        ("applicant", {"document_number": "壹" * 18}, "前17位是数字"),
        ("applicant", {"document_kind": "social_credit_code"}, "与“谁来申请”不相符"),
        (
            "applicant",
            {"kind": "organization_applicant", "document_kind": "social_credit_code", "document_number": "91350100M000100Y44"},
            "统一社会信用代码不对",
        ),
        ("contact", {"phone": ""}, "还没有留下联系方式"),
        ("contact", {"phone": "not a phone"}, "电话号码的格式不对"),
        ("contact", {"phone": "1" * 31}, "30"),
        ("contact", {"email": "a@b@c"}, "电子邮箱的格式不对"),
        ("contact", {"email": "a@example.cn\nBcc: b@example.cn"}, "电子邮箱的格式不对"),
        ("contact", {"postcode": "43000"}, "邮政编码是6位数字"),
        ("agent", {"agent_phone": "13900000000"}, "还没有填代理人姓名"),
        ("agent", {"agent_name": "乙", "agent_phone": "<b>"}, "电话号码的格式不对"),
    ],
)  # fmt: skip
def test_a_wrong_answer_gets_a_sentence_beside_its_field(citizen, step, given, sentence):
    answer = citizen.take(step, **given)
    assert answer.status_code == 200
    assert any(sentence in one for one in errors(answer)), errors(answer)
    assert 'role="alert"' in answer.text


def container(*names: str, content: bytes = b"<x/>") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in names:
            made.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("run.exe", b"MZ", "是程序"),
        ("身份证.pdf", b"MZ\x90\x00" + bytes(64), "是程序"),
        ("身份证.pdf.js", PDF, "是程序"),
        ("页面.html", b"<script>", "是网页"),
        ("图.svg", b"<svg onload='alert(1)'/>", "是网页"),
        ("包.zip", container("a.txt"), "是压缩包"),
        ("滑.docx", container("word/document.xml", "../../../etc/passwd"), "内部的路径不正常"),
        ("宏.docx", container("word/document.xml", "word/vbaProject.bin"), "含有宏"),
        ("弹.xlsx", container("xl/workbook.xml", "a", "b", "c", "d", content=bytes(55 * 1024**2)), "解开后过大"),
        ("毒.txt", EICAR, "病毒测试文件"),
        ("毒.docx", container("word/document.xml", content=EICAR), "病毒测试文件"),
        ("假.png", PDF, "内容与扩展名不符"),
        ("锁.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64), "内容与扩展名不符"),
        ("大.txt", b"a" * (20 * 1024**2 + 1), "超过20 MB"),
        ("怪.xyz", PDF, "不是可以接收的类型"),
    ],
)  # fmt: skip
def test_a_bad_file_gets_a_sentence_and_leaves_nothing(citizen, settings, name, data, sentence):
    answer = citizen.take("files", go="add", kind="identity", documents=SimpleUploadedFile(name, data))
    assert any(sentence in one for one in errors(answer)), errors(answer)
    assert not RequestFile.objects.exists()
    kept = settings.DATA / "requests"
    assert not [path for path in kept.rglob("*") if path.is_file()]


def test_an_empty_file_is_named_as_empty(citizen):
    answer = citizen.take("files", go="add", kind="identity", documents=SimpleUploadedFile("空.txt", b""))
    assert any("空文件" in one for one in errors(answer)), errors(answer)


def test_the_good_files_of_a_selection_are_kept_and_the_bad_ones_named(citizen):
    files = [SimpleUploadedFile("好.pdf", PDF), SimpleUploadedFile("坏.exe", b"MZ")]
    answer = citizen.take("files", go="add", kind="identity", documents=files)
    assert [file.name for file in RequestFile.objects.all()] == ["好.pdf"]
    assert "身份证明：好.pdf" in answer.text
    assert "“坏.exe”是程序" in answer.text


def test_the_eleventh_file_of_a_kind_is_refused(citizen):
    files = [SimpleUploadedFile(f"{number}.txt", f"第{number}件".encode()) for number in range(11)]
    answer = citizen.take("files", go="add", kind="application", documents=files)
    assert "附件最多10个" in answer.text
    assert RequestFile.objects.count() == 10


def test_a_path_in_a_file_name_leads_nowhere(citizen):
    body = (
        b'--x\r\nContent-Disposition: form-data; name="request"\r\n\r\n' + citizen.marker.encode()
        + b'\r\n--x\r\nContent-Disposition: form-data; name="go"\r\n\r\nadd'
        + b'\r\n--x\r\nContent-Disposition: form-data; name="kind"\r\n\r\nidentity'
        + b'\r\n--x\r\nContent-Disposition: form-data; name="documents"; filename="../../../../tmp/evil.pdf"'
        + b"\r\nContent-Type: application/pdf\r\n\r\n" + PDF + b"\r\n--x--\r\n"
    )  # fmt: skip
    citizen.generic("POST", page("step", "files"), body, content_type="multipart/form-data; boundary=x")
    assert RequestFile.objects.get().name == "evil.pdf"


class Unread(io.RawIOBase):
    """A body of which not a byte may be read."""

    def read(self, *_args):
        raise AssertionError("the body was read")


@pytest.mark.parametrize(("has_open", "megabytes", "status"), [(False, 11, 413), (True, 65, 413)])
def test_a_body_that_is_too_large_is_refused_unread(citizen, has_open, megabytes, status):
    browser = citizen if has_open else Client()
    answer = browser.generic(
        "POST", page("step", "files"), content_type="multipart/form-data; boundary=x",
        **{"CONTENT_LENGTH": str(megabytes * 1024**2), "wsgi.input": Unread()},
    )  # fmt: skip
    assert answer.status_code == status
    assert ("合起来超过60 MB" in answer.text) is has_open


def test_three_files_of_nineteen_megabytes_pass_at_once(citizen):
    files = [SimpleUploadedFile(f"{n}.txt", str(n).encode() * (19 * 1024**2)) for n in range(3)]
    assert citizen.take("files", go="add", kind="application", documents=files).status_code == 302
    assert RequestFile.objects.count() == 3


# --- forged, replayed, out of order ---


@pytest.mark.parametrize("body", ["0", "999999", "-1", "x", "1 OR 1=1", ""])
def test_a_forged_body_is_refused(bureau, body):
    browser = Citizen()
    browser.get(page("new"))
    answer = browser.post(page("new"), {"body": body})
    assert answer.status_code == 200
    assert errors(answer)
    assert not DisclosureRequest.objects.exists()


def test_a_key_of_the_form_that_was_forged_opens_nothing(citizen, bureau):
    key = str(DisclosureRequest.objects.get().key)
    stranger = Citizen()
    stranger.get(page("new"))
    stranger.post(page("new"), {"body": bureau.agency.pk, "key": key})
    assert DisclosureRequest.objects.count() == 2


def test_a_form_without_its_token_is_refused(bureau):
    strict = Client(enforce_csrf_checks=True)
    strict.get(page("new"))
    assert strict.post(page("new"), {"body": bureau.agency.pk}).status_code == 403
    assert not DisclosureRequest.objects.exists()


@pytest.mark.parametrize("step", ["admin", "review2", "body%2F", "..%2Fmine"])
def test_a_step_that_is_none_is_not_there(citizen, step):
    assert citizen.get(f"/requests/new/{step}/").status_code == 404


@pytest.mark.parametrize("number", [0, 10**9, 2**63 - 1])
def test_a_file_of_another_request_is_not_taken_out(citizen, bureau, number):
    other = Citizen().begin(bureau.agency.pk)
    other.take("files", go="add", kind="identity", documents=SimpleUploadedFile("a.pdf", PDF))
    for wanted in (number, RequestFile.objects.get().pk):
        assert citizen.post(page("take_out", wanted)).status_code == 302
    assert RequestFile.objects.count() == 1


def test_a_file_kind_of_the_body_cannot_be_forged(citizen):
    for kind in ("release", "original", "letter", "proof"):
        answer = citizen.take("files", go="add", kind=kind, documents=SimpleUploadedFile("a.pdf", PDF))
        assert errors(answer)
    assert not RequestFile.objects.exists()


def test_fields_that_were_not_asked_change_nothing(citizen):
    extra = {
        "state": "closed",
        "outcome": "granted",
        "receipt_date": "2020-01-01",
        "registered_by": 1,
        "serial": 7,
    }
    citizen.take("description", **extra)
    case = citizen.record()
    assert (case.state, case.outcome, case.receipt_date, case.serial) == ("draft", "", None, None)


def test_a_replayed_sending_changes_nothing(citizen):
    citizen.fill().send()
    before = citizen.record()
    for go in ("send", "next", "save", "back"):
        citizen.post(page("step", "review"), {"request": citizen.marker, "go": go})
    after = citizen.record()
    assert (after.version, after.serial, after.submitted_at) == (
        before.version,
        before.serial,
        before.submitted_at,
    )


def test_sending_before_the_form_is_whole_sends_nothing(citizen):
    citizen.take("description")
    answer = citizen.send()
    assert "还有必填的内容没有填写" in answer.text
    assert citizen.record().state == "draft"


@pytest.mark.parametrize("version", ["", "x", "0", "-3", "9" * 30])
def test_a_forged_version_withdraws_nothing(citizen, version):
    citizen.fill().send()
    assert citizen.post(page("withdraw"), {"version": version}).status_code == 200
    assert citizen.record().state == "awaiting_confirmation"


def test_json_in_place_of_a_form_is_an_empty_form(citizen):
    answer = citizen.generic(
        "POST", page("step", "description"), json.dumps({"description": "x"}), "application/json"
    )
    assert answer.status_code == 302  # names no request, so nothing is taken
    assert citizen.record().description == ""


def test_no_page_shows_the_number_of_the_identity_document_after_sending(citizen):
    citizen.fill().send()
    assert NUMBER not in shown(citizen, "sent", "mine", "withdraw", "find", "start")


def test_the_address_that_begins_too_many_requests_is_asked_to_wait(bureau, settings):
    settings.FILINGS_PER_HOUR = 2

    def begun() -> int:
        browser = Citizen()
        browser.get(page("new"))
        return browser.post(page("new"), {"body": bureau.agency.pk}).status_code

    assert [begun() for _time in range(3)] == [302, 302, 429]
    assert DisclosureRequest.objects.count() == 2
