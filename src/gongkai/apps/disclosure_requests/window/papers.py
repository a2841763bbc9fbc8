"""What an applicant takes away: the slip of the submission, the letters, the files that belong to the reply."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.apps.disclosure_requests import paper
from gongkai.apps.disclosure_requests.models import Letter
from gongkai.apps.disclosure_requests.queries import applicant
from gongkai.apps.disclosure_requests.second_factor import digits_in_words
from gongkai.apps.disclosure_requests.services import handing_in
from gongkai.apps.disclosure_requests.services.reading import bytes_of
from gongkai.apps.disclosure_requests.window.ticket import Ticket, case_of
from gongkai.letters import Letter as Page
from gongkai.letters import Paragraph, Table, contact_line, to_html, to_pdf
from gongkai.lib import clock
from gongkai.lib.errors import NotAllowed


@dataclass(frozen=True)
class Paper:
    """A file to be handed out: its name, its type and its bytes."""

    name: str
    media_type: str
    data: bytes


def letter_page(ticket: Ticket, number: int) -> tuple[str, str]:
    """Title and HTML of a letter that was sent to this applicant; from now on it counts as seen. Raises Http404."""
    letter = _seen(ticket, number)
    return letter.title, to_html(paper.composed(letter))


def letter_pdf(ticket: Ticket, number: int) -> Paper:
    """The same letter on paper. Raises Http404."""
    letter = _seen(ticket, number)
    return Paper(f"{letter.title}{letter.number}.pdf", "application/pdf", to_pdf(paper.composed(letter)))


def _seen(ticket: Ticket, number: int) -> Letter:
    letter = applicant.letter_for_applicant(case_of(ticket), number)
    handing_in.mark_seen(letter)
    return letter


def released(ticket: Ticket, number: int) -> Paper:
    """A file that belongs to the reply, where the reply went out online. Raises Http404, NotAllowed (not as it was kept)."""
    case = case_of(ticket)
    file = applicant.released_file(case, number)
    try:
        return Paper(file.name, file.media_type, bytes_of(file))
    except NotAllowed:  # which says it to those who run the site
        words = _("“%(name)s”现在不能下载，可能需要从备份恢复；请联系%(body)s领取，已经得到的答复不受影响。")
        raise NotAllowed(words % {"name": file.name, "body": case.agency.name}, act="released") from None


def slip_pdf(ticket: Ticket) -> Paper:
    """What the applicant keeps of the submission: the code, how it opens, to whom, when, what is asked. Raises Http404.

    Not the receipt of Article 31, which follows when both sides have confirmed.
    """
    # The words stay Chinese, as on every paper of the body, whatever the language of the page.
    case = case_of(ticket)
    agency = case.agency
    local = timezone.localtime(case.submitted_at)
    rows = (
        ("申请编号", case.request_no),
        ("收件单位", agency.name),
        ("提交时间", f"{local:%Y-%m-%d %H:%M}"),
        ("查询码", paper.grouped(case.receipt_code)),
        ("查询数字", digits_in_words(case.receipt_code, case.applicant)),
        ("申请内容", " ".join(case.description.split())[:600]),
    )
    page = Page(
        code="submission_slip",
        version=1,
        agency=agency.name,
        title="政府信息公开网上申请提交凭条",
        body=(
            Paragraph("您的申请已经提交并保存："),
            Table(tuple(rows), widths=(1, 3)),
            Paragraph(
                "网上申请以双方确认之日为收到申请之日（《中华人民共和国政府信息公开条例》第三十一条第三项）。"
                "工作人员将按您留的联系方式与您联系，确认以后另发接收回执，答复期限从次日起算。"
            ),
            Paragraph("查询进度、补正、领取文书和撤回申请，请在本网站“查询我的申请”中输入查询码和查询数字。请妥善保管本凭条。"),
        ),
        dated=clock.day_of(case.submitted_at),
        contact=contact_line(
            office=agency.name, phone=agency.contact_phone, address=agency.contact_address
        ),
        signed=False,
    )  # fmt: skip
    return Paper(f"{case.request_no}.pdf", "application/pdf", to_pdf(page))
