"""What the templates share: the places of every document, how a document is put down, how a request is named."""

from __future__ import annotations

from datetime import date

from gongkai.letters.places import Kind, Place
from gongkai.letters.template import Addressee, Line, Template
from gongkai.statute.citation import Citation
from gongkai.statute.instruments import REG

REGULATION = "《中华人民共和国政府信息公开条例》"

AGENCY = Place("agency", "发文机关")
DATED = Place("dated", "成文日期", Kind.DAY)
NUMBER = Place("number", "发文字号", Kind.NUMBER, needed=False)
ATTACHMENTS = Place("attachments", "附件", Kind.LIST, needed=False)
COPIES = Place("copies", "抄送", Kind.LIST, needed=False)
ADDRESSEE = Place("addressee", "主送")
ORGANIZATION = Place("organization", "主送是单位", Kind.FLAG, needed=False)
CONTACT = Place("contact", "联系方式")

REQUEST_NO = Place("request_no", "申请编号")
RECEIPT_DATE = Place("receipt_date", "收到申请的日期", Kind.DAY)
DESCRIPTION = Place("description", "申请内容")
REASONS = Place("reasons", "理由", Kind.PROSE)
REMEDY = Place("remedy", "救济告知", Kind.PROSE)
REQUEST = (REQUEST_NO, RECEIPT_DATE, DESCRIPTION)

RECEIVED = (
    "{receipt_date}，本机关收到{you}提出的政府信息公开申请（编号：{request_no}），申请公开“{description}”。"
)

_OF_EACH = (AGENCY, DATED, NUMBER, ATTACHMENTS, COPIES)
_OF_LETTERS = {
    Addressee.APPLICANT: (ADDRESSEE, ORGANIZATION, CONTACT),
    Addressee.THIRD_PARTY: (ADDRESSEE, ORGANIZATION, CONTACT),
    Addressee.AGENCY: (ADDRESSEE, CONTACT),
    Addressee.UNIT: (ADDRESSEE, CONTACT),
    Addressee.FILE: (),
}


def document(
    code: str,
    title: str,
    addressee: Addressee,
    *,
    body: tuple[Line, ...],
    places: tuple[Place, ...],
    citations: tuple[Citation, ...],
    official: bool = True,
    signed: bool = True,
    outcome: str = "",
    in_force: date = REG.in_force,
    version: int = 1,
) -> Template:
    """A template with the places that every document of its kind has."""
    return Template(
        code=code,
        version=version,
        in_force=in_force,
        title=title,
        addressee=addressee,
        body=body,
        places=(*_OF_EACH, *_OF_LETTERS[addressee], *places),
        citations=citations,
        official=official,
        outcome=outcome,
        signed=signed,
    )


def optional(name: str, label: str, kind: Kind = Kind.LINE) -> Place:
    return Place(name, label, kind, needed=False)
