"""Charts as SVG, drawn on the server: lines over years, shares, bars. Each comes as a Figure with source and data.

A chart answers one question and its title is the answer as a sentence. Values that are not known are left out of the
drawing and stand as 「—」 in the table. Each chart is drawn twice, for a page and for a phone, where smaller text would
no longer be read.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import pylopdf_fonts_zh_cn
import vl_convert
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from gongkai.lib.ui import chart_specs as specs
from gongkai.lib.ui.chart_specs import NARROW, WIDE, Canvas, Number, Series, Spec
from gongkai.lib.ui.parts import Cell, Column, Figure, Link, Row, Table, Text


@dataclass(frozen=True)
class Words:
    """What stands round a chart. title: the answer as a sentence; source: who published the figures, and when."""

    title: Text
    source: Text
    note: Text = ""
    downloads: Sequence[Link] = ()


def line_over_years(words: Words, series: Sequence[Series], unit: Text) -> Figure:
    """How something went over the years. The name of each line stands at its end."""
    known = [year for one in series for year in one.values]
    years = range(min(known), max(known) + 1) if known else ()
    columns = (Column(_("年份")), *(Column(f"{one.label}（{unit}）", numeric=True) for one in series))
    rows = tuple(Row((Cell(str(year)), *(_cell(one.values.get(year)) for one in series))) for year in years)
    table = Table(words.title, columns, rows, look="scroll", caption_hidden=True)
    return _figure(words, table, lambda canvas: specs.line_spec(canvas, series, years, unit))


def stacked_shares(
    words: Words, bars: Mapping[str, Mapping[str, Number]], unit: Text, *, names: Text = ""
) -> Figure:
    """How wholes divide into the same parts. bars: name of the whole → part → value; each bar is drawn as 100 %.

    names: what the wholes are, as 年份 or 单位; heads the first column of the table.
    """
    parts = list(dict.fromkeys(part for values in bars.values() for part in values))
    columns = (Column(names or _("项目")), *(Column(f"{part}（{unit}）", numeric=True) for part in parts))
    rows = tuple(
        Row((Cell(name), *(_cell(values.get(part)) for part in parts))) for name, values in bars.items()
    )
    table = Table(words.title, columns, rows, look="scroll", caption_hidden=True)
    return _figure(words, table, lambda canvas: specs.share_spec(canvas, bars, parts))


def simple_bars(words: Words, bars: Mapping[str, Number | None], unit: Text, *, names: Text = "") -> Figure:
    """How large several things are, in the order given; the value stands at the end of each bar."""
    columns = (Column(names or _("项目")), Column(str(unit), numeric=True))
    rows = tuple(Row((Cell(name), _cell(value))) for name, value in bars.items())
    table = Table(words.title, columns, rows, look="scroll", caption_hidden=True)
    return _figure(words, table, lambda canvas: specs.bar_spec(canvas, bars))


def svg(spec: Spec) -> SafeString:
    """A Vega-Lite specification as SVG with our fonts and colours; what was drawn once is kept."""
    return _drawn(json.dumps(spec, ensure_ascii=False, sort_keys=True))


def warm() -> None:
    """Draw one small chart, so that the first visitor does not wait for the engine to start (half a second)."""
    svg(
        {
            "data": {"values": [{"x": 1}]},
            "mark": "bar",
            "encoding": {"x": {"field": "x", "type": "quantitative"}},
        }
    )


def _figure(words: Words, table: Table, spec: Callable[[Canvas], Spec]) -> Figure:
    wide, narrow = svg(spec(WIDE)), svg(spec(NARROW))
    return Figure(words.title, wide, narrow, words.source, table, words.note, words.downloads)


def _cell(value: Number | None) -> Cell:
    if value is None:
        return Cell(None, why=_("没有数据"))
    return Cell(value if isinstance(value, int) else f"{value:,}")


@lru_cache(maxsize=512)
def _drawn(spec: str) -> SafeString:
    _register_fonts()
    drawing: str = vl_convert.vegalite_to_svg(json.loads(spec), allowed_base_urls=[])
    return mark_safe(drawing)  # noqa: S308 (made by the converter, which escapes the data it is given)


@cache
def _register_fonts() -> None:
    """The widths of Chinese labels are measured with the font out of the wheel, the same on every machine."""
    vl_convert.register_font_directory(str(Path(pylopdf_fonts_zh_cn.__file__).parent))
