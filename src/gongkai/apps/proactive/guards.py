"""Why an item cannot be moved on: each guard gives the sentence, or None. Pure functions of the facts."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from gongkai.apps.proactive.demands import Before


@dataclass(frozen=True)
class Facts:
    """What the guards ask of an item, for one person.

    actor: None for the system. authors: who wrote on what is not yet published. step, step_role: labels of the step
    whose turn it is, "" when none is left; step_is_mine: the actor holds the role of that step at this body.
    stands_in_for_author: what the actor may do here was lent by an author.
    earlier_reviewers: who passed an earlier level of this version. missing: names of what has to be filled in.
    open_findings: sentences of the gate that nobody cleared; findings: how many there are in all.
    is_last_step: after the step that is due the item waits for publication. unmet: what its kind demands and is not
    there yet (see demands).
    """

    actor: int | None
    authors: frozenset[int] = frozenset()
    step: str = ""
    step_role: str = ""
    step_is_mine: bool = False
    stands_in_for_author: bool = False
    is_last_step: bool = False
    earlier_reviewers: frozenset[int] = frozenset()
    attribute: str = ""
    attribute_reason: str = ""
    missing: tuple[str, ...] = ()
    open_findings: tuple[str, ...] = ()
    findings: int = 0
    unmet: tuple[tuple[Before, str], ...] = ()
    is_new: bool = True
    is_public: bool = False
    was_public: bool = False
    after_review_open: bool = False
    released_by: int | None = field(default=None)


def there_is_something_new(facts: Facts) -> str | None:
    return None if facts.is_new else _("内容与已发布的版本相同，没有需要审核的；请先修改，或者放弃更新。")


def attribute_is_set(facts: Facts) -> str | None:
    """国办发〔2016〕80号: every document is marked; what is not to be published says why, else it is returned."""
    if not facts.attribute:
        return _("还没有确定公开属性；请选择主动公开、依申请公开或者不予公开。")
    if facts.attribute != "proactive" and not facts.attribute_reason:
        return _("不主动公开的，须写明理由；请填写后再送审。")
    return None


def what_is_public_stays_so(facts: Facts) -> str | None:
    """The version before would stay on the site while the register says that nothing of it is public."""
    if not facts.is_public or facts.attribute == "proactive":
        return None
    return _("这件信息已经公开，不能在更新中改为不公开；不应当再公开的，请撤回并说明理由，再重新办理。")


def metadata_is_complete(facts: Facts) -> str | None:
    if not facts.missing:
        return None
    return _("还缺：%(names)s；请补全后再试。") % {"names": "、".join(facts.missing)}


def kind_is_ready_for_review(facts: Facts) -> str | None:
    return _first_unmet(facts, Before.REVIEW)


def kind_is_ready_for_the_step(facts: Facts) -> str | None:
    """What was demanded when it was sent must still hold: the rows that it speaks of may have changed since."""
    return _first_unmet(facts, Before.REVIEW, *((Before.FINAL,) if facts.is_last_step else ()))


def kind_is_ready_for_publication(facts: Facts) -> str | None:
    return _first_unmet(facts, *Before)


def _first_unmet(facts: Facts, *before: Before) -> str | None:
    return next((sentence for when, sentence in facts.unmet if when in before), None)


def a_step_is_left(facts: Facts) -> str | None:
    return None if facts.step else _("审核步骤都已通过，没有需要审核的；请刷新页面。")


def not_own_work(facts: Facts) -> str | None:
    """No one passes own work, at any level (design: what never breaks, 2)."""
    if facts.actor is not None and facts.actor in facts.authors:
        return _("这件信息是您起草或者修改的，不能由您本人审核、放行；须由另一位同事办理。")
    if facts.stands_in_for_author:
        return _(
            "您是代起草人行使这个角色的，等于由起草人审核本人的信息；须由自己有这个角色的另一位同事办理。"
        )
    return None


def step_is_of_this_person(facts: Facts) -> str | None:
    if facts.step_is_mine:
        return None
    words = _("现在轮到“%(step)s”，须由本单位的%(role)s办理，您没有这个角色。")
    return words % {"step": facts.step, "role": facts.step_role}


def not_twice_the_same_person(facts: Facts) -> str | None:
    if facts.actor is not None and facts.actor in facts.earlier_reviewers:
        return _("这一版您已经审过一步；各级审核须由不同的人办理。")
    return None


def findings_are_cleared(facts: Facts) -> str | None:
    if not facts.open_findings:
        return None
    words = _(
        "发布检查还有%(number)d处没有处理，例如：%(first)s 请退回修改，或者由未参与起草的同事写明理由后放行。"
    )
    return words % {"number": len(facts.open_findings), "first": facts.open_findings[0]}


def something_is_found(facts: Facts) -> str | None:
    return None if facts.open_findings else _("发布检查没有待放行的结果。")


def steps_are_passed(facts: Facts) -> str | None:
    return _("“%(step)s”还没有通过，不能发布。") % {"step": facts.step} if facts.step else None


def is_for_the_public(facts: Facts) -> str | None:
    return None if facts.attribute == "proactive" else _("公开属性不是主动公开，不能发布到网站。")


def is_not_for_the_public(facts: Facts) -> str | None:
    return _("公开属性是主动公开，应当发布；请改用“发布”。") if facts.attribute == "proactive" else None


def is_own_work(facts: Facts) -> str | None:
    return None if facts.actor in facts.authors else _("只有起草人可以取回；审核人请用“退回修改”。")


def waits_for_after_review(facts: Facts) -> str | None:
    return None if facts.after_review_open else _("这件信息没有待办的事后审查。")


def not_own_release(facts: Facts) -> str | None:
    if facts.actor is not None and facts.actor == facts.released_by:
        return _("应急发布是您决定的，事后审查须由另一位同事办理。")
    return None


def no_after_review_is_open(facts: Facts) -> str | None:
    return _("应急发布的事后审查还没有完成；请先完成审查再更新。") if facts.after_review_open else None


def is_public(facts: Facts) -> str | None:
    return None if facts.is_public else _("这件信息没有发布过，没有可以放弃的更新；可以废弃草稿。")


def is_seen(facts: Facts) -> str | None:
    return None if facts.is_public else _("这件信息现在没有公开，不需要撤回。")


def was_never_public(facts: Facts) -> str | None:
    return _("这件信息已经发布过，不能废弃；需要下线的，请撤回并说明理由。") if facts.was_public else None
