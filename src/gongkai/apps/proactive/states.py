"""Which moves an item can make, who makes them, and where the law says so. The only place that knows."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.roles import Role
from gongkai.apps.proactive import guards
from gongkai.apps.proactive.guards import Facts
from gongkai.lib.workflow import Clock, Move, Workflow
from gongkai.statute.instruments import REG


class State(TextChoices):
    """Where the version in work is. What the public sees is another matter: see Item.is_public."""

    DRAFT = "draft", _("起草中")
    IN_REVIEW = "in_review", _("审核中")
    APPROVED = "approved", _("待发布")
    PUBLISHED = "published", _("已发布")
    WITHDRAWN = "withdrawn", _("已撤回")
    KEPT_BACK = "kept_back", _("不主动公开")
    DISCARDED = "discarded", _("已废弃")


S = State
OPEN = (S.DRAFT, S.IN_REVIEW, S.APPROVED)

WRITERS = (Role.HANDLER, Role.REGISTRAR, Role.DISCLOSURE_OFFICE)
REVIEWERS = (
    Role.UNIT_HEAD,
    Role.SECRECY_REVIEWER,
    Role.LEGAL_REVIEWER,
    Role.LEADER_IN_CHARGE,
    Role.DISCLOSURE_OFFICE,
)
PUBLISHERS = (Role.DISCLOSURE_OFFICE, Role.LEADER_IN_CHARGE)
EVERYONE = tuple(dict.fromkeys((*WRITERS, *REVIEWERS)))

# fmt: off
MOVES: tuple[Move[Facts], ...] = (
    Move(1,  (S.DRAFT,), "submit", S.IN_REVIEW, _("送审"), WRITERS, clock=Clock.NONE,
         sources=(REG.article(17),), guards=(guards.there_is_something_new, guards.attribute_is_set, guards.what_is_public_stays_so,
                                              guards.metadata_is_complete, guards.kind_is_ready_for_review)),
    Move(2,  (S.IN_REVIEW,), "pass_step", S.IN_REVIEW, _("审核通过"), REVIEWERS, clock=Clock.NONE,
         sources=(REG.article(17),), guards=(guards.a_step_is_left, guards.not_own_work, guards.step_is_of_this_person,
                                             guards.not_twice_the_same_person, guards.findings_are_cleared,
                                             guards.kind_is_ready_for_the_step)),
    Move(3,  (S.IN_REVIEW,), "return", S.DRAFT, _("退回修改"), REVIEWERS, clock=Clock.NONE,
         sources=(REG.article(17),), guards=(guards.a_step_is_left, guards.step_is_of_this_person)),
    Move(4,  (S.IN_REVIEW, S.APPROVED), "take_back", S.DRAFT, _("取回修改"), WRITERS, clock=Clock.NONE,
         guards=(guards.is_own_work,)),
    Move(5,  (S.IN_REVIEW,), "clear", S.IN_REVIEW, _("放行检查结果"), REVIEWERS, clock=Clock.NONE,
         sources=(REG.article(17),), guards=(guards.not_own_work, guards.something_is_found)),
    Move(6,  (S.APPROVED,), "publish", S.PUBLISHED, _("发布"), (*WRITERS, Role.LEADER_IN_CHARGE), clock=Clock.NONE,
         sources=(REG.article(23), REG.article(26)), guards=(guards.steps_are_passed, guards.findings_are_cleared, guards.is_for_the_public,
                                                                    guards.kind_is_ready_for_publication)),
    Move(7,  (S.APPROVED,), "schedule", S.APPROVED, _("定时发布"), (*WRITERS, Role.LEADER_IN_CHARGE), clock=Clock.NONE,
         sources=(REG.article(26),), guards=(guards.steps_are_passed, guards.findings_are_cleared, guards.is_for_the_public,
                                              guards.kind_is_ready_for_publication)),
    Move(8,  (S.APPROVED,), "publish_scheduled", S.PUBLISHED, _("到时发布"), clock=Clock.NONE,
         sources=(REG.article(26),), guards=(guards.steps_are_passed, guards.findings_are_cleared, guards.is_for_the_public,
                                              guards.kind_is_ready_for_publication)),
    Move(9,  (S.APPROVED,), "keep_back", S.KEPT_BACK, _("归入不主动公开"), WRITERS, clock=Clock.NONE,
         sources=(REG.article(17), REG.article(18)), guards=(guards.steps_are_passed, guards.is_not_for_the_public,
                                                                    guards.what_is_public_stays_so)),
    Move(10, (S.DRAFT, S.IN_REVIEW, S.APPROVED), "release", S.PUBLISHED, _("应急发布"), PUBLISHERS, clock=Clock.NONE,
         sources=(REG.article(6, 2),), guards=(guards.there_is_something_new, guards.not_own_work, guards.attribute_is_set,
                                              guards.metadata_is_complete, guards.is_for_the_public, guards.findings_are_cleared)),
    Move(11, (S.PUBLISHED,), "review_after", S.PUBLISHED, _("事后审查"), PUBLISHERS, clock=Clock.NONE,
         sources=(REG.article(17),), guards=(guards.waits_for_after_review, guards.not_own_work, guards.not_own_release)),
    Move(12, (S.PUBLISHED,), "update", S.DRAFT, _("更新"), WRITERS, clock=Clock.NONE,
         sources=(REG.article(26),), guards=(guards.no_after_review_is_open,)),
    Move(13, (S.DRAFT,), "abandon_update", S.PUBLISHED, _("放弃更新"), WRITERS, clock=Clock.NONE,
         guards=(guards.is_public,)),
    Move(14, (S.PUBLISHED, *OPEN), "withdraw", S.WITHDRAWN, _("撤回并说明理由"), PUBLISHERS, clock=Clock.NONE,
         sources=(REG.article(17),), guards=(guards.is_seen,)),
    Move(15, (S.WITHDRAWN, S.KEPT_BACK), "reopen", S.DRAFT, _("重新办理"), WRITERS, clock=Clock.NONE,
         sources=(REG.article(18),)),
    Move(16, (S.DRAFT,), "discard", S.DISCARDED, _("废弃"), WRITERS, clock=Clock.NONE,
         guards=(guards.was_never_public,)),
    Move(17, (S.APPROVED,), "return", S.DRAFT, _("退回修改"), PUBLISHERS, clock=Clock.NONE, sources=(REG.article(17),)),
)
# fmt: on
WORKFLOW: Workflow[Facts] = Workflow(MOVES, lambda state: str(State(state).label))
