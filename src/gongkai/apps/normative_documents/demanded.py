"""What this life demands of an item before it moves on; registered with proactive.demands."""

from __future__ import annotations

from django.utils.translation import gettext as _

from gongkai.apps.normative_documents import queries
from gongkai.apps.normative_documents.kinds import KINDS, NUMBERED_KINDS
from gongkai.apps.normative_documents.models import NormativeDocument
from gongkai.apps.proactive import demands
from gongkai.apps.proactive.demands import Before, Demand
from gongkai.apps.proactive.models import Item


def register() -> None:
    demands.add(Demand("normative_documents.reviewed", KINDS, Before.FINAL, legality_review, order=10))
    demands.add(Demand("normative_documents.decided", KINDS, Before.PUBLICATION, decision, order=11))
    demands.add(
        Demand("normative_documents.numbered", NUMBERED_KINDS, Before.PUBLICATION, unified_number, order=12)
    )


def legality_review(item: Item) -> str | None:
    """国办发〔2018〕115号: what was not reviewed, or failed, goes no further; it holds for the very text."""
    document = queries.of_item(item)
    if document is None:
        return _("还没有建立规范性文件的办理记录；请在“规范性文件”中开始办理，经过合法性审核以后再终审。")
    if queries.is_reviewed(item, document):
        return None
    if item.is_public:
        return _(
            "已公布的文本有改动；请先在“规范性文件”中登记修改（由哪一件文件作出，或者文字勘误），再终审。"
        )
    if not document.reviewed_digest:
        return _("合法性审核还没有通过；请在“规范性文件”中送审，意见为“合法”以后再终审。")
    return _("合法性审核以后文本又有改动；请对现在的文本重新送合法性审核。")


def decision(item: Item) -> str | None:
    document = queries.of_item(item)
    if document is None or document.is_earlier or item.is_public:
        return None  # the first is said by the demand above; what is public was decided
    if document.decided_on is None:
        return _("还没有登记集体审议决定；请在“规范性文件”中登记，再发布。")
    assert item.newest is not None  # an item is made together with its first version
    if queries.digest_of(item, item.newest) != document.decided_digest:
        return _("集体审议以后文本又有改动；请退回修改，重新审核和审议。")
    return None


def unified_number(item: Item) -> str | None:
    document: NormativeDocument | None = queries.of_item(item)
    if document is None or document.is_earlier or item.is_public or document.registration_no:
        return None
    return _("还没有统一登记编号；请在“规范性文件”中办理，再发布。")
