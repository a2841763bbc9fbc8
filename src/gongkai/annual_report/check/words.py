"""How checks name cells and write numbers: official labels, arithmetic written out, for a clerk."""

from decimal import Decimal

from gongkai.annual_report.forms.shape import Row, Table
from gongkai.annual_report.report import Number

_SHORT = 22


def shown(value: Number | None) -> str:
    """A number as one would write it: 12 372.0500 becomes 12372.05."""
    if value is None:
        return "空白"
    if isinstance(value, Decimal):
        text = format(value, "f")
        return text.rstrip("0").rstrip(".") if "." in text else text
    return str(value)


def apart(one: Number, other: Number) -> str:
    """How far two numbers are apart."""
    return shown(one - other if one > other else other - one)


def added(terms: list[tuple[str, Number]]) -> str:
    """The sum with the names of its terms: 自然人 10 + 商业企业 1."""
    return " + ".join(f"{label} {shown(value)}" for label, value in terms) if terms else "0"


def listed(labels: list[str], most: int = 4) -> str:
    """Labels in quotation marks; a long list is cut and counted."""
    text = "、".join(f"“{label}”" for label in labels[:most])
    return text if len(labels) <= most else f"{text}等{len(labels)}格"


def row_name(row: Row) -> str:
    """The row's label; with its group before it where the label alone says too little (3.其他)."""
    label = row.label if len(row.label) <= _SHORT else row.label[:_SHORT] + "…"
    return row.group[-1] + label if row.group and label[0].isdigit() else label


def cell_name(table: Table, row: str, column: str) -> str:
    """A cell by its official labels: “（一）予以公开 / 总计”."""
    found = table.row_by_id.get(row)
    where = table.column_by_id.get(column)
    return f"“{row_name(found) if found else row} / {where.label if where else column}”"
