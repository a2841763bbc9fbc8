"""A QR code as one SVG path, drawn on the server: the page needs no script and asks nobody else."""

from __future__ import annotations

from itertools import groupby

from django.utils.html import format_html
from django.utils.safestring import SafeString
from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_M

QUIET = 4  # modules of white round the code, as the standard asks
# Any of the eight masks can be read; trying all of them to find the most even one takes six times as long.
MASK = 0


def quick_code(text: str, label: str) -> SafeString:
    """label: what those hear who do not see the picture."""
    code = QRCode(error_correction=ERROR_CORRECT_M, border=0, mask_pattern=MASK)
    code.add_data(text)
    code.make(fit=True)
    rows = code.get_matrix()
    side = len(rows) + 2 * QUIET
    return format_html(
        '<svg class="pi-code" role="img" aria-label="{}" viewBox="0 0 {} {}" shape-rendering="crispEdges">'
        '<path class="pi-code-ground" d="M0 0h{}v{}H0z"/><path class="pi-code-ink" d="{}"/></svg>',
        label, side, side, side, side, "".join(_strokes(rows)),
    )  # fmt: skip


def _strokes(rows: list[list[bool]]) -> list[str]:
    """Neighbours in a row become one stroke."""
    strokes = []
    for y, row in enumerate(rows):
        x = 0
        for is_dark, run in groupby(row):
            length = len(list(run))
            if is_dark:
                strokes.append(f"M{x + QUIET} {y + QUIET}h{length}v1h-{length}z")
            x += length
    return strokes
