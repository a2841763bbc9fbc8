"""A letter as DOCX after GB/T 9704-2012, for offices that go on working on it. Fonts are named, none is shipped."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document

from gongkai.letters.docx_page import prepare
from gongkai.letters.docx_parts import RED, add_table, add_text, draw_rule
from gongkai.letters.letter import Letter
from gongkai.letters.outline import CLOSE, Role, head_role, outline, signature_place
from gongkai.letters.words import clean

_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def to_docx(letter: Letter) -> bytes:
    """The same letter gives the same bytes: nothing in the file tells when or by whom it was made."""
    document = docx.Document()
    prepare(document, title=clean(letter.title), agency=clean(letter.agency), dated=letter.dated)
    _write(document, letter)
    written = BytesIO()
    document.save(written)
    return _undated(written.getvalue())


def _write(document: Document, letter: Letter) -> None:
    parts = outline(letter)
    roles = [part.role for part in parts]
    ruled = head_role(letter)
    for at, part in enumerate(parts):
        if part.table is not None:
            add_table(document, part.table)
            continue
        first = at == 0 or roles[at - 1] is not part.role
        paragraph = add_text(document, part, first=first, close=signature_place(letter))
        if part.role is ruled:
            draw_rule(paragraph, "bottom", colour=str(RED), eighths=12)
        if part.role is Role.COPIES:
            draw_rule(paragraph, "top", "bottom")
        # The last words stay on the page of the signature, and the signature stays together.
        if at + 1 < len(roles) and roles[at + 1] in CLOSE:
            paragraph.paragraph_format.keep_with_next = True


def _undated(package: bytes) -> bytes:
    """The package with its parts in order of name and without the times at which they were written."""
    packed = BytesIO()
    with ZipFile(BytesIO(package)) as source, ZipFile(packed, "w", ZIP_DEFLATED) as target:
        # [Content_Types].xml stands first in what Word writes, and sorts first, too.
        for name in sorted(source.namelist()):
            entry = ZipInfo(name, _ZIP_EPOCH)
            entry.compress_type = ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return packed.getvalue()
