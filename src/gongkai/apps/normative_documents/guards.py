"""Why a normative document cannot be moved on: each guard gives the sentence, or None. Pure functions of the facts."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Facts:
    """What the guards ask of a document, for one person.

    actor: None for the system. authors: who wrote on the text that is not yet published, or on the published one.
    opinions: how many were asked; without: the reason why none were. missing: names of the material that must still
    come. is_as_sent, is_as_reviewed: the text is the one that was sent in, the one that passed.
    correctable: status rows that a person entered and nobody corrected yet.
    """

    actor: int | None
    authors: frozenset[int] = frozenset()
    is_assessed: bool = False
    opinions: int = 0
    without_opinions: str = ""
    has_text: bool = False
    missing: tuple[str, ...] = ()
    is_as_sent: bool = False
    is_as_reviewed: bool = False
    was_public: bool = False
    revision_is_open: bool = False
    correctable: int = 0


def need_is_assessed(facts: Facts) -> str | None:
    return None if facts.is_assessed else _("还没有登记制定的必要性评估；请先登记。")


def opinions_are_asked(facts: Facts) -> str | None:
    if facts.opinions or facts.without_opinions:
        return None
    return _("还没有登记征求的意见；请先登记，依法可以不征求的，写明理由。")


def there_is_a_text(facts: Facts) -> str | None:
    return None if facts.has_text else _("还没有正文或者附件，没有可以审核的文本；请先写好送审稿。")


def material_is_missing(facts: Facts) -> str | None:
    return None if facts.missing else _("审核材料已经齐备，审核期限正在计算，不需要补充。")


def material_is_complete(facts: Facts) -> str | None:
    if not facts.missing:
        return None
    words = _("审核材料还缺：%(names)s；材料齐备以后才能审核，请起草单位补充。")
    return words % {"names": "、".join(facts.missing)}


def not_own_work(facts: Facts) -> str | None:
    """No one passes own work (design: what never breaks, 2)."""
    if facts.actor is not None and facts.actor in facts.authors:
        return _("这件文件是您起草、修改或者送审的，不能由您本人办理这一步；须由另一位同事办理。")
    return None


def text_is_as_sent(facts: Facts) -> str | None:
    return (
        None
        if facts.is_as_sent
        else _("送审以后文本又有改动，不能对旧的文本出具意见；请起草单位撤回后重新送审。")
    )


def text_is_as_reviewed(facts: Facts) -> str | None:
    if facts.is_as_reviewed:
        return None
    return _("合法性审核以后文本又有改动；请退回修改，对现在的文本重新送合法性审核。")


def was_never_public(facts: Facts) -> str | None:
    return (
        _("这件文件已经公布过，不能这样办理；需要改动的，请登记修改、废止或者更正。")
        if facts.was_public
        else None
    )


def no_revision_is_open(facts: Facts) -> str | None:
    return (
        _("已有一次修改登记在办理；请先发布合并后的文本，或者取消那次登记。")
        if facts.revision_is_open
        else None
    )


def a_revision_is_open(facts: Facts) -> str | None:
    return None if facts.revision_is_open else _("没有正在办理的修改。")


def there_is_a_status_to_correct(facts: Facts) -> str | None:
    return None if facts.correctable else _("没有可以更正的效力登记：公布和到期由系统登记。")
