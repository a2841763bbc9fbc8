"""The pages of cases: what they show, what they refuse, how many queries they take; and the bundle of evidence."""

import io
import zipfile
from datetime import date

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gongkai.apps.agencies.roles import Role
from gongkai.apps.disclosure_requests import services as requests
from gongkai.apps.disclosure_requests import storage
from gongkai.apps.disclosure_requests.models import FileKind, RequestFile
from gongkai.apps.events.models import Event
from gongkai.apps.remedies import services
from gongkai.apps.remedies.models import RemedyCase
from tests.integration.remedies import answered_request, decided, opened, reply_of
from tests.integration.requests import PERSON, in_review, office, on, replied

pytestmark = pytest.mark.django_db
RECONSIDERATION = "administrative_reconsideration"


@pytest.fixture
def of(county):
    return office(county)


@pytest.fixture
def request_(of):
    return answered_request(of, "2025-02-03", "2025-03-03")


@pytest.fixture
def at(signed_in):
    def go(person, name, *args, query="", data=None):
        browser = signed_in(person)
        address = reverse(f"remedies:{name}", args=args) + query
        return browser.post(address, data, follow=True) if data is not None else browser.get(address)

    return go


def test_a_case_is_registered_from_its_request_and_shows_its_limits(at, of, request_):
    with on("2025-03-26"):
        form = at(of.legal, "register", request_.pk)
        given = {
            "key": form.context["form"]["key"].value(), "kind": RECONSIDERATION, "what": f"letter:{reply_of(request_).pk}",
            "brought_by": "applicant", "body_name": "清源县人民政府", "case_no": "清政复〔2025〕7号", "procedure": "ordinary",
            "applied_on": "2025-05-20", "accepted_on": "2025-03-24", "received_on": "2025-03-26", "handler": of.legal.pk,
        }  # fmt: skip
        refused = at(of.legal, "register", request_.pk, data=given).content.decode()
        page = at(
            of.legal, "register", request_.pk, data=given | {"applied_on": "2025-03-20"}
        ).content.decode()
    assert "“提起日期”晚于今天" in refused
    assert "清政复〔2025〕7号" in refused
    assert "行政复议 清政复〔2025〕7号" in page
    # The answer: ten working days from 27 March; the decision: 60 days from 24 March.
    assert "2025-04-10" in page
    assert "2025-05-23" in page
    assert "行政复议法第四十八条" in page
    assert RemedyCase.objects.get().letter == reply_of(request_)


def test_a_suit_is_registered_from_the_reconsideration_that_it_attacks(at, of, request_):
    case = decided(of, opened(of, request_, RECONSIDERATION, "2025-03-26"), "upheld", "2025-05-20")
    with on("2025-06-03"):
        page = at(of.legal, "detail", case.pk).content.decode()
        query = f"?follows={case.pk}&kind=first_instance"
        assert f"register/{request_.pk}/{query}".replace("&", "&amp;") in page
        form = at(of.legal, "register", request_.pk, query=query)
        given = {
            "key": form.context["form"]["key"].value(), "kind": "first_instance", "brought_by": "applicant",
            "body_name": "清源县人民法院", "procedure": "ordinary", "received_on": "2025-06-03", "handler": of.legal.pk,
        }  # fmt: skip
        at(of.legal, "register", request_.pk, query=query, data=given)
    suit = RemedyCase.objects.get(kind="first_instance")
    assert (suit.follows, suit.row) == (case, "suit_after_reconsideration")


def test_a_case_of_another_request_cannot_be_followed(at, of, request_):
    other = answered_request(of, "2025-02-05", "2025-03-03")
    case = decided(of, opened(of, request_, RECONSIDERATION, "2025-03-26"), "upheld", "2025-05-20")
    assert at(of.legal, "register", other.pk, query=f"?follows={case.pk}").status_code == 404
    assert at(of.legal, "register", request_.pk, query="?follows=x").status_code == 404


