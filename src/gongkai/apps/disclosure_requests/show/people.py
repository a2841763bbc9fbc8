"""The applicant on a page: masked until somebody asks, in clear after an act that is recorded."""

from __future__ import annotations

from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.disclosure_requests.models import DisclosureRequest
from gongkai.apps.disclosure_requests.show.rows import applicant_name
from gongkai.lib.ui.parts import Term


def tail(text: str, kept: int = 4) -> str:
    """Stars, and the last signs: enough to tell two papers apart; what is too short is all stars."""
    return f"****{text[-kept:]}" if len(text) >= 2 * kept else "****"


def masked_terms(actor: Staff, case: DisclosureRequest) -> tuple[Term, ...]:
    """Who asks, without number, phone and address."""
    person = case.applicant
    given = (
        (_("证件"), _paper(case, tail(person.document_number)) if person.document_number else ""),
        (_("联系电话"), tail(person.phone) if person.phone else ""),
        (_("电子邮箱"), "****" if person.email else ""),
        (_("通信地址"), "****" if person.address else ""),
        (_("代理人"), "****" if person.agent_name else ""),
    )
    return (
        Term(_("申请人"), applicant_name(actor, case)),
        Term(_("统计类别"), str(case.get_applicant_type_display())),
        *(Term(label, words) for label, words in given if words),
    )


def open_terms(case: DisclosureRequest) -> tuple[Term, ...]:
    """Everything that was given; what was not is said."""
    person = case.applicant
    given = (
        (_("姓名或者名称"), person.name),
        (_("证件"), _paper(case, person.document_number)),
        (_("联系电话"), person.phone),
        (_("电子邮箱"), person.email),
        (_("通信地址"), person.address),
        (_("邮政编码"), person.postcode),
        (_("联系人"), person.contact_person),
        (_("代理人姓名"), person.agent_name),
        (_("代理人电话"), person.agent_phone),
    )
    return tuple(Term(label, words or None, why=_("没有提供")) for label, words in given)


def _paper(case: DisclosureRequest, number: str) -> str:
    kind = str(case.applicant.get_document_kind_display()) if case.applicant.document_kind else ""
    return " ".join(filter(None, (kind, number)))
