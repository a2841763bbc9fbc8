"""Kinds of remedies, what may follow what, how each ends, and in which row of the annual report it stands. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongkai.statute.citation import Citation
from gongkai.statute.instruments import REG
from gongkai.statute.remedy_results import (
    COLUMN_LABELS,
    LITIGATION_RESULTS,
    PROCEEDING_LABELS,
    RECONSIDERATION_RESULTS,
    Column,
    Proceeding,
    RemedyResult,
)


class Kind(TextChoices):
    COMPLAINT = "disclosure_complaint", _("投诉举报")
    RECONSIDERATION = "administrative_reconsideration", _("行政复议")
    FIRST_INSTANCE = "first_instance", _("行政诉讼一审")
    SECOND_INSTANCE = "second_instance", _("行政诉讼二审")
    RETRIAL = "retrial", _("行政诉讼再审")


class Procedure(TextChoices):
    ORDINARY = "ordinary", _("普通程序")
    SUMMARY = "summary", _("简易程序")


class Target(TextChoices):
    """What is attacked."""

    REPLY = "reply", _("答复")
    FAILURE_TO_REPLY = "failure_to_reply", _("逾期未答复")
    OTHER_ACT = "other_act", _("办理中的其他行为")


class Party(TextChoices):
    """Who asks for the remedy; the person is named in the request and not here."""

    APPLICANT = "applicant", _("申请人")
    THIRD_PARTY = "third_party", _("第三方")
    AGENCY = "agency", _("本机关")


SUITS = (Kind.FIRST_INSTANCE, Kind.SECOND_INSTANCE, Kind.RETRIAL)
# These attack what an earlier case decided, so they cannot stand without it.
NEEDS_FORMER = (Kind.SECOND_INSTANCE, Kind.RETRIAL)
# What may follow a case that is decided. A suit that was sent back begins at the first instance again.
FOLLOWED_BY: Mapping[str, tuple[Kind, ...]] = {
    Kind.COMPLAINT: (),
    Kind.RECONSIDERATION: (Kind.FIRST_INSTANCE,),
    Kind.FIRST_INSTANCE: (Kind.SECOND_INSTANCE, Kind.RETRIAL),
    Kind.SECOND_INSTANCE: (Kind.RETRIAL, Kind.FIRST_INSTANCE),
    Kind.RETRIAL: (Kind.RETRIAL, Kind.FIRST_INSTANCE, Kind.SECOND_INSTANCE),
}
HAS_SUMMARY_PROCEDURE = (Kind.RECONSIDERATION, Kind.FIRST_INSTANCE)
BODY_LABELS: Mapping[str, str | Promise] = {
    Kind.COMPLAINT: _("处理机关"),
    Kind.RECONSIDERATION: _("行政复议机关"),
    **dict.fromkeys(SUITS, _("审理法院")),
}
WITHDRAWN: Mapping[str, str] = {
    Kind.COMPLAINT: "withdrawn",
    Kind.RECONSIDERATION: "terminated",
    **dict.fromkeys(SUITS, "withdrawn"),
}
REMANDED = "remanded"


@dataclass(frozen=True)
class Ending:
    """How a case may end. column: of the annual report, None for complaints, which it does not count."""

    code: str
    label: str | Promise
    citation: Citation
    column: Column | None = None
    may_order_redo: bool = False


_COMPLAINT = (
    Ending("remediation_urged", _("情况属实，督促整改"), REG.article(47, 2), may_order_redo=True),
    Ending("criticised", _("情况属实，通报批评"), REG.article(47, 2), may_order_redo=True),
    Ending("unfounded", _("情况不属实"), REG.article(51)),
    Ending("withdrawn", _("投诉人撤回"), REG.article(51).marked("inferred")),
)
_ONLY_FIRST = frozenset({"not_filed"})
_ONLY_LATER = frozenset({"appeal_upheld", REMANDED})


def _of_statute(
    results: Mapping[str, RemedyResult], without: frozenset[str] = frozenset()
) -> dict[str, Ending]:
    return {
        code: Ending(code, one.label, one.citation, one.column, one.may_order_redo)
        for code, one in results.items()
        if code not in without
    }


ENDINGS: Mapping[str, Mapping[str, Ending]] = {
    Kind.COMPLAINT: {one.code: one for one in _COMPLAINT},
    Kind.RECONSIDERATION: _of_statute(RECONSIDERATION_RESULTS),
    Kind.FIRST_INSTANCE: _of_statute(LITIGATION_RESULTS, _ONLY_LATER),
    Kind.SECOND_INSTANCE: _of_statute(LITIGATION_RESULTS, _ONLY_FIRST),
    Kind.RETRIAL: _of_statute(LITIGATION_RESULTS, _ONLY_FIRST),
}

# Rulings and not judgments: shorter limit of appeal.
RULINGS = frozenset({"not_filed", "suit_rejected", "withdrawn"})

ROWS = [(row.value, PROCEEDING_LABELS[row]) for row in Proceeding]
COLUMNS = [(column.value, COLUMN_LABELS[column]) for column in Column if column is not Column.PENDING]


def row_of(kind: str, former: tuple[str, str] | None, *, after_reconsideration: bool = False) -> str:
    """The row of the annual report, "" for complaints. former: kind and row of the case that this one follows.

    after_reconsideration: of a first suit whose reconsideration is not in the register.
    """
    if kind == Kind.COMPLAINT:
        return ""
    if kind == Kind.RECONSIDERATION:
        return Proceeding.RECONSIDERATION
    if former is not None and former[0] in SUITS:
        return former[1]
    after = after_reconsideration or (former is not None and former[0] == Kind.RECONSIDERATION)
    return Proceeding.SUIT_AFTER_RECONSIDERATION if after else Proceeding.DIRECT_SUIT