def test_a_suit_without_the_reconsideration_that_had_to_come_first_is_pointed_out(at, of, request_):
    case = opened(of, request_, "first_instance", "2025-04-22", applied="2025-04-15")
    with on("2025-04-23"):
        page = at(of.legal, "detail", case.pk).content.decode()
    assert "对方没有申请行政复议就直接起诉" in page
    assert "第十六条第一款" in page


def test_a_remedy_that_came_too_late_is_pointed_out(at, of, request_):
    # The reply was handed over on 3 March 2025: 60 days end on Friday 2 May, within the holiday that ends on the 5th.
    in_time = opened(of, request_, RECONSIDERATION, "2025-05-12", applied="2025-05-06")
    late = opened(of, request_, RECONSIDERATION, "2025-05-12", applied="2025-05-07")
    with on("2025-05-13"):
        assert "已经超过" not in at(of.legal, "detail", in_time.pk).content.decode()
        page = at(of.legal, "detail", late.pk).content.decode()
    assert "的期限到2025年5月6日届满，对方于2025年5月7日提起，已经超过" in page


def test_acts_are_done_on_their_pages_and_refusals_are_said_there(at, of, request_):
    case = opened(of, request_, RECONSIDERATION, "2025-03-26")
    with on("2025-04-02"):
        filed = {"filings": ["reply", "evidence"], "sent_on": "2025-04-02", "version": case.version}
        refused = at(of.legal, "answer", case.pk, data=filed | {"filings": ["evidence"]}).content.decode()
        page = at(of.legal, "answer", case.pk, data=filed).content.decode()
    assert "还没有选“行政复议答复书”" in refused
    assert "已答复，等待结果" in page
    with on("2025-05-28"):
        result = {
            "result": "revoked", "decided_on": "2025-05-26", "delivered_on": "2025-05-28", "orders_redo": "on",
            "version": case.version + 1,
        }  # fmt: skip
        assert "结果纠正" in at(of.legal, "decide", case.pk, data=result).content.decode()
        assert "还没有照办" in at(of.legal, "close", case.pk).content.decode()
        page = at(of.registrar, "redo", case.pk, data={}).content.decode()
    assert '已于<span class="gk-nowrap">2025-05-28</span>开始重新办理' in page


def test_papers_are_kept_and_each_look_is_an_event(at, of, request_, county):
    case = opened(of, request_, RECONSIDERATION, "2025-03-26")
    with on("2025-03-27"):
        wrong = {"kind": "application", "file": SimpleUploadedFile("申请书.exe", b"MZ")}
        assert "不能接收" in at(of.legal, "attach", case.pk, data=wrong).content.decode()
        right = {"kind": "application", "file": SimpleUploadedFile("申请书.txt", "复议申请书".encode())}
        at(of.legal, "attach", case.pk, data=right)
        paper = case.papers.get()
        opened_ = at(of.handler, "paper", case.pk, paper.pk)
    assert opened_.content.decode() == "复议申请书"
    assert "attachment" in opened_["Content-Disposition"]
    assert Event.objects.filter(tag="remedies.paper.opened", data__paper=paper.pk).count() == 1


def test_the_list_shows_what_is_due_first_and_takes_the_same_queries_with_fifty_rows(
    of, request_, signed_in, django_assert_max_num_queries
):
    for _ in range(50):
        opened(of, request_, RECONSIDERATION, "2025-03-26")
    browser, address = signed_in(of.legal), reverse("remedies:list") + "?stage=due"
    with on("2025-04-08"):
        browser.get(address)
        # Session, person and counts of the frame; calendar, bodies to choose from, rows and saved views.
        with django_assert_max_num_queries(7):
            page = browser.get(address).content.decode()
    assert page.count("<tr") == 51
    # 10 April is two working days after Tuesday the 8th.
    assert "还有2个工作日" in page


