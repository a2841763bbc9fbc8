"""Text files that go out with what is published: their encoding is told, made UTF-8, and bytes of a program are no text."""

import pytest

from gongkai.release import ATTACHED, Kind, Refused, as_utf8, kind_of
from tests.files_to_release import pdf

WORDS = "清单：\r\n一、红旗泵站\t2座\r\n二、东河镇㙍村\r\n"
UTF8_MARK, GB18030_MARK = b"\xef\xbb\xbf", b"\x84\x31\x95\x33"


@pytest.mark.parametrize(
    "data",
    [
        WORDS.encode(),
        UTF8_MARK + WORDS.encode(),
        WORDS.encode("gb18030"),
        GB18030_MARK + WORDS.encode("gb18030"),
        b"\xff\xfe" + WORDS.encode("utf-16-le"),
        b"\xfe\xff" + WORDS.encode("utf-16-be"),
    ],
)
def test_every_usual_encoding_becomes_utf8_without_a_mark(data):
    assert as_utf8(data) == WORDS.encode()


def test_a_text_of_ordinary_letters_stays_as_it_is():
    assert as_utf8(b"a,b\n=1+1\n") == b"a,b\n=1+1\n"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"MZ\x90\x00\x03\x00\x00\x00\x04\x00", id="program"),
        pytest.param(b"\x7fELF\x02\x01\x01", id="program of another system"),
        pytest.param(b"\x89PNG\r\n\x1a\n", id="picture"),
        pytest.param(b"PK\x03\x04\x14\x00", id="package"),
        pytest.param(pdf("清单"), id="PDF"),
        pytest.param("清单\x00".encode(), id="a zero within words"),
        pytest.param("清单\x1b[2J".encode(), id="a sign that steers a screen"),
        pytest.param("清单".encode() + b"\xff\xff", id="no encoding"),
        pytest.param(b"\xff\xfe\x00\xd8", id="half a sign"),
        pytest.param(b" \r\n\t", id="blank"),
    ],
)
def test_what_is_no_text_is_refused_with_a_sentence(data):
    with pytest.raises(Refused) as refusal:
        as_utf8(data)
    assert refusal.value.sentence.startswith("文件的后缀是“.txt”，内容却不是文字")
    assert "转成PDF" in refusal.value.sentence


def test_an_empty_file_is_told_to_be_empty():
    with pytest.raises(Refused, match="文件是空的"):
        as_utf8(b"")


def test_text_may_be_attached_and_a_table_of_text_may_not():
    assert kind_of("清单".encode(), "清单.txt", ATTACHED) is Kind.TEXT
    with pytest.raises(Refused, match=r"不接收“\.csv”文件；请上传.*xlsx.*txt文件"):
        kind_of(b"a,b", "清单.csv", ATTACHED)
