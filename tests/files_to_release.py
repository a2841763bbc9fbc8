"""Files made for the tests of the release gate: invented people, numbers whose check digits are right."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pypdfium2
import typst
import xlsxwriter
from PIL import ExifTags, Image

from gongkai.letters.fonts import fonts

IDENTITY = "11010119900307002X"  # made up; the check digit is right
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def pdf(markup: str, author: str = "") -> bytes:
    """A PDF from Typst markup."""
    head = f'#set document(author: "{author}")\n' if author else ""
    look = (
        '#set page(width: 210mm, height: 297mm, margin: 25mm)\n#set text(font: "Noto Serif SC", size: 14pt)\n'
    )
    return typst.compile(
        (head + look + markup).encode(), font_paths=fonts(), ignore_system_fonts=True, format="pdf"
    )


def pdf_with(*objects: str) -> bytes:
    """A PDF written by hand: one page of 600 × 800, further objects numbered from 4 on; {} takes the object numbers."""
    whole = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
        *objects,
    ]
    return assembled(whole)


def assembled(objects: list[str]) -> bytes:
    written = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(written))
        written += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(written)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return written + end.encode()


def stream(content: str) -> str:
    return f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"


HELVETICA = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def word(body: str, **parts: str) -> bytes:
    """A Word document. parts: further parts by name with / written as __ and . as _dot_."""
    content = f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    files = {"word/document.xml": content} | {
        name.replace("__", "/").replace("_dot_", "."): part for name, part in parts.items()
    }
    return packed(files)


def packed(files: dict[str, str | bytes]) -> bytes:
    whole = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{RELATIONSHIPS}"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        **files,
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in whole.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def p(*runs: str) -> str:
    return f"<w:p>{''.join(run if run.startswith('<') else r(run) for run in runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def workbook(write: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        write(book)
    return buffer.getvalue()


def picture(kind: str = "PNG", exif: Image.Exif | None = None) -> bytes:
    buffer = io.BytesIO()
    shown = Image.new("RGB", (200, 100), "white")
    shown.paste((200, 30, 30), (20, 20, 120, 60))
    shown.save(buffer, kind, **({"exif": exif} if exif else {}))
    return buffer.getvalue()


def photograph() -> bytes:
    """A JPEG that says where it was taken."""
    exif = Image.Exif()
    exif[ExifTags.Base.Model] = "测试相机".encode().decode("latin-1")
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (30.0, 15.0, 0.0)
    return picture("JPEG", exif)


def words_of(data: bytes) -> list[str]:
    """The text of each page of a PDF, as any reader would copy it."""
    document = pypdfium2.PdfDocument(data)
    found = []
    for page in document:
        text = page.get_textpage()
        found.append(text.get_text_bounded())
        text.close()
        page.close()
    document.close()
    return found
