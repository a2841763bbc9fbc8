"""The prose of the labelled reports: how many of its figures are found under the right metric, and none made up."""

from __future__ import annotations

import html
import math
import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from gongkai.annual_report.read.narrative import ProseLine, narrative_figures
from gongkai.annual_report.report import NarrativeFigure
from tests import gold

ENOUGH = 0.95
_OUTSIDE = ("other:", "category:")


def _texts(path: Path) -> Iterator[str]:
    """The lines of a raw file, its tables and all, as a reader that knows nothing of tables would hand them over."""
    if path.suffix == ".pdf":
        with pypdfium2.PdfDocument(path) as document:
            for page in document:
                yield from page.get_textpage().get_text_bounded().splitlines()
        return
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        text = re.sub(r"<table.*?</table>", "\n", text, flags=re.DOTALL)
        text = html.unescape(re.sub(r"<[^>]+>", "", re.sub(r"</(?:p|div|h\d)>|<br[^>]*>", "\n", text)))
    yield from text.split("\n")


def _read(labels: dict) -> tuple[list[ProseLine], tuple[NarrativeFigure, ...]]:
    folder = gold.reports_folder()
    assert folder is not None
    lines = [ProseLine(text, block) for block, text in enumerate(_texts(folder / labels["file"]))]
    return lines, narrative_figures(lines)


def _is_found(label: dict, figures: tuple[NarrativeFigure, ...]) -> bool:
    return any(
        figure.metric == label["metric"] and math.isclose(float(figure.value), float(label["value"]))
        for figure in figures
    )


def test_nearly_all_labelled_figures_are_found_under_their_metric() -> None:
    asked, missed = 0, []
    for labels in gold.all_labels():
        _, figures = _read(labels)
        wanted = [label for label in labels["narrative"] if not label["metric"].startswith(_OUTSIDE)]
        asked += len(wanted)
        missed += [
            f"{labels['file']}: {label['metric']} = {label['value']}（{label['quote']}）"
            for label in wanted
            if not _is_found(label, figures)
        ]
    assert len(missed) <= (1 - ENOUGH) * asked, "\n".join(missed)


def test_a_metric_that_the_labels_hold_complete_is_never_made_up() -> None:
    """The labels list every figure on requests, remedies and fees; whatever else is read there was invented."""
    complete = re.compile(
        r"(?:requests_|reconsideration_|litigation_|processing_fee|appeals_|granted|denied|unavail)"
    )
    # said in the text, though not labelled: 均获维持 of the totals, and statements that repeat a labelled zero
    implied = re.compile(r"均获维持|未|无|没有|不存在|尚未")
    invented = []
    for labels in gold.all_labels():
        if labels["tables"].get("indicators") or labels["file"].startswith("hebei"):
            continue  # here the raw file mixes tables into the lines
        _, figures = _read(labels)
        known = {(label["metric"], float(label["value"])) for label in labels["narrative"]}
        invented += [
            f"{labels['file']}: {figure.metric} = {figure.value}（{figure.quote}）"
            for figure in figures
            if complete.match(figure.metric)
            and (figure.metric, float(figure.value)) not in known
            and not implied.search(figure.quote)
        ]
    assert invented == []


def test_every_figure_points_to_its_digits_in_the_file() -> None:
    for labels in gold.all_labels():
        lines, figures = _read(labels)
        whole = "".join("".join(line.text.split()) for line in lines)
        for figure in figures:
            piece = lines[figure.place.block].text[figure.place.start : figure.place.end]
            assert piece.strip(), figure
            assert len(figure.quote) <= 40
            assert figure.part_of is None or figure.part_of < len(figures)
            if figure.value and "均" not in figure.quote:
                assert "".join(piece.split())[:1] in "0123456789一二两三四五六七八九十百千", figure
                assert figure.quote in whole, figure


@pytest.mark.parametrize("name", gold.NAMES)
def test_parts_come_after_the_whole_they_belong_to(name: str) -> None:
    _, figures = _read(gold.labels(name))
    assert all(figure.part_of is None or figure.part_of < index for index, figure in enumerate(figures))
