"""The summary before sending: every answer beside its question, each group with the way back to its step."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from gongkai.apps.disclosure_requests.window import Writing
from gongkai.lib.ui.parts import Term
from gongkai.portal.requests.steps import STEPS


@dataclass(frozen=True)
class Group:
    step: str
    title: str | Promise
    terms: tuple[Term, ...]


def summary_of(given: Writing) -> list[Group]:
    terms = {
        "body": (_term(_("单位"), given.body.name),),
        "description": (
            Term(_("需要的信息"), lines=tuple(given.description.splitlines()) or (_("未填写"),)),
        ),
        "wanted": (
            _term(_("信息的形式"), given.labels["wanted_form"]),
            _term(_("获取的途径"), given.labels["wanted_route"]),
        ),
        "applicant": _of_person(given),
        "contact": _of_contact(given),
        "agent": _of_agent(given),
        "files": _of_files(given),
    }
    return [Group(step.key, step.title, terms[step.key]) for step in STEPS if step.key in terms]


def _term(term: str, text: str) -> Term:
    return Term(term, text or _("未填写"))


def _of_person(given: Writing) -> tuple[Term, ...]:
    return (
        _term(_("谁来申请"), given.labels["kind"] if given.name else ""),
        _term(_("姓名或者单位名称"), given.name),
        _term(_("身份证明"), given.labels["document_kind"]),
        _term(_("证件号码"), given.document_number),
    )


def _of_contact(given: Writing) -> tuple[Term, ...]:
    optional = {_("邮政编码"): given.postcode, _("联系人"): given.contact_person}
    return (
        _term(_("电话号码"), given.phone),
        _term(_("电子邮箱"), given.email),
        _term(_("通信地址"), given.address),
        *(Term(term, text) for term, text in optional.items() if text),
    )


def _of_agent(given: Writing) -> tuple[Term, ...]:
    if not given.agent_name:
        return (Term(_("代理人"), _("没有代理人")),)
    return (_term(_("代理人姓名"), given.agent_name), _term(_("代理人电话"), given.agent_phone))


def _of_files(given: Writing) -> tuple[Term, ...]:
    if not given.files:
        return (Term(_("附件"), _("没有附件")),)
    return tuple(Term(file.kind_label, file.name) for file in given.files)
