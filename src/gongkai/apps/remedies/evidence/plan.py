"""Which papers of a request are evidence, in which order, and what each proves. Words of documents: always Chinese."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.translation import override

from gongkai.apps.agencies.queries import in_charge_of
from gongkai.apps.disclosure_requests import records
from gongkai.apps.disclosure_requests import services as requests
from gongkai.apps.disclosure_requests.models import FileKind, RequestFile
from gongkai.apps.disclosure_requests.queries import Dossier
from gongkai.apps.disclosure_requests.records import Record
from gongkai.apps.remedies.models import RemedyCase
from gongkai.letters import Letter, Paragraph, Table, to_pdf
from gongkai.lib import clock

INDEX = "证据目录"
MISSING = "（缺失，请从备份恢复后补入）"
# Identity documents and powers of attorney stay in the file: the body that decides has its own.
FILES = (
    FileKind.APPLICATION, FileKind.AMENDMENT, FileKind.REASONS, FileKind.PAYMENT, FileKind.OPINION,
    FileKind.EVIDENCE, FileKind.RELEASE, FileKind.PROOF,
)  # fmt: skip
PROVES: Mapping[str, str] = {
    "request_form": "申请的内容、方式和日期",
    "receipt_slip": "收到申请的日期和答复期限",
    "amendment_notice": "一次性告知补正的内容和期限",
    "amendment_receipt": "收到补正的日期和重新起算的期限",
    "extension_notice": "依法延期并已告知申请人",
    "deferral_notice": "依法延迟答复并已告知申请人",
    "reason_notice": "依法要求申请人说明理由",
    "fee_notice": "依法通知缴纳信息处理费",
    "consultation_letter": "依法书面征求意见",
    "consultation_notice": "已告知申请人正在征求意见",
    "consultation_record": "征求意见的对象、期限和结果",
    "disclosure_notice": "决定公开的内容和理由已告知第三方",
    "reply": "答复的内容、理由、依据和救济告知",
    "clock_ledger": "答复期限的计算，答复是否按期",
    "service_receipt": "文书送达的方式和日期",
    "search_record": "已尽到检索义务",
    "review_sheet": "答复经过审核和审批",
    FileKind.APPLICATION: "申请人提交的材料",
    FileKind.AMENDMENT: "申请人补正的内容",
    FileKind.REASONS: "申请人说明的理由",
    FileKind.PAYMENT: "缴费的事实",
    FileKind.OPINION: "被征求意见者的意见",
    FileKind.EVIDENCE: "检索与查证的事实",
    FileKind.RELEASE: "随答复提供的信息",
    FileKind.PROOF: "送达的事实",
    FileKind.ORIGINAL: "所涉信息的原貌，仅供审理机关核对",
}
_UNFIT = re.compile(r"[\\/:*?\"<>|\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]+")
NAME_AT_MOST = 80


@dataclass(frozen=True)
class Exhibit:
    """One file of the bundle. ending: of its name; data: makes its bytes. Of a kept file it raises NotAllowed when the
    bytes are not what was kept.
    """

    title: str
    proves: str
    dated: date
    ending: str
    data: Callable[[], bytes]
    number: str = ""
    is_kept: bool = False


@override(settings.LANGUAGE_CODE)
def exhibits_of(of: Dossier, *, originals: bool = False) -> list[Exhibit]:
    """In the order of the work: what was asked, what was sent, how it was served and counted, what lies behind it."""
    return [*map(_of_record, _records(of)), *_files(of, originals=originals)]


def _records(of: Dossier) -> Iterator[Record]:
    yield records.request_form(of)
    yield from map(records.letter, of.letters)
    yield from records.ledgers(of)
    yield from records.services(of)
    yield from records.searches(of)
    yield from records.consultations(of)
    yield from records.review_sheets(of)


def _of_record(record: Record) -> Exhibit:
    proves = PROVES.get(record.code) or PROVES.get(record.code.partition(".")[0], "办理的过程")
    return Exhibit(
        record.title, proves, record.dated, "pdf", lambda: to_pdf(record.made()), record.number
    )  # fmt: skip


def _files(of: Dossier, *, originals: bool) -> Iterator[Exhibit]:
    wanted = (*FILES, FileKind.ORIGINAL) if originals else FILES
    for kind in wanted:
        for file in of.files:
            if file.kind == kind:
                yield _of_file(file)


def _of_file(file: RequestFile) -> Exhibit:
    stem, _dot, ending = file.name.rpartition(".")
    title = f"{file.get_kind_display()}：{stem or file.name}"
    proves = PROVES[FileKind(file.kind)]
    return Exhibit(
        title,
        proves,
        clock.day_of(file.added_at),
        ending or "bin",
        lambda: requests.bytes_of(file),
        is_kept=True,
    )


def name_of(number: int, exhibit: Exhibit) -> str:
    """01-政府信息公开申请表.pdf: the same for the same file of the request, in the order of the list."""
    title = _UNFIT.sub("_", " ".join(filter(None, (exhibit.title, exhibit.number)))).strip(" .")
    return f"{number:02d}-{title[:NAME_AT_MOST]}.{_UNFIT.sub('_', exhibit.ending)[:8]}"


def index_of(case: RemedyCase, exhibits: list[Exhibit], missing: Collection[int] = ()) -> Letter:
    """The list of evidence, which stands before everything else. missing: numbers of those that are not there."""
    body = in_charge_of(case.agency)
    about = Table(
        (
            ("案件", str(case)),
            ("审理（处理）机关", case.body_name),
            ("提交单位", body.name),
            ("政府信息公开申请", case.request.request_no),
        )
    )
    rows = tuple(
        (
            str(at),
            one.title + (MISSING if at in missing else ""),
            one.number,
            one.dated.isoformat(),
            one.proves,
        )
        for at, one in enumerate(exhibits, start=1)
    )
    heads = ("序号", "证据名称", "文号", "日期", "证明的内容")
    words = f"以上证据共{len(rows)}份，均由本机关在办理过程中形成或者收到；序号与文件名的编号一致。"
    if missing:
        words += f"其中{len(missing)}份的文件缺失或者与登记时不符，没有装入，恢复后补交。"
    return Letter(
        code="evidence_list",
        version=1,
        agency=body.name,
        title=INDEX,
        body=(about, Table(rows, heads, (2, 9, 6, 5, 8)), Paragraph(words)),
        dated=clock.today(),
    )
