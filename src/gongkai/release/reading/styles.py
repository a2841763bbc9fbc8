"""What styles do to the text under them, as far as it takes to know whether a reader sees it. Pure, and no browser.

A reader of the release gate errs on the side of the text: what only a style sheet elsewhere hides is taken as seen, and
is read in any case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from selectolax.lexbor import LexborHTMLParser

Color = tuple[int, int, int]
Declarations = tuple[tuple[str, str], ...]
WHITE: Color = (255, 255, 255)
_NAMED: Mapping[str, Color] = {
    "white": WHITE, "snow": (255, 250, 250), "ivory": (255, 255, 240), "whitesmoke": (245, 245, 245),
    "black": (0, 0, 0), "red": (255, 0, 0), "blue": (0, 0, 255), "green": (0, 128, 0), "yellow": (255, 255, 0),
    "gray": (128, 128, 128), "grey": (128, 128, 128), "silver": (192, 192, 192), "navy": (0, 0, 128),
    "windowtext": (0, 0, 0), "window": WHITE,
}  # fmt: skip
_ALIKE = 12  # of 255 in each colour: nobody tells #fefefe from white
_HEX = re.compile(r"#([0-9a-f]{3}|[0-9a-f]{6})\b")
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})(?:[\s,/]+([\d.]+%?))?\s*\)")
_SIZE = re.compile(r"^\s*(-?[\d.]+)\s*(px|pt|em|rem|%|ex|mm|cm|in)?")
_SMALLEST = {
    "px": 1.0,
    "pt": 1.0,
    "em": 0.08,
    "rem": 0.08,
    "%": 8.0,
    "ex": 0.1,
    "mm": 0.3,
    "cm": 0.03,
    "in": 0.01,
}
_FAR = -500.0
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SELECTOR = re.compile(r"[\w.#\- >,*]+")
_RULES = 2000  # of one page; a hostile one has more


@dataclass(frozen=True, slots=True)
class Look:
    """How text looks in a place. color, ground: None where it cannot be told (a picture behind it)."""

    hidden: bool = False
    color: Color | None = (0, 0, 0)
    ground: Color | None = WHITE

    @property
    def is_unseen(self) -> bool:
        return self.hidden or (
            self.color is not None
            and self.ground is not None
            and all(abs(one - other) <= _ALIKE for one, other in zip(self.color, self.ground, strict=True))
        )

    def under(self, declarations: Declarations) -> Look:
        """The look inside an element that has these styles."""
        if not declarations:
            return self
        styles = dict(declarations)
        look = replace(self, hidden=self.hidden or _hides(styles))
        if (said := styles.get("background-color") or styles.get("background")) is not None:
            look = replace(look, ground=_ground(said, self.ground))
        if (said := styles.get("color")) is not None:
            look = look.colored(said)
        return look

    def colored(self, said: str) -> Look:
        if said.startswith("transparent"):
            return replace(self, hidden=True)
        rgb = _RGB.search(said)
        if rgb is not None and rgb[4] is not None and not float(rgb[4].rstrip("%")):
            return replace(self, hidden=True)
        found = color_of(said)
        return self if found is None else replace(self, color=found)


def declared(style: str) -> Declarations:
    """The declarations of a style attribute, in lower case and without !important."""
    pairs = (piece.split(":", 1) for piece in style.lower().split(";") if ":" in piece)
    return tuple((name.strip(), value.replace("!important", "").strip()) for name, value in pairs)


def color_of(said: str) -> Color | None:
    if found := _HEX.search(said):
        digits = found[1] if len(found[1]) == 6 else "".join(digit * 2 for digit in found[1])
        return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)
    if found := _RGB.search(said):
        return int(found[1]), int(found[2]), int(found[3])
    return next((_NAMED[word] for word in re.split(r"[\s,]+", said) if word in _NAMED), None)


def _ground(said: str, below: Color | None) -> Color | None:
    if "url(" in said or "gradient" in said:
        return None
    if said.startswith(("transparent", "none", "inherit", "initial")):
        return below
    return color_of(said) or below


def _hides(styles: Mapping[str, str]) -> bool:
    return (
        styles.get("display") == "none"
        or styles.get("visibility") in {"hidden", "collapse"}
        or styles.get("mso-hide") == "all"
        or _is_small(styles.get("font-size", ""))
        or _number(styles.get("opacity", "1")) == 0
        or any(
            _number(styles.get(name, "0")) < _FAR for name in ("text-indent", "left", "top", "margin-left")
        )
        or styles.get("clip", "").startswith("rect(0")
        or (styles.get("overflow") == "hidden" and _is_nothing(styles))
    )


def _is_small(size: str) -> bool:
    found = _SIZE.match(size)
    return found is not None and _number(size) <= (_SMALLEST[found[2]] if found[2] else 0)


def _is_nothing(styles: Mapping[str, str]) -> bool:
    return any(name in styles and _number(styles[name]) <= 1 for name in ("height", "width", "max-height"))


def _number(said: str) -> float:
    found = _SIZE.match(said)
    try:
        return float(found[1]) if found else 1.0
    except ValueError:
        return 1.0


def sheets_of(tree: LexborHTMLParser) -> dict[int, Declarations]:
    """What the style sheets inside a page say of its elements, by their place in memory; plain selectors alone."""
    found: dict[int, Declarations] = {}
    for selector, declarations in _rules(tree):
        for node in tree.css(selector):
            found[node.mem_id] = found.get(node.mem_id, ()) + declarations
    return found


def _rules(tree: LexborHTMLParser) -> Iterator[tuple[str, Declarations]]:
    given = 0
    for sheet in tree.css("style"):
        for selector, body in _RULE.findall(re.sub(r"/\*.*?\*/|<!--|-->", "", sheet.text(), flags=re.DOTALL)):
            plain = selector.strip()
            if _SELECTOR.fullmatch(plain) and re.search(r"[\w*]$", plain) and given < _RULES:
                given += 1
                yield plain, declared(body)
