"""Files of a request: what may come in, what keeps a reply back, and how it is taken out."""

import io
from pathlib import Path

import pytest
from django.core.management import call_command

from gongkai.apps.disclosure_requests import queries, services, storage
from gongkai.apps.disclosure_requests.models import FileKind, RequestFile
from gongkai.apps.disclosure_requests.services import files
from gongkai.apps.events.models import Event
from gongkai.lib.errors import NotAllowed
from gongkai.release.redaction import Area, Span
from tests.files_to_release import IDENTITY, p, packed, pdf, picture, r, word, words_of, workbook
from tests.integration.requests import GRANTED, decided, in_review, office, on, ready_draft, received

pytestmark = pytest.mark.django_db

PLAIN = pdf("清源县2023年度财政决算公开表")
COVERED = pdf("测试当事人甲乙丙\n\n#place(dy: -1.2em, rect(width: 60mm, height: 1.6em, fill: black))")
CHANGED = word(
    p("共", '<w:del w:id="1" w:author="甲"><w:r><w:delText>旧数</w:delText></w:r></w:del>', "三项")
)


def hidden_sheet() -> bytes:
    def write(book):
        book.add_worksheet("公开表").write("A1", "合计")
        book.add_worksheet("名册").hide()

    return workbook(write)


@pytest.fixture
def of(county):
    with on("2024-04-01"):
        yield office(county)


@pytest.fixture
def case(of):
    return in_review(of)


def released(of, case, data=PLAIN, name="决算表.pdf"):
    return files.add(of.handler, case, kind="release", name=name, data=data)


def events_of(tag):
    return list(Event.objects.filter(tag=f"disclosure_requests.file.{tag}").values_list("actor", "data"))


# coming in


def test_a_file_is_kept_sealed_under_its_hash_with_an_event(of, case):
    file = released(of, case)
    assert storage.load(file.sha256) == PLAIN
    assert (file.name, file.media_type, file.findings) == ("决算表.pdf", "application/pdf", [])
    (seen,) = events_of("added")
    assert seen == (of.handler.pk, {"file": file.pk, "kind": "release", "sha256": file.sha256})


def test_no_word_of_what_people_hand_in_stands_on_the_disk(of, case, settings):
    said = "兹委托测试代理人办理".encode()
    power = files.add(of.registrar, case, kind="power_of_attorney", name="委托书.txt", data=said)
    assert (power.size, storage.load(power.sha256)) == (len(said), said)
    on_disk = [path.read_bytes() for path in Path(settings.DATA, "requests").rglob("*") if path.is_file()]
    assert on_disk
    assert not any(said in kept for kept in on_disk)
    _file, given = files.open_personal(of.handler, case.pk, power.pk)
    assert given == said


def test_the_same_file_under_another_key_still_opens_and_is_sealed_anew(of, case, settings, tmp_path):
    settings.DATA = tmp_path  # the other tests have the first key
    file = released(of, case)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "the key after the change"
    assert files.read(of.handler, case.pk, file.pk)[1] == PLAIN
    call_command("files", "seal", stdout=io.StringIO())
    settings.SECRET_KEY_FALLBACKS = []
    assert storage.load(file.sha256) == PLAIN


def test_the_same_file_twice_is_there_once(of, case):
    assert released(of, case) == released(of, case)
    assert RequestFile.objects.filter(request=case).count() == 1
    assert len(events_of("added")) == 1


def test_the_applicant_hands_in_through_the_same_door(case):
    file = files.add(None, case, kind="amendment", name="补正.png", data=picture())
    assert (file.added_by, file.kind) == (None, FileKind.AMENDMENT)


@pytest.mark.parametrize(
    ("kind", "name", "data", "part"),
    [
        ("release", "a.exe", b"MZ" + b"\0" * 90, "不接收程序"),
        ("release", "a.zip", b"PK\x03\x04" + b"\0" * 90, "不接收压缩包"),
        ("release", "a.pdf", b"", "空的"),
        ("release", "a.docx", packed({"word/document.xml": "<a/>", "../x": "x"}), "文件夹以外"),
        ("release", "a.html", b"<html></html>", "不接收“.html”文件"),
        ("original", "a.pdf", picture(), "内容却是PNG图片"),
        ("evidence", "a.exe", b"MZ" + b"\0" * 90, "程序"),
        ("evidence", "a.svg", b"<svg/>", "网页"),
        ("letter", "a.pdf", PLAIN, "没有这一类文件"),
        ("nothing", "a.pdf", PLAIN, "没有这一类文件"),
    ],
)
def test_a_file_that_may_not_come_in_gets_a_sentence_and_leaves_nothing(of, case, kind, name, data, part):
    with pytest.raises(NotAllowed, match=part):
        files.add(of.handler, case, kind=kind, name=name, data=data)
    assert not RequestFile.objects.filter(request=case).exists()
    assert events_of("added") == []


