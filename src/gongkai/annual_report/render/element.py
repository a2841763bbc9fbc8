"""HTML as text, escaped in one place. Children are HTML already; `text` makes HTML of words."""

from __future__ import annotations

from html import escape


def text(words: str) -> str:
    return escape(words, quote=False)


def element(tag: str, *children: str, **attributes: str | int | None) -> str:
    """One element. An attribute that is None is left out; `class_` is class, `data_cell` is data-cell."""
    given = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(str(value))}"'
        for name, value in attributes.items()
        if value is not None
    )
    return f"<{tag}{given}>{''.join(children)}</{tag}>"


def span(size: int) -> int | None:
    """A colspan or rowspan; one is the default and is not written."""
    return size if size > 1 else None
