"""The text of an item as the public reads it: pictures and links lead to the item's own files, tables can scroll."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from selectolax.lexbor import LexborHTMLParser

from gongkai.apps.proactive import markup
from gongkai.portal.items import addresses

if TYPE_CHECKING:
    from gongkai.apps.proactive.queries.published import VersionFile


@dataclass(frozen=True)
class Body:
    """pictures: ids of the attachments that stand in the text as pictures."""

    html: SafeString
    pictures: tuple[int, ...]


Address = Callable[[Any], str]


def body_of(html: str, files: Sequence[VersionFile], address: Address = addresses.of_file) -> Body:
    """address: of an attachment. html: as it was cleaned when it was saved. What it names of files that the version does not show is left out."""
    tree = LexborHTMLParser(markup.clean(html))
    if tree.body is None:
        return Body(mark_safe(""), ())
    by_id = {one.attachment_id: one for one in files}
    pictures = tuple(_pictures(tree, by_id, address))
    _links(tree, by_id, address)
    return Body(mark_safe(_with_scrolling_tables(tree.body.inner_html or "")), pictures)  # noqa: S308 (cleaned above)


def _file(address: str | None, files: Mapping[int, VersionFile]) -> VersionFile | None:
    found = markup.PICTURE.fullmatch(address or "")
    return files.get(int(found[1])) if found else None


def _pictures(tree: LexborHTMLParser, files: Mapping[int, VersionFile], address: Address) -> list[int]:
    shown = []
    for picture in tree.css("img"):
        file = _file(picture.attributes.get("src"), files)
        if file is None:
            picture.decompose()
            continue
        picture.attrs["src"] = address(file.attachment)
        picture.attrs["alt"] = picture.attributes.get("alt") or file.alternative
        shown.append(file.attachment_id)
    return shown


def _links(tree: LexborHTMLParser, files: Mapping[int, VersionFile], address: Address) -> None:
    for link in tree.css("a"):
        if not (link.attributes.get("href") or "").startswith("attachment:"):
            continue
        file = _file(link.attributes.get("href"), files)
        if file is None:
            link.unwrap()
        else:
            link.attrs["href"] = address(file.attachment)


def _with_scrolling_tables(html: str) -> str:
    """A wide table scrolls by itself, and can be reached by the keyboard; the page does not."""
    frame = format_html('<div class="pi-table" role="region" tabindex="0" aria-label="{}">', _("表格"))
    return html.replace("<table>", f"{frame}<table>").replace("</table>", "</table></div>")