def test_a_case_takes_few_queries_whatever_it_holds(of, request_, signed_in, django_assert_max_num_queries):
    case = opened(of, request_, RECONSIDERATION, "2025-03-26")
    with on("2025-03-27"):
        for number in range(30):
            name, data = f"{number}.txt", f"第{number}份".encode()
            services.attach(of.legal, case.pk, kind="other", name=name, data=data)
        browser, address = signed_in(of.legal), reverse("remedies:detail", args=[case.pk])
        browser.get(address)
        # Session, person and counts of the frame; calendar, case, all that it holds, its request, names.
        with django_assert_max_num_queries(8):
            page = browser.get(address).content.decode()
    assert "29.txt" in page


def test_another_body_sees_nothing_and_the_supervisor_only_looks_on(at, of, county, request_):
    case = opened(of, request_, RECONSIDERATION, "2025-03-26")
    stranger = office(county, county.east, "east").legal
    supervisor = county.person("remedy_pages_supervisor", county.government, Role.SUPERVISOR)
    with on("2025-03-27"):
        assert at(stranger, "detail", case.pk).status_code == 404
        assert "还没有投诉、复议或者诉讼" in at(stranger, "list").content.decode()
        page = at(supervisor, "detail", case.pk).content.decode()
        assert at(supervisor, "bundle", case.pk, data={}).status_code == 403
    assert str(case) in page
    assert "登记已提交答复和证据" not in page


def test_a_list_leaves_as_a_file_in_which_nothing_is_a_formula(at, of, request_):
    opened(of, request_, RECONSIDERATION, "2025-03-26", case_no="=HYPERLINK(1)")
    with on("2025-03-27"):
        text = at(of.legal, "export", query="?format=csv").content.decode("utf-8-sig")
        assert at(of.legal, "export", query="?format=xlsx").content[:2] == b"PK"
    assert "'=HYPERLINK(1)" in text


def test_lessons_stand_on_a_page_by_ground(at, of, request_):
    decided(of, opened(of, request_, RECONSIDERATION, "2025-03-26"), "revoked", "2025-05-20")
    page = at(of.legal, "lessons").content.decode()
    assert "?ground=REG16_1.internal_affairs" in page
    assert "100%" in page


# -- evidence --------------------------------------------------------------------------------------------------------


@pytest.fixture
def rich(of):
    """A request with everything: search, a third party that is silent, a reply that was signed for, files."""
    with on("2025-02-05"):
        request = in_review(of)
        requests.record_search(
            of.handler, request.pk, place="档案室", words="人事", found="检索到一份", is_found=True
        )
        requests.consult(of.handler, request.pk, kind="third_party", party_name="某公司", subject="合同单价")
        letter = request.letters.get(code="consultation_letter.third_party")
        requests.record_service(of.handler, request.pk, letter.pk, route="direct", sent_on=date(2025, 2, 5))
    with on("2025-02-27"):
        requests.record_opinion(of.handler, request.pk, request.consultations.get().pk, opinion="silent")
    with on("2025-03-03"):
        replied(of, request, route="direct")
    for kind, name in (
        (FileKind.RELEASE, "附件.txt"),
        (FileKind.ORIGINAL, "原件.txt"),
        (FileKind.IDENTITY, "身份证.png"),
    ):
        data = f"{name}的内容".encode()
        RequestFile.objects.create(
            request=request,
            kind=kind,
            name=name,
            media_type="text/plain",
            sha256=storage.keep(data),
            size=len(data),
        )
    return request


def unpacked(response):
    data = b"".join(response.streaming_content)
    return zipfile.ZipFile(io.BytesIO(data))


def words_in(archive, name):
    pages = pypdfium2.PdfDocument(archive.read(name))
    return "".join("".join(page.get_textpage().get_text_bounded() for page in pages).split())


