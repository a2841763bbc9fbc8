"""What is settled for the publishing of a body, as tables and sentences."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gongkai.apps.agencies.models import Agency
from gongkai.apps.agencies.roles import Role
from gongkai.apps.proactive import services
from gongkai.apps.proactive.models import IndexRule, ReviewPolicy
from gongkai.apps.proactive.numbering import PARTS, BadPattern, PartMissing, parse
from gongkai.apps.proactive.numbering_audit import Audit
from gongkai.apps.proactive.queries import Placed, Settled
from gongkai.apps.proactive.steps import Stage, stages_of
from gongkai.lib import clock
from gongkai.lib.ui.parts import Cell, Column, Row, Table, Tag

INDENT = "　"


def columns_table(of: Settled) -> Table:
    """The tree of the site, each below its parent. Changed where the tree is the body's own."""
    names = (_("栏目"), _("代码"), _("信息种类"), _("更新间隔"), _("审核流程"), _("状态"))
    rows = tuple(_column_row(of, one) for one in of.columns)
    return Table(_("栏目"), tuple(Column(name) for name in names), rows, caption_hidden=True)


def _column_row(of: Settled, one: Placed) -> Row:
    column = one.column
    url = reverse("proactive:column", args=[column.pk]) if of.owner == of.agency else ""
    days = column.update_interval_days
    interval = ngettext("%(days)d日", "%(days)d日", days) % {"days": days} if days else None
    return Row(
        (
            Cell(f"{INDENT * one.depth}{column.name}", url=url),
            Cell(column.code),
            Cell(str(column.get_kind_display())),
            Cell(interval, why=_("没有规定间隔")),
            Cell(
                held_by(of, one.policy),
                url=reverse("proactive:column_policy", args=[of.agency.pk, column.pk]),
            ),
            Cell("", tag=Tag(_("已停用")) if column.closed_on else Tag(_("在用"), "good")),
        )
    )


def held_by(of: Settled, policy: ReviewPolicy | None) -> str:
    """Whose policy holds, and how many steps it has."""
    if policy is None:
        return _("系统默认")
    number = len(policy.steps)
    steps = ngettext("%(number)d步", "%(number)d步", number) % {"number": number}
    name = policy.agency.short_name or policy.agency.name
    if policy.agency_id != of.agency.pk:
        return _("按%(name)s（%(steps)s）") % {"name": name, "steps": steps}
    own = _("本栏目单独设置（%(steps)s）") if policy.column_id else _("按本单位（%(steps)s）")
    return own % {"steps": steps}


def stages_said(stages: Sequence[Stage]) -> list[str]:
    return [
        _("%(step)s，由%(role)s办理") % {"step": stage.step.label, "role": Role(stage.role).label} for stage in stages
    ]  # fmt: skip


def stages_of_policy(policy: ReviewPolicy | None, otherwise: Sequence[Stage]) -> Sequence[Stage]:
    return stages_of(policy.steps) if policy else otherwise


def example_of(pattern: str, agency: Agency) -> str:
    """The first number that the rule gives this body today, or why it gives none."""
    try:
        parsed = parse(pattern)
        key = parsed.key(services.parts_of(agency), clock.today())
    except (BadPattern, PartMissing) as fault:
        return str(fault)
    return parsed.written(key, 1)


def parts_table(agency: Agency) -> Table:
    """The parts that a rule may name, with what each is for this body."""
    given = services.parts_of(agency)
    rows = tuple(
        Row((Cell(f"{{{name}}}"), Cell(words), Cell(_part(name, given) or None, why=_("这个单位没有登记"))))
        for name, (_pattern, words) in PARTS.items()
        if name in given or name.startswith("yyyy") or name == "serial"
    )
    names = (_("写法"), _("含义"), _("本单位今天的值"))
    return Table(_("可以使用的部分"), tuple(Column(name) for name in names), rows)


def _part(name: str, given: dict[str, str]) -> str:
    days = {"yyyy": "%Y", "yyyymm": "%Y%m", "yyyymmdd": "%Y%m%d"}
    if name in days:
        return clock.today().strftime(days[name])
    return "1, 2, 3 …" if name == "serial" else given[name]


def rules_table(rules: Sequence[IndexRule], agency: Agency) -> Table:
    names = (_("编号规则"), _("启用日期"), _("停用日期"), _("今天编号的样子"))
    rows = tuple(
        Row(
            (
                Cell(rule.pattern),
                Cell(rule.valid_from.isoformat()),
                Cell(rule.valid_until.isoformat() if rule.valid_until else None, why=_("还在使用")),
                Cell(example_of(rule.pattern, agency)),
            )
        )
        for rule in rules
    )
    return Table(_("索引号规则"), tuple(Column(name) for name in names), rows, caption_hidden=True)


def gaps_table(found: Audit) -> Table:
    names = (_("编号"), _("缺少的流水号"), _("缺几个"))
    rows = tuple(
        Row(
            (
                Cell(gap.key.replace("{}", "…")),
                Cell(str(gap.first) if gap.first == gap.last else f"{gap.first}—{gap.last}"),
                Cell(gap.last - gap.first + 1),
            )
        )
        for gap in found.gaps
    )
    columns = tuple(Column(name, numeric=at == 2) for at, name in enumerate(names))
    return Table(_("缺号"), columns, rows)
