"""What of a file a search may find: what anybody sees who opens it, and nothing that is hidden in it."""

from __future__ import annotations

from gongkai.release.asked import looked_into
from gongkai.release.gate import read
from gongkai.release.seen import seen_text
from tests.files_to_release import IDENTITY, pdf, word

P = "<w:p>{}<w:r>{}<w:t>{}</w:t></w:r></w:p>"


def seen(data: bytes, name: str) -> str:
    return seen_text(read(data, name))


def test_the_words_of_a_page_are_found():
    assert "东河镇清淤工程" in seen(pdf("东河镇清淤工程"), "a.pdf")


def test_a_hidden_paragraph_is_not():
    shown, hidden = P.format("", "", "公告"), P.format("", "<w:rPr><w:vanish/></w:rPr>", "内部名单")
    assert seen(word(shown + hidden), "a.docx") == "公告"
    assert seen(word(shown + P.format("", "", "内部名单")), "a.docx") == "公告\n内部名单"


def test_a_document_with_tracked_changes_is_not():
    change = '<w:p><w:del w:id="1" w:author="a"><w:r><w:delText>旧额五百元</w:delText></w:r></w:del></w:p>'
    assert seen(word(P.format("", "", "公告") + change), "a.docx") == ""


def test_text_and_findings_come_together():
    said, value = looked_into(word(P.format("", "", f"身份证 {IDENTITY}")), "a.docx")
    assert said == "done"
    assert value["text"] == f"身份证 {IDENTITY}"
    assert [one["level"] for one in value["findings"]] != []
