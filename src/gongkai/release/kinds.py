"""Which kind of file this is: the content says it, the ending of the name must agree, and only listed kinds come in."""

from __future__ import annotations

import unicodedata

import filetype

from gongkai.release.archive import Archive
from gongkai.release.file_types import CHECKED, FORMS, MACROS, PACKED, PROGRAMS, VIRUS_TEST, Kind
from gongkai.release.limits import check_size
from gongkai.release.refusal import Refused

_BY_ENDING = {ending: kind for kind, form in FORMS.items() for ending in form.endings}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LONGEST_NAME = 120
_NOT_IN_NAMES = frozenset('<>:"|?*')


def tidy_name(name: str) -> str:
    """The last part of a path without signs that cannot be seen or that a disk refuses; short, its ending kept."""
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    seen = "".join(
        sign for sign in last if unicodedata.category(sign)[0] != "C" and sign not in _NOT_IN_NAMES
    )
    stem, dot, ending = seen.rstrip(" .").rpartition(".")
    if not dot:
        stem, ending = ending, ""
    room = _LONGEST_NAME - len(ending) - len(dot)
    return f"{stem.strip(' .')[:room] or '未命名文件'}{dot}{ending}"


def ending_of(name: str) -> str:
    return tidy_name(name).rpartition(".")[2].lower() if "." in name else ""


def kind_of(data: bytes, name: str, allowed: frozenset[Kind] = CHECKED) -> Kind:
    """The kind of a file that may come in. Raises Refused with the sentence for the person who chose it."""
    check_size(data)
    if VIRUS_TEST in data:
        raise Refused("virus", "文件中发现病毒测试特征，不予接收；请用杀毒软件检查后换一个文件。")
    named = _named(ending_of(name), allowed)
    found = _found(data, named)
    if found is not named:
        said = FORMS[found].title if found else "另一种文件"
        raise Refused(
            "disguised",
            f"文件名的后缀是“.{ending_of(name)}”，内容却是{said}；请用原来的软件另存为{FORMS[named].title}后再上传。",
        )
    return named


def _named(ending: str, allowed: frozenset[Kind]) -> Kind:
    kind = _BY_ENDING.get(ending)
    if kind in allowed:
        return kind
    takes = "、".join(ending for one in Kind if one in allowed for ending in FORMS[one].endings)
    if kind is Kind.DOC:
        raise Refused(
            "old_format", "旧版Word文件（.doc）无法逐项检查；请在Word或WPS中另存为.docx或者.pdf后再上传。"
        )
    if ending in PACKED:
        raise Refused("packed", f"不接收压缩包，里面的内容无法逐一检查；请解压后逐个上传（{takes}）。")
    if ending in PROGRAMS:
        raise Refused("program", f"不接收程序和脚本文件（.{ending}）；请上传{takes}文件。")
    if ending in MACROS:
        raise Refused(
            "macro", f"不接收带宏的文件（.{ending}）；请另存为不带宏的.docx、.xlsx或者.pdf后再上传。"
        )
    written = f"“.{ending}”文件" if ending else "没有后缀的文件"
    raise Refused("not_listed", f"不接收{written}；请上传{takes}文件。")


def _found(data: bytes, named: Kind) -> Kind | None:
    """What the bytes are. named: text and pages have no mark of their own and are taken at their word."""
    if data.startswith(_OLE):
        return _old_office(data)
    if data.startswith(b"PK"):
        return _of_archive(data)
    guess = filetype.guess(data)  # type: ignore[no-untyped-call]  # it comes without types
    if guess is not None:
        return {"application/pdf": Kind.PDF, "image/png": Kind.PNG, "image/jpeg": Kind.JPEG}.get(guess.mime)
    if named in {Kind.HTML, Kind.TEXT, Kind.CSV} and b"\0" not in data[:4096]:
        return named
    return None


def _old_office(data: bytes) -> Kind | None:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Refused("encrypted", "文件设有打开密码，无法检查；请在Word、Excel或WPS中去掉密码后再上传。")
    return Kind.DOC if "WordDocument".encode("utf-16-le") in data else None


def _of_archive(data: bytes) -> Kind | None:
    archive = Archive(data, "文件")
    if "word/document.xml" in archive.names:
        return Kind.DOCX
    return Kind.XLSX if "xl/workbook.xml" in archive.names else None
