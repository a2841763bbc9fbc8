"""Files of strangers: few kinds are taken, told by name and by content."""

import io
import zipfile

import pytest

from gongkai.lib.uploads import SIZE_AT_MOST, Fault, Sound, examined

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(20)
EXE = b"MZ\x90\x00" + bytes(200)
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}" + b"$EICAR-STANDARD-" + b"ANTIVIRUS-TEST-FILE!$H+H*"


def container(*names: str, content: bytes = b"<x/>", packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as made:
        for name in names:
            made.writestr(name, content)
    return out.getvalue()


DOCX = container("[Content_Types].xml", "word/document.xml")


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("身份证.pdf", PDF, "application/pdf"),
        ("身份证.PNG", PNG, "image/png"),
        ("a.jpeg", JPEG, "image/jpeg"),
        ("委托书.docx", DOCX, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (
            "a.xlsx",
            container("xl/workbook.xml"),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        ("a.ofd", container("OFD.xml"), "application/ofd"),
        ("说明.txt", "补充说明".encode("gb18030"), "text/plain"),
    ],
)
def test_an_honest_file_is_taken(name, data, media_type):
    assert examined(name, data) == Sound(name, media_type)


@pytest.mark.parametrize(
    ("name", "data", "fault"),
    [
        ("virus.exe", EXE, Fault.RUNS),
        ("身份证.pdf.exe", PDF, Fault.RUNS),
        ("身份证.pdf", EXE, Fault.RUNS),
        ("身份证.pdf", PNG, Fault.CONTENT),
        ("身份证.png", b"<svg onload=alert(1)>", Fault.CONTENT),
        ("a.svg", b"<svg/>", Fault.WEB),
        ("a.html", b"<script>", Fault.WEB),
        ("a.zip", container("a.txt"), Fault.PACKED),
        ("a.docx", container("a.txt"), Fault.CONTENT),
        ("a.docx", b"PK\x03\x04 torn", Fault.CONTENT),
        ("a.docx", container("word/document.xml", "../../etc/cron.d/x"), Fault.PATHS),
        ("a.docx", container("word/document.xml", "C:/windows/x.txt"), Fault.PATHS),
        ("a.docx", container("word/document.xml", "word/vbaProject.bin"), Fault.MACRO),
        ("a.docx", container("word/document.xml", "word/embeddings/run.exe"), Fault.RUNS),
        ("a.docx", container("word/document.xml", content=EICAR), Fault.VIRUS),
        ("a.docx", container("word/document.xml", "b", "c", "d", content=bytes(60 * 1024**2)), Fault.BOMB),
        ("a.txt", EICAR, Fault.VIRUS),
        ("a.pdf", PDF + EICAR, Fault.VIRUS),
        ("a.txt", b"\x00\x01", Fault.CONTENT),
        ("a.txt", b"", Fault.EMPTY),
        ("a.txt", b"a" * (SIZE_AT_MOST + 1), Fault.SIZE),
        ("a.wps", b"x", Fault.KIND),
        ("noname", b"x", Fault.NAME),
        (".pdf", PDF, Fault.NAME),
        ("../..", PDF, Fault.NAME),
    ],
)  # fmt: skip
def test_what_is_not_taken_says_why(name, data, fault):
    assert examined(name, data) is fault


def test_a_file_of_twenty_megabytes_is_just_small_enough():
    assert isinstance(examined("a.txt", b"a" * SIZE_AT_MOST), Sound)


def test_a_name_loses_its_path_and_what_cannot_be_seen():
    assert examined("C:\\fakepath\\../身份\u202efdp.pdf", PDF) == Sound("身份fdp.pdf", "application/pdf")


def test_a_long_name_keeps_its_ending():
    found = examined("长" * 300 + ".pdf", PDF)
    assert isinstance(found, Sound)
    assert found.name == "长" * 116 + ".pdf"
