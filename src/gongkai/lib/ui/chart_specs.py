"""Vega-Lite specifications of the three kinds of charts: what is drawn, with which colours, at which width."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from gongkai.lib.ui.parts import Text

Spec = dict[str, Any]
Number = int | float

# The same as --gk-chart-1 … --gk-chart-6 in tokens.css; a test compares them.
PALETTE = ("#12468f", "#b85600", "#1b7f6b", "#8a3d7c", "#6b6f76", "#7d6a00")
INK, INK_SOFT, LINE = "#1f2328", "#54585f", "#dcd8d0"
FONT = "PingFang SC, Microsoft YaHei, Noto Sans CJK SC, Noto Sans SC, sans-serif"
VEGA_LITE = "https://vega.github.io/schema/vega-lite/v6.json"  # names the grammar; nothing is fetched
LABELLED_SHARE = 0.08


@dataclass(frozen=True)
class Canvas:
    """Width in pixels and how the chart must cope with it."""

    width: int
    is_narrow: bool


WIDE = Canvas(600, is_narrow=False)
NARROW = Canvas(340, is_narrow=True)


@dataclass(frozen=True)
class Series:
    """One line: a value for each year; None where it is not known."""

    label: Text
    values: Mapping[int, Number | None]


def _base(canvas: Canvas, height: int) -> Spec:
    axis = {
        "labelFontSize": 14,
        "labelColor": INK_SOFT,
        "domainColor": LINE,
        "gridColor": LINE,
        "title": None,
    }
    return {
        "$schema": VEGA_LITE,
        "width": canvas.width,
        "height": height,
        "background": None,
        "padding": 2,
        "autosize": {"type": "fit", "contains": "padding"},
        "config": {
            "font": FONT,
            "view": {"stroke": None},
            "axis": {**axis, "ticks": False, "labelPadding": 8},
            "legend": {
                "labelFontSize": 14,
                "labelColor": INK,
                "title": None,
                "orient": "top",
                "symbolType": "square",
            },
            "text": {"fontSize": 14, "fill": INK},
        },
    }


def _colours(names: Sequence[str]) -> Spec:
    """One colour for each name, always the same for the same place in the row."""
    return {"domain": list(names), "range": [PALETTE[at % len(PALETTE)] for at in range(len(names))]}


def line_spec(canvas: Canvas, series: Sequence[Series], years: Sequence[int], unit: Text) -> Spec:
    rows = _line_rows(series, years)
    colour = {
        "field": "line",
        "type": "nominal",
        "scale": _colours([str(one.label) for one in series]),
        "legend": None,
    }
    years_axis = {"labelAngle": 0, "labelOverlap": True, "grid": False}
    x = {
        "field": "year",
        "type": "ordinal",
        "scale": {"domain": [str(year) for year in years]},
        "axis": years_axis,
    }
    y_axis = {"tickCount": 4, "domain": False, "format": ",~f", "title": str(unit)}
    y_axis |= {"titleAngle": 0, "titleAlign": "left", "titleAnchor": "end", "titleX": 0, "titleY": -10}
    y_axis |= {"titleFontWeight": "normal", "titleFontSize": 14, "titleColor": INK_SOFT}
    y = {"field": "value", "type": "quantitative", "scale": {"zero": True, "nice": True}, "axis": y_axis}
    places = {"x": x, "y": y, "color": colour}
    line = {"type": "line", "point": {"size": 60}, "strokeWidth": 2.5}
    layers = [{"mark": line, "encoding": places}, _named(places, dy=-12), _named(places, dy=20)]
    return {**_base(canvas, 260 if canvas.is_narrow else 300), "data": {"values": rows}, "layer": layers}


def _named(places: Spec, dy: int) -> Spec:
    """Where a line ends its name stands, in its colour, so that no legend has to be read."""
    mark = {"type": "text", "align": "right", "dx": 4, "dy": dy, "fontWeight": "bold"}
    here = [{"filter": f"datum.name_dy === {dy}"}]
    return {"mark": mark, "transform": here, "encoding": {**places, "text": {"field": "line"}}}


def _line_rows(series: Sequence[Series], years: Sequence[int]) -> list[Spec]:
    """One row for each point; an unknown value stays in as null, so that the line breaks there."""
    ends = {str(one.label): _last_known(one) for one in series}
    below = _names_below({label: end[1] for label, end in ends.items() if end})
    rows = []
    for one in series:
        label, end = str(one.label), ends[str(one.label)]
        for year in years:
            row = {"year": str(year), "value": one.values.get(year), "line": label}
            is_end = end is not None and year == end[0]
            rows.append(row | ({"name_dy": 20 if label in below else -12} if is_end else {}))
    return rows


def _last_known(series: Series) -> tuple[int, Number] | None:
    known = [(year, value) for year, value in series.values.items() if value is not None]
    return max(known) if known else None


def _names_below(ends: Mapping[str, Number]) -> set[str]:
    """Lines whose name goes under the point, because another line ends close above."""
    ordered = sorted(ends.items(), key=lambda end: end[1], reverse=True)
    near = 0.1 * max((abs(value) for value in ends.values()), default=0)
    return {lower for (_upper, high), (lower, low) in pairwise(ordered) if high - low < near}


def share_spec(canvas: Canvas, bars: Mapping[str, Mapping[str, Number]], parts: Sequence[str]) -> Spec:
    rows = []
    least = LABELLED_SHARE * WIDE.width / canvas.width  # the digits are as wide on a phone, the bar is not
    for name, values in bars.items():
        whole = sum(values.values())
        start = 0.0
        for part in parts:
            share = values.get(part, 0) / whole if whole else 0.0
            shown = f"{share:.0%}" if share >= least else ""
            rows.append({"bar": name, "part": part, "from": start, "to": start + share, "shown": shown})
            start += share
    colour = {"field": "part", "type": "nominal", "scale": _colours(parts)}
    colour["legend"] = {"columns": 2 if canvas.is_narrow else 4, "labelLimit": canvas.width // 2}
    y = {"field": "bar", "type": "nominal", "sort": None, "axis": _names_axis(canvas)}
    ticks = [0, 0.5, 1] if canvas.is_narrow else [0, 0.2, 0.4, 0.6, 0.8, 1]
    x_axis = {"format": ".0%", "values": ticks, "grid": False, "domain": False}
    x = {"field": "from", "type": "quantitative", "scale": {"domain": [0, 1]}, "axis": x_axis}
    places = {"x": x, "x2": {"field": "to"}, "y": y}
    text = {
        "mark": {"type": "text", "fill": "#ffffff"},
        "encoding": {"x": _middle(), "y": y, "text": {"field": "shown"}},
    }
    layers = [{"mark": {"type": "bar", "stroke": "#ffffff"}, "encoding": {**places, "color": colour}}, text]
    middle = [{"calculate": "(datum.from + datum.to) / 2", "as": "middle"}]
    base = _base(canvas, 40 * len(bars) + (90 if canvas.is_narrow else 60))
    return {**base, "data": {"values": rows}, "transform": middle, "layer": layers}


def _middle() -> Spec:
    return {"field": "middle", "type": "quantitative"}


def bar_spec(canvas: Canvas, bars: Mapping[str, Number | None]) -> Spec:
    rows = [{"bar": name, "value": value} for name, value in bars.items() if value is not None]
    y = {"field": "bar", "type": "nominal", "sort": None, "axis": _names_axis(canvas)}
    top = max((row["value"] for row in rows if isinstance(row["value"], int | float)), default=0)
    # Room at the right for the number at the end of the longest bar.
    scale = {"domain": [0, top * (1.25 if canvas.is_narrow else 1.12) or 1]}
    x = {"field": "value", "type": "quantitative", "scale": scale, "axis": None}
    text = {"type": "text", "align": "left", "dx": 6}
    layers = [
        {"mark": {"type": "bar", "fill": PALETTE[0]}, "encoding": {"x": x, "y": y}},
        {
            "mark": text,
            "encoding": {"x": x, "y": y, "text": {"field": "value", "type": "quantitative", "format": ","}},
        },
    ]
    return {**_base(canvas, 34 * max(len(rows), 1) + 20), "data": {"values": rows}, "layer": layers}


def _names_axis(canvas: Canvas) -> Spec:
    return {"labelLimit": canvas.width * 2 // 5, "labelColor": INK, "domain": False}
