"""What items contribute to the desk: the entry, what waits for a person, and publishing on time."""

from __future__ import annotations

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.agencies.roles import Role
from gongkai.apps.proactive import queries, states
from gongkai.apps.proactive.queries.ledger import READERS
from gongkai.apps.proactive.show import found
from gongkai.apps.proactive.show.rows import items_of
from gongkai.apps.proactive.tasks import (
    forget_imports,
    forget_unsaved,
    freeze_public_figures,
    mark_late,
    publish_due,
    renew_all,
)
from gongkai.lib import schedule
from gongkai.lib.schedule import Turn
from gongkai.lib.shell import navigation, worklist
from gongkai.lib.shell.worklist import Asked

ROLES = frozenset({*states.EVERYONE, Role.SUPERVISOR})


def register() -> None:
    """Called once, when the application is ready."""
    navigation.add(
        navigation.Entry("proactive:list", _("主动公开"), order=30, roles=ROLES),
        navigation.Entry(
            "proactive:settings", _("主动公开设置"), order=38, roles=frozenset({Role.DISCLOSURE_OFFICE})
        ),
    )
    navigation.add(navigation.Entry("proactive:reviews", _("审核台账"), order=37, roles=READERS))
    found.register()
    worklist.add(
        worklist.Provider(
            "proactive.review", _("待我审核的信息"), 30, awaiting_review, frozenset(states.REVIEWERS)
        ),
        worklist.Provider(
            "proactive.review_after",
            _("待事后审查的信息"),
            29,
            awaiting_review_after,
            frozenset(states.PUBLISHERS),
        ),
        worklist.Provider("proactive.late", _("超过公开期限的信息"), 32, late, frozenset(states.WRITERS)),
        worklist.Provider("proactive.mine", _("我起草的信息"), 31, mine, frozenset(states.WRITERS)),
    )
    words = _("放弃一周没有确认的批量导入")
    schedule.add(Turn("proactive.imports", words, timedelta(days=1), forget_imports, order=24))
    words = _("冻结前一日为止的公开工作数据，供公众查看")
    schedule.add(Turn("proactive.figures", words, timedelta(days=1), freeze_public_figures, order=81))
    words = _("发布到了时间的信息")
    schedule.add(Turn("proactive.publish", words, timedelta(minutes=1), publish_due, order=30))
    words = _("标出超过公开期限的信息")
    schedule.add(Turn("proactive.late", words, timedelta(hours=1), mark_late, order=22))
    words = _("删去一个月前自动保存而没有存为草稿的内容")
    schedule.add(Turn("proactive.unsaved", words, timedelta(days=1), forget_unsaved, order=25))
    words = _("每天一次核对在办信息的公开期限和轮到谁审核")
    schedule.add(Turn("proactive.standing", words, timedelta(days=1), renew_all, order=23))


def awaiting_review(actor: Staff, _number: int) -> Asked:
    return Asked(queries.awaiting_review(actor), items_of, f"{reverse('proactive:list')}?waiting=review")


def awaiting_review_after(actor: Staff, _number: int) -> Asked:
    return Asked(
        queries.awaiting_review_after(actor), items_of, f"{reverse('proactive:list')}?waiting=review_after"
    )


def late(actor: Staff, _number: int) -> Asked:
    return Asked(queries.late(actor), items_of, f"{reverse('proactive:list')}?waiting=late")


def mine(actor: Staff, _number: int) -> Asked:
    return Asked(queries.written_by(actor), items_of, f"{reverse('proactive:list')}?mine=on")