def test_the_evidence_leaves_in_one_file_with_its_list_first(at, of, rich):
    case = opened(of, rich, RECONSIDERATION, "2025-03-26")
    with on("2025-03-28"):
        listed = at(of.legal, "bundle", case.pk).content.decode()
        archive = unpacked(at(of.legal, "bundle", case.pk, data={}))
    names = archive.namelist()
    assert names[:3] == ["00-证据目录.pdf", "01-政府信息公开申请表.pdf", "02-政府信息公开申请接收回执.pdf"]
    assert [name[:2] for name in names] == [f"{number:02d}" for number in range(len(names))]
    for part in (
        "征求意见书",
        "答复期限计算说明（第1轮）",
        "送达回证",
        "政府信息检索记录",
        "征求意见记录",
        "审核表",
        "答复附件：附件.txt",
    ):
        assert [name for name in names if part in name], part
    assert [name for name in names if "原件" in name or "身份证" in name] == []
    assert [name for name in names[1:] if name not in listed] == []
    index = words_in(archive, names[0])
    assert "政府信息公开申请表" in index
    assert f"以上证据共{len(names) - 1}份" in index
    (event,) = Event.objects.filter(tag="remedies.evidence.bundled")
    assert (event.data["documents"], event.data["originals"]) == (len(names) - 1, False)


def test_the_papers_say_what_the_file_says_and_hide_the_identity_number(at, of, rich):
    case = opened(of, rich, RECONSIDERATION, "2025-03-26")
    with on("2025-03-28"):
        archive = unpacked(at(of.legal, "bundle", case.pk, data={}))
    whole = {name: words_in(archive, name) for name in archive.namelist() if name.endswith(".pdf")}

    def of_(part):
        return next(text for name, text in whole.items() if part in name)

    assert PERSON.name in of_("申请表")
    assert PERSON.document_number not in "".join(whole.values())
    assert "档案室" in of_("检索记录")
    assert "某公司" in of_("征求意见记录")
    assert "测试req_legal" in of_("审核表")
    assert "当面送达" in of_("送达回证（政府信息公开")
    # Twenty working days from 6 February, without those of the letter: the count names the last day.
    assert "期限" in of_("计算说明")


def test_the_same_file_gives_the_same_bundle_twice_a_day(at, of, rich):
    case = opened(of, rich, RECONSIDERATION, "2025-03-26")
    with on("2025-03-28"):
        for _ in range(2):
            unpacked(at(of.legal, "bundle", case.pk, data={}))
    first, second = Event.objects.filter(tag="remedies.evidence.bundled")
    assert first.data["sha256"] == second.data["sha256"]


def test_originals_leave_only_with_who_may_take_them_and_asks(at, of, rich):
    case = opened(of, rich, RECONSIDERATION, "2025-03-26")
    with on("2025-03-28"):
        assert "originals" not in at(of.handler, "bundle", case.pk).content.decode()
        unasked = unpacked(at(of.handler, "bundle", case.pk, data={"originals": "on"}))
        asked = unpacked(at(of.legal, "bundle", case.pk, data={"originals": "on"}))
    assert [name for name in unasked.namelist() if "原件" in name] == []
    assert len([name for name in asked.namelist() if "原件" in name]) == 1


@pytest.mark.parametrize("fault", ["lost", "changed"])
def test_a_file_that_is_not_as_it_was_kept_is_listed_as_missing_and_logged(at, of, rich, caplog, fault):
    case = opened(of, rich, RECONSIDERATION, "2025-03-26")
    file = rich.files.get(kind=FileKind.RELEASE)
    path = storage.place(file.sha256)
    kept = path.read_bytes()
    path.write_bytes(kept + b" ") if fault == "changed" else path.unlink()
    try:
        with on("2025-03-28"):
            archive = unpacked(at(of.legal, "bundle", case.pk, data={}))
    finally:
        path.write_bytes(kept)
    names = archive.namelist()
    assert [name for name in names if "附件" in name] == []
    index = words_in(archive, "00-证据目录.pdf")
    assert "答复附件：附件（缺失，请从备份恢复后补入）" in index
    assert "其中1份的文件缺失" in index
    (event,) = Event.objects.filter(tag="remedies.evidence.bundled")
    assert (event.data["documents"], event.data["missing"]) == (len(names) - 1, 1)
    assert f"request file {file.pk}" in caplog.text
