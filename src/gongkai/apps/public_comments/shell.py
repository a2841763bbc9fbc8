"""What public comment contributes to other pages: an entry, what waits, blocks on the pages of items, what the clock does."""

from __future__ import annotations

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.agencies.roles import Role
from gongkai.apps.proactive import states
from gongkai.apps.proactive.models import Item
from gongkai.apps.public_comments import queries
from gongkai.apps.public_comments.kinds import COMMENT, DECIDED, HEARING, RESULT
from gongkai.apps.public_comments.show import rows
from gongkai.apps.public_comments.tasks import advance, mask
from gongkai.lib import schedule
from gongkai.lib.schedule import Turn
from gongkai.lib.shell import navigation, related, worklist
from gongkai.lib.shell.related import Related
from gongkai.lib.shell.worklist import Asked
from gongkai.lib.ui.parts import Item as Line
from gongkai.lib.ui.parts import Link

ROLES = frozenset({*states.EVERYONE, Role.SUPERVISOR})


def register() -> None:
    """Called once, when the application is ready."""
    navigation.add(navigation.Entry("public_comments:list", _("征求意见"), order=33, roles=ROLES))
    worklist.add(
        worklist.Provider(
            "public_comments.sort", _("待公布采纳情况的征求意见"), 34, to_sort, frozenset(states.WRITERS)
        )
    )
    related.add(related.Provider("public_comments.item", 21, "proactive.Item", of_item))
    opening, masking = _("开始和截止公开征求意见"), _("去掉意见中保存期满的个人信息")
    schedule.add(
        Turn("public_comments.advance", opening, timedelta(minutes=10), advance, order=31),
        Turn("public_comments.mask", masking, timedelta(days=1), mask, order=61),
    )


def to_sort(actor: Staff, _number: int) -> Asked:
    place = f"{reverse('public_comments:list')}?stage=closed"
    without = ("basis", "explanation")
    return Asked(queries.to_sort(actor), rows.lines_of, place, without=without)


def of_item(_actor: Staff, item: Item) -> Related | None:
    """The period of an asking, the asking of a result, the arrangement of a hearing, the askings about a document."""
    if item.kind == COMMENT:
        found = queries.comment_of(item)
        return Related(
            title=gettext("征求意见"),
            items=rows.lines_of([found]) if found else [],
            empty=gettext("还没有定期限、方式和起草说明。"),
            add=Link(gettext("期限和意见"), rows.address_of(item.pk)),
        )
    if item.kind == RESULT:
        asked = queries.answered_by(item)
        lines = rows.lines_of([asked]) if asked else []
        return Related(gettext("对应的征求意见"), lines, gettext("没有对应的征求意见。"))
    if item.kind == HEARING:
        return _of_hearing(item)
    if item.kind in DECIDED and (about := queries.comments_about(item)):
        return Related(gettext("公开征求意见"), rows.lines_of(about))
    return None


def _of_hearing(item: Item) -> Related:
    found = queries.hearing_of(item)
    place = reverse("public_comments:hearing", args=[item.pk])
    lines = [Line(title=found.place, url=place, when=found.held_on)] if found else []
    return Related(
        gettext("听证"), lines, gettext("还没有登记安排。"), Link(gettext("安排、参加人和笔录"), place)
    )
