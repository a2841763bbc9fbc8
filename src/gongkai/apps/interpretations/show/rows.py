"""Documents as rows of the lists and lines of my work, with how their interpretation stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.apps.interpretations.kinds import Form
from gongkai.apps.interpretations.models import Interpretation, InterpretationPlan
from gongkai.apps.interpretations.queries import Share
from gongkai.apps.interpretations.states import OPEN, State
from gongkai.apps.proactive.models import Item
from gongkai.apps.proactive.show.rows import state_tag as item_tag
from gongkai.lib import clock
from gongkai.lib.ui import parts
from gongkai.lib.ui.dates import local_day
from gongkai.lib.ui.parts import Cell, Column, Row, Table, Tag, Tone

TONES: dict[str, Tone] = {State.UNPLANNED: "warn", State.PLANNED: "info", State.INTERPRETED: "good"}


def address_of(item: int) -> str:
    return reverse("interpretations:detail", args=[item])


def is_overdue(plan: InterpretationPlan) -> bool:
    return plan.state in OPEN and plan.due_on is not None and plan.due_on < clock.today()


def state_tag(plan: InterpretationPlan) -> Tag:
    if is_overdue(plan):
        return Tag(_("已超期"), "bad")
    if plan.state == State.PLANNED and plan.due_on is None:
        return Tag(_("已定方案"), "neutral")
    return Tag(State(plan.state).label, TONES.get(plan.state, "neutral"))


def forms_of(plan: InterpretationPlan) -> str:
    return _("、").join(str(Form(one).label) for one in plan.forms)


def table_of(plans: Sequence[InterpretationPlan]) -> Table:
    names = (_("文件"), _("解读"), _("文件发布"), _("期限"), _("解读发布"), _("解读单位"), _("计划形式"))
    return Table(
        _("政策文件的解读"),
        tuple(Column(name) for name in names),
        tuple(_row(plan) for plan in plans),
        caption_hidden=True,
    )


def _row(plan: InterpretationPlan) -> Row:
    return Row(
        (
            Cell(str(plan.item), url=address_of(plan.item_id)),
            Cell("", tag=state_tag(plan)),
            Cell(plan.published_on.isoformat() if plan.published_on else None, why=_("文件还没有公开")),
            Cell(plan.due_on.isoformat() if plan.due_on else None, why=_("自文件公开之日起算")),
            Cell(plan.interpreted_on.isoformat() if plan.interpreted_on else None, why=_("还没有发布解读")),
            Cell(plan.interpreter.short_name or plan.interpreter.name),
            Cell(forms_of(plan) or None, why=_("还没有定")),
        )
    )


def waiting_table(documents: Sequence[Item]) -> Table:
    """Documents that have no plan yet."""
    names = (_("文件"), _("状态"), _("种类"), _("发布机构"), _("最近办理"))
    rows = tuple(
        Row(
            (
                Cell(str(item), url=address_of(item.pk)),
                Cell("", tag=item_tag(item)),
                Cell(str(item.get_kind_display())),
                Cell(item.agency.short_name or item.agency.name),
                Cell(local_day(item.touched_at).isoformat()),
            )
        )
        for item in documents
    )
    return Table(_("待定解读方案的文件"), tuple(Column(name) for name in names), rows, caption_hidden=True)


def lines_of_plans(plans: Iterable[InterpretationPlan]) -> list[parts.Item]:
    return [
        parts.Item(
            title=str(plan.item), url=address_of(plan.item_id), when=plan.due_on, tag=state_tag(plan),
            meta=(plan.interpreter.name, plan.responsible),
        )
        for plan in plans
    ]  # fmt: skip


def lines_of_documents(documents: Iterable[Item]) -> list[parts.Item]:
    return [
        parts.Item(title=str(item), url=address_of(item.pk), tag=item_tag(item), meta=(item.agency.name,))
        for item in documents
    ]


def lines_of_interpretations(pairs: Iterable[Interpretation]) -> list[parts.Item]:
    return [
        parts.Item(
            title=str(pair.item), url=reverse("interpretations:own", args=[pair.item_id]), tag=item_tag(pair.item),
            meta=(str(pair.get_form_display()), pair.item.agency.name),
        )
        for pair in pairs
    ]  # fmt: skip


def table_of_shares(shares: Iterable[Share], query: str) -> Table:
    """query: what narrows the page, kept in the links that open a figure to its documents."""
    names = (_("指标"), _("比例"), _("计入的文件"), _("怎样计算"))
    before = f"{query}&" if query else ""
    rows = tuple(
        Row(
            (
                Cell(str(one.label)),
                Cell(f"{one.percent}%" if one.percent is not None else None, why=_("没有可以计算的文件")),
                Cell(_counted(one), url=f"?{before}open={one.code}#rows"),
                Cell(str(one.definition)),
            )
        )
        for one in shares
    )
    return Table(_("政策解读的数字"), tuple(Column(name) for name in names), rows, caption_hidden=True)


def _counted(share: Share) -> str:
    facts = {"part": len(share.numerator), "whole": len(share.denominator), "exempt": len(share.exempt)}
    words = (
        _("%(part)d件 ÷ %(whole)d件，不需要解读的%(exempt)d件不计")
        if share.exempt
        else _("%(part)d件 ÷ %(whole)d件")
    )
    return words % facts
