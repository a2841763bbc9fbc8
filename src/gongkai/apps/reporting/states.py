"""Which moves a report can make, and who makes them. The only place that knows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongkai.apps.agencies.roles import Role
from gongkai.apps.reporting import guards
from gongkai.lib.errors import NotAllowed

if TYPE_CHECKING:
    from gongkai.apps.agencies.models import Agency, Staff
    from gongkai.apps.reporting.models import AnnualReport, Intake


class State(TextChoices):
    READING = "reading", gettext_lazy("正在读取")
    READ = "read", gettext_lazy("待核对")
    REVIEWED = "reviewed", gettext_lazy("待发布")
    PUBLISHED = "published", gettext_lazy("已发布")
    WITHDRAWN = "withdrawn", gettext_lazy("已撤回")


class ItemState(TextChoices):
    """How far one file of a handing-in is."""

    WAITING = "waiting", gettext_lazy("等待读取")
    READ = "read", gettext_lazy("已读取")
    KNOWN = "known", gettext_lazy("以前导入过")
    REFUSED = "refused", gettext_lazy("不能读取")
    FAILED = "failed", gettext_lazy("读取中断")


Guard = Callable[[guards.Facts], str | None]

CLERKS = (Role.REGISTRAR, Role.HANDLER, Role.DISCLOSURE_OFFICE)
REVIEWERS = (Role.UNIT_HEAD, Role.DISCLOSURE_OFFICE)
PUBLISHERS = (Role.LEADER_IN_CHARGE, Role.DISCLOSURE_OFFICE)
WORKERS = tuple(dict.fromkeys(CLERKS + REVIEWERS))
EVERYONE = tuple(dict.fromkeys(WORKERS + PUBLISHERS))


@dataclass(frozen=True)
class Move:
    """One move: from where, what is done, to where, by whom; `guards` say why not."""

    state: State | ItemState
    action: str
    to: State | ItemState
    roles: tuple[Role, ...]
    label: str | Promise
    guards: tuple[Guard, ...] = ()


S = State
# fmt: off
MOVES = (
    #    state        action      to            roles       words                                       guards
    Move(S.READ,      "describe", S.READ,       CLERKS,     gettext_lazy("标明机关和年度")),
    Move(S.READ,      "correct",  S.READ,       CLERKS,     gettext_lazy("更正单元格")),
    Move(S.READ,      "decide",   S.READ,       WORKERS,    gettext_lazy("处理核对结果")),
    Move(S.READ,      "reread",   S.READING,    CLERKS,     gettext_lazy("重新读取")),
    Move(S.READING,   "take_up",  S.READ,       (),         gettext_lazy("读取完成")),
    Move(S.READING,   "give_up",  S.READ,       (),         gettext_lazy("读取中断")),
    Move(S.READ,      "review",   S.REVIEWED,   REVIEWERS,  gettext_lazy("核对通过，送发布"),
         (guards.is_described, guards.findings_are_decided, guards.reviewer_corrected_nothing)),
    Move(S.REVIEWED,  "return",   S.READ,       (*PUBLISHERS, Role.UNIT_HEAD), gettext_lazy("退回修改")),
    Move(S.REVIEWED,  "publish",  S.PUBLISHED,  PUBLISHERS, gettext_lazy("发布到网站"),
         (guards.publisher_is_not_reviewer, guards.publisher_corrected_nothing, guards.place_is_free)),
    Move(S.PUBLISHED, "reopen",   S.READ,       WORKERS,    gettext_lazy("更正已发布的报告")),
    Move(S.WITHDRAWN, "reopen",   S.READ,       WORKERS,    gettext_lazy("更正后重新发布")),
    Move(S.PUBLISHED, "withdraw", S.WITHDRAWN,  PUBLISHERS, gettext_lazy("撤回")),
    Move(S.READ,      "withdraw", S.WITHDRAWN,  PUBLISHERS, gettext_lazy("撤回"), (guards.is_on_the_site,)),
    Move(S.REVIEWED,  "withdraw", S.WITHDRAWN,  PUBLISHERS, gettext_lazy("撤回"), (guards.is_on_the_site,)),
)

I = ItemState  # noqa: E741 (as S above; it stands in this table alone)
# A file that is known from before, or is read or refused, makes no further move: what goes on is its report.
ITEM_MOVES = (
    Move(I.WAITING,   "take_up",   I.READ,      (),         gettext_lazy("读取完成")),
    Move(I.WAITING,   "refuse",    I.REFUSED,   (),         gettext_lazy("文件不能读取")),
    Move(I.WAITING,   "give_up",   I.FAILED,    (),         gettext_lazy("读取中断")),
    Move(I.FAILED,    "try_again", I.WAITING,   CLERKS,     gettext_lazy("再读一次")),
)
# fmt: on


def move_of(state: str, action: str) -> Move | None:
    return next((move for move in MOVES if move.state == state and move.action == action), None)


TRY_AGAIN = next(move for move in ITEM_MOVES if move.action == "try_again")


def may(actor: Staff, report: AnnualReport, roles: tuple[Role, ...]) -> bool:
    return any(actor.has_role(role, agency=report.agency) for role in roles)


def may_import(actor: Staff) -> bool:
    return not actor.roles.isdisjoint(CLERKS)


def require_import(actor: Staff) -> None:
    """Raises NotAllowed unless the actor may bring files to the own body."""
    if not may_import(actor):
        names = _("、").join(str(role.label) for role in CLERKS)
        words = _("导入年度报告须由“%(agency)s”的%(roles)s办理，您没有这个角色。")
        raise NotAllowed(words % {"agency": actor.agency.name, "roles": names}, act="bring")


def may_try_again(actor: Staff, intake: Intake) -> bool:
    return any(actor.has_role(role, agency=intake.agency) for role in TRY_AGAIN.roles)


def require_try_again(actor: Staff, intake: Intake, failed: int) -> None:
    """Raises NotAllowed unless the actor may have files read once more, and there are such. failed: their number."""
    if not failed:
        words = _("没有读取中断的文件，不用再读；请刷新页面查看最新情况。")
        raise NotAllowed(words, act=TRY_AGAIN.action)
    if not may_try_again(actor, intake):
        raise NotAllowed(_not_yours(TRY_AGAIN, intake.agency), act=TRY_AGAIN.action)


def _not_yours(move: Move, agency: Agency) -> str:
    names = _("、").join(str(role.label) for role in move.roles)
    words = _("“%(action)s”须由“%(agency)s”的%(roles)s办理，您没有这个角色。")
    return words % {"action": move.label, "agency": agency.name, "roles": names}


def require(actor: Staff, report: AnnualReport, action: str, facts: guards.Facts | None = None) -> Move:
    """The move, if the report's state, the actor's role and the guards allow it. Raises NotAllowed with the sentence."""
    move = move_of(report.state, action)
    if move is None:
        words = _("报告现在的状态是“%(state)s”，不能办理这一步；请刷新页面查看最新情况。")
        raise NotAllowed(words % {"state": State(report.state).label}, act=action)
    if not may(actor, report, move.roles):
        raise NotAllowed(_not_yours(move, report.agency), act=action)
    if facts is not None and (why := first_reason(move, facts)):
        raise NotAllowed(why, act=action)
    return move


def first_reason(move: Move, facts: guards.Facts) -> str | None:
    return next((why for guard in move.guards if (why := guard(facts))), None)


@dataclass(frozen=True)
class Offer:
    """A move offered to a person: possible now, or `why` not."""

    move: Move
    why: str | None

    @property
    def action(self) -> str:
        return self.move.action


def offers(actor: Staff, report: AnnualReport, facts: guards.Facts) -> dict[str, Offer]:
    """The moves that the actor's roles allow from here, by action."""
    open_moves = (move for move in MOVES if move.state == report.state and may(actor, report, move.roles))
    return {move.action: Offer(move, first_reason(move, facts)) for move in open_moves}
