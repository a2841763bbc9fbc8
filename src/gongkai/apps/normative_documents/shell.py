"""What normative documents contribute to other pages: an entry, what waits, a block on the item, demands and followers."""

from __future__ import annotations

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.agencies.roles import Role
from gongkai.apps.holiday_calendar import following as calendar_following
from gongkai.apps.normative_documents import demanded, queries, services, states
from gongkai.apps.normative_documents.kinds import KINDS
from gongkai.apps.normative_documents.show.rows import items_of, verdict_items_of
from gongkai.apps.normative_documents.tasks import expire
from gongkai.apps.proactive import beside, claims, following
from gongkai.apps.proactive.claims import Claim
from gongkai.apps.proactive.models import Item
from gongkai.lib import schedule
from gongkai.lib.schedule import Turn
from gongkai.lib.shell import navigation, related, worklist
from gongkai.lib.shell.related import Related
from gongkai.lib.shell.worklist import Asked
from gongkai.lib.ui.parts import Link

ROLES = frozenset({*states.EVERYONE, Role.SUPERVISOR})


def register() -> None:
    """Called once, when the application is ready."""
    demanded.register()
    beside.add(*queries.BESIDE)
    claims.add(Claim("normative_documents", frozenset(queries.CHANGES), changed_here))
    following.add(following.Follower("normative_documents", KINDS, services.shown, services.gone))
    calendar_following.add("normative_documents", services.count_again)
    navigation.add(navigation.Entry("normative_documents:list", _("规范性文件"), order=31, roles=ROLES))
    worklist.add(
        worklist.Provider(
            "normative_documents.review", _("待我审核合法性的文件"), 32, to_review, frozenset(states.LEGAL)
        ),
        worklist.Provider(
            "normative_documents.due", _("规范性文件：下一步和临近期限"), 33, due, frozenset(states.EVERYONE)
        ),
        worklist.Provider(
            "normative_documents.verdicts",
            _("待提出清理意见的文件"),
            34,
            verdicts,
            frozenset(states.DRAFTERS),
        ),
    )
    related.add(related.Provider("normative_documents.item", 10, "proactive.Item", of_item))
    words = _("规范性文件到日生效、到期失效")
    schedule.add(Turn("normative_documents.expire", words, timedelta(minutes=10), expire, order=29))


def changed_here(item: Item, to: Item) -> str | None:
    """A repeal changes the validity of a document in the register, so it is not entered as a mere relation."""
    if not queries.is_in_the_register(to, seen_from=item):
        return None
    return gettext("规范性文件的修改和废止在“规范性文件”中登记，有效性随之改变；请到那里办理。")


def to_review(actor: Staff, _number: int) -> Asked:
    url = f"{reverse('normative_documents:list')}?state=in_legality_review"
    return Asked(queries.reviews_waiting(actor), items_of, url)


def due(actor: Staff, _number: int) -> Asked:
    return Asked(queries.due_for(actor), items_of, reverse("normative_documents:list"))


def verdicts(actor: Staff, _number: int) -> Asked:
    return Asked(queries.verdicts_waiting(actor), verdict_items_of, reverse("normative_documents:cleanups"))


def of_item(actor: Staff, item: Item) -> Related | None:
    """The file of the document, on the page of its item."""
    if item.kind not in KINDS:
        return None
    found = queries.of_item(item)
    may_begin = found is None and any(
        actor.has_role(role, agency=item.agency) for role in (*states.DRAFTERS, *states.KEEPERS)
    )
    url = reverse("normative_documents:begin", args=[item.pk])
    return Related(
        title=gettext("规范性文件的制定和管理"),
        items=items_of([found] if found else []),
        empty=gettext("还没有建立办理记录。"),
        add=Link(gettext("开始办理"), url) if may_begin else None,
    )