def test_a_registrar_adds_proofs_and_no_attachments(of, case):
    assert files.add(of.registrar, case, kind="proof", name="签收单.png", data=picture()).pk
    with pytest.raises(NotAllowed, match="须由“清源县财政局”的经办人"):
        files.add(of.registrar, case, kind="release", name="a.pdf", data=PLAIN)


def test_attachments_are_fixed_once_the_draft_is_sent_for_review(of, case):
    file = released(of, case)
    ready_draft(of, case, GRANTED)
    with pytest.raises(NotAllowed, match="已经送审，附件不能再改动"):
        released(of, case, pdf("另一份"))
    with pytest.raises(NotAllowed, match="已经送审，附件不能再改动"):
        files.remove(of.handler, case.pk, file.pk)


def test_after_the_decision_nothing_is_added_to_the_reply(of, case):
    decided(of, case)
    with pytest.raises(NotAllowed, match="已经决定"):
        released(of, case)


def test_what_the_applicant_handed_in_is_not_taken_out(of, case):
    file = files.add(None, case, kind="application", name="附件.pdf", data=PLAIN)
    with pytest.raises(NotAllowed, match="申请人提交的材料属于卷宗"):
        files.remove(of.handler, case.pk, file.pk)


# the gate: each stopped, each with its sentence


@pytest.mark.parametrize(
    ("name", "data", "part"),
    [
        ("表.xlsx", hidden_sheet(), "工作表“名册”是隐藏的"),
        ("答复.docx", CHANGED, "没有接受或者拒绝的修订（删除1处）"),
        ("答复.pdf", pdf(f"身份证号 {IDENTITY}"), "第1页有居民身份证号码（110*************2X）"),
        ("答复.pdf", COVERED, "8个看不见却能复制出来的文字"),
    ],
)
def test_a_reply_with_such_an_attachment_is_not_decided(of, case, name, data, part):
    file = released(of, case, data, name)
    assert [part in finding["sentence"] for finding in file.findings] == [True]
    ready_draft(of, case, GRANTED)
    with pytest.raises(NotAllowed, match=f"答复附件“{name}”还有发布检查结果没有处理"):
        services.decide(of.leader, case.pk)
    files.clear(of.secrecy, case.pk, file.pk, reason="逐项看过，可以公开")
    assert services.decide(of.leader, case.pk).state == "decided"


def test_the_same_reply_with_a_plain_attachment_is_decided(of, case):
    released(of, case)
    assert decided(of, case).state == "decided"


def test_a_finding_that_comes_after_the_decision_still_stops_delivery(of, case):
    """As when rules are sharpened and files are checked again."""
    file = released(of, case)
    decided(of, case)
    RequestFile.objects.filter(pk=file.pk).update(findings=[{"sentence": "测试"}])
    letter = case.letters.get(code__startswith="reply.")
    services.record_service(of.registrar, case.pk, letter.pk, route="mail", sent_on=letter.issued_on)
    with pytest.raises(NotAllowed, match="还有发布检查结果没有处理"):
        services.deliver(of.registrar, case.pk)


def test_nobody_clears_the_own_file_whatever_the_roles(of, case):
    file = files.add(of.office, case, kind="release", name="答复.pdf", data=COVERED)
    with pytest.raises(NotAllowed, match="不能由您自己放行"):
        files.clear(of.office, case.pk, file.pk, reason="没有问题")
    with pytest.raises(NotAllowed, match="您没有这个角色"):
        files.clear(of.handler, case.pk, file.pk, reason="没有问题")
    with pytest.raises(NotAllowed, match="还没有写放行的理由"):
        files.clear(of.head, case.pk, file.pk, reason="  ")
    files.clear(of.head, case.pk, file.pk, reason="当事人已经书面同意")
    with pytest.raises(NotAllowed, match="已经放行"):
        files.clear(of.secrecy, case.pk, file.pk, reason="再放行一次")
    assert events_of("cleared") == [(of.head.pk, {"file": file.pk})]


