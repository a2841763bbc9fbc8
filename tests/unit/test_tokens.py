"""The colours of the style sheets: enough contrast for every pair that the components put together."""

import re
from itertools import product
from pathlib import Path

import pytest

from gongkai.lib.ui.chart_specs import INK, INK_SOFT, LINE, PALETTE

CSS = Path(__file__).parents[2] / "src/gongkai/lib/ui/static/gongkai/css"
TOKENS = dict(
    re.findall(
        r"--gk-([\w-]+): (#[0-9a-f]{6});",
        (CSS / "tokens.css").read_text(encoding="utf-8").split("/* 字号")[0],
    )
)
GROUNDS = ("ground", "ground-warm")
TEXTS = [
    *product(("ink", "ink-soft", "blue", "blue-deep", "red", "amber", "green"), GROUNDS),
    ("blue", "blue-ground"), ("blue-deep", "blue-ground"), ("ink", "blue-ground"), ("red", "red-ground"),
    ("amber", "amber-ground"), ("ink", "amber-ground"), ("green", "green-ground"), ("ground", "blue"), ("ground", "red"),
]  # fmt: skip


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_computed_as_defined():
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("text", "ground"), TEXTS)
def test_text_is_readable_on_its_ground(text, ground):
    assert contrast(TOKENS[text], TOKENS[ground]) >= 4.5


@pytest.mark.parametrize(("line", "ground"), [*product(("line-field", "focus"), GROUNDS)])
def test_lines_of_fields_and_the_focus_ring_are_seen(line, ground):
    assert contrast(TOKENS[line], TOKENS[ground]) >= 3


def test_charts_use_the_colours_of_the_tokens():
    assert [TOKENS[f"chart-{number}"] for number in range(1, 7)] == list(PALETTE)
    assert (TOKENS["ink"], TOKENS["ink-soft"], TOKENS["line"]) == (INK, INK_SOFT, LINE)


@pytest.mark.parametrize("colour", PALETTE)
def test_white_numbers_are_readable_on_every_colour_of_a_chart(colour):
    assert contrast(colour, "#ffffff") >= 4.5


def test_no_component_names_a_colour_of_its_own():
    named = re.compile(r"#[0-9a-fA-F]{3,8}\b|\brgba?\([^)]*\)")
    allowed = {"rgb(31 35 40 / 40%)"}  # the veil behind a dialog: the ink, let through
    found = {
        path.name: [c for c in named.findall(path.read_text(encoding="utf-8")) if c not in allowed]
        for path in CSS.rglob("*.css")
        if path.name != "tokens.css"
    }
    assert {name: colours for name, colours in found.items() if colours} == {}


def test_every_component_is_imported_once_and_every_class_has_the_prefix():
    entry = (CSS / "gk.css").read_text(encoding="utf-8")
    files = {path.relative_to(CSS).as_posix() for path in CSS.rglob("*.css")} - {"gk.css"}
    assert sorted(re.findall(r'@import url\("([^"]+)"\)', entry)) == sorted(files)
    classes = {
        name
        for path in CSS.rglob("*.css")
        for name in re.findall(
            r"\.([a-zA-Z][\w-]*)",
            re.sub(r"/\*.*?\*/|url\([^)]*\)", "", path.read_text(encoding="utf-8"), flags=re.DOTALL),
        )
    }
    assert {name for name in classes if not name.startswith("gk-")} == set()
