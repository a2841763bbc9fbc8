"""An item begun from a Word document: its pictures are its own attachments, and nothing half-made stays."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gongkai.apps.proactive import queries, services
from gongkai.apps.proactive.from_word import item_of_docx
from gongkai.apps.proactive.models import Attachment, Item
from gongkai.lib.errors import NotAllowed
from tests.files_to_release import pdf, picture
from tests.integration.items import desk, words
from tests.integration.requests import on
from tests.word_files import notice, saved

pytestmark = pytest.mark.django_db


@pytest.fixture
def of(county):
    with on("2024-04-08"):
        yield desk(county)


def test_text_and_pictures_of_a_document_become_a_draft(of):
    read = item_of_docx(saved(notice()), "通知.docx")
    assert read.title == "清源县人民政府关于加强农田水利工程建设的通知"
    assert "有1张图片还没有替代文字" in read.notes[0]
    item = services.create_from_word(of.clerk, of.agency, words(of, title=read.title), read)
    (shown,) = queries.files_of(item.newest)
    assert shown.attachment.name == "图片1.png"
    assert f'<figure><img src="attachment:{shown.attachment_id}" alt=""></figure>' in item.newest.body
    assert "<th" in item.newest.body


def test_a_draft_is_not_sent_for_review_before_its_pictures_are_described(of):
    read = item_of_docx(saved(notice()))
    item = services.create_from_word(of.clerk, of.agency, words(of, title=read.title), read)
    with pytest.raises(NotAllowed, match="正文图片的替代文字"):
        services.submit(of.clerk, item.pk)
    body = item.newest.body.replace('alt=""', 'alt="泵站位置图"')
    services.save(of.clerk, item.pk, words(of, title=read.title, body=body))
    assert services.submit(of.clerk, item.pk).newest.frozen_at


def test_a_picture_that_cannot_be_kept_leaves_nothing_behind(of):
    read = item_of_docx(saved(notice()))
    broken = replace(read, pictures=(replace(read.pictures[0], data=b"no picture"),))
    with pytest.raises(NotAllowed):
        services.create_from_word(of.clerk, of.agency, words(of), broken)
    assert not Item.objects.exists()
    assert not Attachment.objects.exists()


def test_the_words_of_an_attachment_are_kept_for_search(of):
    item = services.create(of.clerk, of.agency, words(of))
    file = services.attach(of.clerk, item.pk, name="公告.pdf", data=pdf("东河镇清淤工程"))
    assert "东河镇清淤工程" in file.text
    shown = services.attach(of.clerk, item.pk, name="图.png", data=picture(), alternative="平面图")
    assert shown.text == ""