# taking out


def test_a_redacted_copy_goes_out_and_the_original_stays_sealed(of, case):
    original = files.add(of.handler, case, kind="original", name="名单.pdf", data=COVERED)
    copy = files.redact(of.handler, case.pk, original.pk, [Area(1, 0.1, 0.05, 0.9, 0.2)])
    assert (copy.kind, copy.made_from, copy.name) == (FileKind.RELEASE, original, "名单（遮盖）.pdf")
    assert copy.findings == []
    assert words_of(storage.load(copy.sha256)) == [""]
    assert storage.load(original.sha256) == COVERED
    assert copy.redactions["marks"] == [{"page": 1, "left": 0.1, "top": 0.05, "right": 0.9, "bottom": 0.2}]
    assert events_of("redacted") == [(of.handler.pk, {"file": copy.pk, "source": original.pk, "marks": 1})]


def test_a_second_copy_takes_the_place_of_the_first(of, case):
    original = files.add(of.handler, case, kind="original", name="名单.docx", data=word(p("测试甲", r("乙"))))
    first = files.redact(of.handler, case.pk, original.pk, [Span(1, 0, 3)])
    second = files.redact(of.handler, case.pk, original.pk, [Span(1, 0, 4)])
    first.refresh_from_db()
    assert first.removed_at is not None
    assert [file.pk for file in queries.files_of(of.handler, case.pk, "release")] == [second.pk]


def test_an_attachment_that_is_redacted_becomes_the_original(of, case):
    file = released(of, case, COVERED)
    copy = files.redact(of.handler, case.pk, file.pk, [Area(1, 0.1, 0.05, 0.9, 0.2)])
    file.refresh_from_db()
    assert file.kind == FileKind.ORIGINAL
    assert [one.pk for one in queries.files_of(of.handler, case.pk, "release")] == [copy.pk]


def test_what_is_left_beside_the_mark_keeps_the_copy_back(of, case):
    data = pdf(f"身份证号 {IDENTITY}\n\n电话 13900000000")
    original = files.add(of.handler, case, kind="original", name="名单.pdf", data=data)
    copy = files.redact(of.handler, case.pk, original.pk, [Area(1, 0, 0, 0.01, 0.01)])
    assert {finding["rule"] for finding in copy.findings} == {"RG-ID", "RG-MOBILE"}


def test_a_mark_that_does_not_fit_leaves_no_copy(of, case):
    original = files.add(of.handler, case, kind="original", name="名单.pdf", data=PLAIN)
    with pytest.raises(NotAllowed, match="没有第9页"):
        files.redact(of.handler, case.pk, original.pk, [Area(9, 0, 0, 1, 1)])
    assert not queries.files_of(of.handler, case.pk, "release").exists()


# reading


def test_each_look_at_a_document_of_a_person_is_an_event(of, case):
    file = files.add(None, case, kind="identity", name="身份证.png", data=picture())
    with pytest.raises(NotAllowed, match="每次查看都会记录"):
        files.read(of.handler, case.pk, file.pk)
    assert files.open_personal(of.handler, case.pk, file.pk)[1] == picture()
    assert events_of("opened") == [(of.handler.pk, {"file": file.pk})]


def test_who_only_looks_on_from_above_does_not_open_files(of, case, county):
    file = released(of, case)
    above = county.person("above", county.government, "supervisor")
    with pytest.raises(NotAllowed, match="只供办理这件申请的单位查看"):
        files.read(above, case.pk, file.pk)


def test_a_request_just_received_takes_files_too(of):
    case = received(of)
    assert released(of, case).pk


def test_bytes_that_were_changed_or_lost_on_the_disk_are_not_given_out(of, case):
    file = released(of, case)
    path = storage.place(file.sha256)
    kept = path.read_bytes()
    try:
        path.write_bytes(kept + b" ")
        with pytest.raises(NotAllowed, match="与登记时的指纹不符"):
            files.read(of.handler, case.pk, file.pk)
        path.unlink()
        with pytest.raises(NotAllowed, match="请联系技术人员从备份恢复"):
            files.read(of.handler, case.pk, file.pk)
    finally:
        path.write_bytes(kept)
