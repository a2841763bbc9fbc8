"""A Word document becomes the beginning of an item: what is kept, what is told, what counts as its title."""

from __future__ import annotations

import pytest

from gongkai.apps.proactive.wording.reading import parts_of, placed, read
from tests.files_to_release import IDENTITY, word
from tests.word_files import notice, saved

P = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


def test_a_notice_keeps_headings_points_table_and_picture():
    found = parts_of(saved(notice()))
    assert found["title"] == "清源县人民政府关于加强农田水利工程建设的通知"
    assert found["document_no"] == "清政发〔2024〕5号"
    assert found["html"] == (
        "<p>各乡镇人民政府：</p><h2>一、总体要求</h2>"
        "<p>坚持<strong>先建机制</strong>、<strong>后建工程</strong>。</p>"
        "<h3>任务分工</h3><ul><li>清淤疏浚</li><li>泵站改造</li></ul>"
        '<table><thead><tr><th scope="col">单位</th><th scope="col">任务</th><th scope="col">期限</th></tr></thead>'
        '<tbody><tr><td rowspan="2">东河镇</td><td>清淤</td><td>5月</td></tr><tr><td>泵站</td><td>6月</td></tr></tbody></table>'
        '<figure><img src="attachment:1" alt=""></figure>'
    )
    (name, data, words) = found["pictures"][0]
    assert (name, data[:4], words) == ("图片1.png", b"\x89PNG", "")
    assert dict(found["told"]) == {"undescribed": 1}


def test_the_picture_brings_its_description_along_but_not_the_name_of_its_file():
    document = notice()
    shape = next(
        document.element.body.iter(
            "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
        )
    )
    shape.set("descr", "C:\\图\\泵站.png")
    assert parts_of(saved(document))["pictures"][0][2] == ""
    shape.set("descr", "东河泵站位置示意图")
    found = parts_of(saved(document))
    assert found["pictures"][0][2] == "东河泵站位置示意图"
    assert 'alt="东河泵站位置示意图"' in found["html"]


def test_hidden_text_comes_to_light_and_is_told():
    body = (
        P.format("名单如下。") + f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>张某 {IDENTITY}</w:t></w:r></w:p>"
    )
    found = parts_of(word(body))
    assert IDENTITY in found["html"]
    assert dict(found["told"])["hidden"] == 1


def test_what_was_deleted_does_not_come_along_and_what_was_inserted_does():
    body = (
        '<w:p><w:r><w:t>补助</w:t></w:r><w:del w:id="1" w:author="a"><w:r><w:delText>五百</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="a"><w:r><w:t>八百</w:t></w:r></w:ins><w:r><w:t>元。</w:t></w:r></w:p>'
    )
    found = parts_of(word(P.format("公告") + body))
    assert found["html"] == "<p>补助八百元。</p>"
    assert dict(found["told"])["changes"] == 2


@pytest.mark.parametrize(
    ("lines", "title", "rest"),
    [
        (("东河镇2024年预算公开", "一、总则"), "东河镇2024年预算公开", "<h2>一、总则</h2>"),
        (("现将有关情况公告如下。", "甲"), "", "<p>现将有关情况公告如下。</p><p>甲</p>"),
        (("清政办〔2024〕12号", "关于做好防汛工作的通知", "各镇："), "关于做好防汛工作的通知", "<p>各镇：</p>"),
        (("关于防汛的通知", "清政办〔2024〕12号", "各镇："), "关于防汛的通知", "<p>各镇：</p>"),
    ],
)  # fmt: skip
def test_the_first_line_is_the_title_unless_it_is_a_sentence(lines, title, rest):
    found = parts_of(word("".join(P.format(line) for line in lines)))
    assert (found["title"], found["html"]) == (title, rest)


def test_links_lead_out_or_are_words():
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="h" Target="https://www.gov.cn/" TargetMode="External"/>'
        '<Relationship Id="r2" Type="h" Target="javascript:alert(1)" TargetMode="External"/></Relationships>'
    )
    link = (
        '<w:p><w:hyperlink xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="{}">'
        "<w:r><w:t>{}</w:t></w:r></w:hyperlink><w:r><w:t>。</w:t></w:r></w:p>"
    )
    body = link.format("r1", "国务院") + link.format("r2", "点这里")
    found = parts_of(word(body, word___rels__document_dot_xml_dot_rels=rels))
    assert found["html"] == '<p><a href="https://www.gov.cn/">国务院</a>。</p><p>点这里。</p>'


def test_what_is_no_word_document_is_refused_with_a_sentence():
    said, sentence = read(b"PK\x03\x04 broken", "a.docx")
    assert said == "refused"
    assert "请在原来的软件中另存" in sentence or "另存后再上传" in sentence


def test_pictures_get_their_places():
    assert (
        placed('<img src="attachment:1"><img src="attachment:2">', {1: 71, 2: 9})
        == '<img src="attachment:71"><img src="attachment:9">'
    )
