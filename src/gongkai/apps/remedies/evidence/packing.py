"""The bundle as a ZIP: names and times follow from the file of the request, so that two bundles can be compared."""

from __future__ import annotations

import hashlib
import tempfile
import zipfile
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from typing import IO

from django.conf import settings
from django.utils.translation import override

from gongkai.apps.remedies.evidence.plan import INDEX, Exhibit, index_of, name_of
from gongkai.apps.remedies.models import RemedyCase
from gongkai.letters import to_pdf
from gongkai.lib import clock
from gongkai.lib.errors import NotAllowed

IN_MEMORY_AT_MOST = 8 * 1024 * 1024  # bytes; a larger bundle waits on disk, out of sight, until it was sent
READ_AT_ONCE = 1024 * 1024


@dataclass(frozen=True)
class Bundle:
    """file: to be read from its beginning, and gone when it is closed. missing: how many of the list are not in it."""

    file: IO[bytes]
    sha256: str
    documents: int
    missing: int = 0


@override(settings.LANGUAGE_CODE)
def packed(case: RemedyCase, exhibits: list[Exhibit]) -> Bundle:
    """Everything is made before the first byte leaves: a paper that cannot be made is a sentence, not half a file.

    A kept file that is lost or was changed is listed as missing, and the others go out.
    """
    missing = {number for number, one in enumerate(exhibits, start=1) if _is_missing(one)}
    with ExitStack() as if_it_fails:
        file = if_it_fails.enter_context(tempfile.SpooledTemporaryFile(max_size=IN_MEMORY_AT_MOST))
        with zipfile.ZipFile(file, "w") as archive:
            _write(archive, f"00-{INDEX}.pdf", clock.today(), to_pdf(index_of(case, exhibits, missing)))
            for number, exhibit in enumerate(exhibits, start=1):
                if number not in missing:
                    _write(archive, name_of(number, exhibit), exhibit.dated, exhibit.data())
        digest = _digest(file)
        file.seek(0)
        if_it_fails.pop_all()  # from here on the response closes it
    return Bundle(file, digest, len(exhibits) - len(missing), len(missing))


def _is_missing(exhibit: Exhibit) -> bool:
    """Kept files are read twice rather than all held in memory."""
    if not exhibit.is_kept:
        return False
    try:
        exhibit.data()
    except NotAllowed:
        return True
    return False


def _write(archive: zipfile.ZipFile, name: str, dated: date, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, (max(dated.year, 1980), dated.month, dated.day, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    archive.writestr(entry, data)


def _digest(file: IO[bytes]) -> str:
    file.seek(0)
    digest = hashlib.sha256()
    while piece := file.read(READ_AT_ONCE):
        digest.update(piece)
    return digest.hexdigest()
