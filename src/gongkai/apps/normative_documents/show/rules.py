"""The settings of a place, one row for each day from which they hold."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from gongkai.apps.normative_documents.models import LocalRule
from gongkai.lib.ui.parts import Cell, Column, Row, Table


def rules_table(rules: Sequence[LocalRule]) -> Table | None:
    names = (
        _("启用日期"), _("统一编号规则"), _("备案期限（日）"), _("推定有效期（年）"),
        _("暂行、试行文件推定有效期（年）"), _("清理周期（年）"), _("本地规定的名称和文号"), _("设置人"),
    )  # fmt: skip
    columns = tuple(Column(name) for name in names)
    return (
        Table(_("现在和以前的设置"), columns, tuple(map(_row, rules)), caption_hidden=True) if rules else None
    )


def _row(one: LocalRule) -> Row:
    return Row(
        (
            Cell(one.valid_from.isoformat()),
            Cell(one.pattern),
            Cell(one.filing_days),
            Cell(one.usual_years, why=_("不推定")),
            Cell(one.trial_years, why=_("不推定")),
            Cell(one.cleanup_years),
            Cell(one.source or None, why=_("本机关的做法")),
            Cell(one.set_by.name),
        )
    )
