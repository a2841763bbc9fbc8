"""Why a case of remedy cannot be moved on: each guard gives the sentence, or None. Pure functions of the facts."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from gongkai.apps.remedies.kinds import Kind, Procedure


@dataclass(frozen=True)
class Facts:
    """What the guards ask of a case.

    is_answered: the request has a reply of its present round. replied_since: one that came after the order.
    """

    kind: str
    procedure: str
    is_extended: bool = False
    orders_redo: bool = False
    is_redone: bool = False
    is_answered: bool = True
    replied_since: bool = False
    is_followed: bool = False
    opinion_received: bool = False
    opinion_reported: bool = False

    @property
    def redo_waits(self) -> bool:
        return self.orders_redo and not self.is_redone and not self.replied_since

    @property
    def opinion_waits(self) -> bool:
        return self.opinion_received and not self.opinion_reported


def what_was_ordered_is_done(facts: Facts) -> str | None:
    if facts.redo_waits:
        return _("决定要求重新办理或者限期答复，还没有照办；请先办理。")
    if facts.opinion_waits:
        return _("收到的意见书、建议书或者整改通知还没有报送办理情况；请先报送并登记。")
    return None


def may_be_extended(facts: Facts) -> str | None:
    if facts.kind != Kind.RECONSIDERATION or facts.procedure != Procedure.ORDINARY:
        return _("只有适用普通程序的行政复议可以延长审理期限。")
    if facts.is_extended:
        return _("这件行政复议已经登记过延期；延长期限最多三十日，不能再延。")
    return None


def nothing_followed(facts: Facts) -> str | None:
    if facts.is_redone:
        return _("已经依这个结果重新办理申请，不能再更正结果；请联系系统管理员核对。")
    if facts.is_followed:
        return _("对这个结果已经起诉、上诉或者申请再审，不能再更正；请在后一案件中登记。")
    return None


def redo_is_owed(facts: Facts) -> str | None:
    if not facts.orders_redo:
        return _("登记的结果没有要求重新办理；结果登记有误的，请先更正结果。")
    if facts.is_redone:
        return _("已经依这个结果重新办理，不用再办一次。")
    return None


def there_is_a_reply_to_redo(facts: Facts) -> str | None:
    if facts.is_answered:
        return None
    return _("申请现在没有可以重新办理的答复；请在决定书确定的期限内直接答复申请人。")


def no_opinion_yet(facts: Facts) -> str | None:
    if facts.opinion_received:
        return _("已经登记收到意见书、建议书或者整改通知；另有一份的，请用“加入文书”留存。")
    return None


def opinion_waits(facts: Facts) -> str | None:
    if facts.opinion_waits:
        return None
    return _("没有等待报送的意见书、建议书或者整改通知。")
