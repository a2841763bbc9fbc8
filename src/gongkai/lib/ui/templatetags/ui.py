"""Tags that draw the shared components. `{% load ui %}` and hand them a value of `gongkai.lib.ui.parts`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BoundField, ModelChoiceField
from django.forms.widgets import (
    CheckboxInput,
    CheckboxSelectMultiple,
    ClearableFileInput,
    FileInput,
    RadioSelect,
)
from django.http import HttpRequest
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from gongkai.lib import site
from gongkai.lib.shell.menu import Menu
from gongkai.lib.ui import dates, display
from gongkai.lib.ui.limits import Strip
from gongkai.lib.ui.parts import (
    DAY,
    Cell,
    Figure,
    Finding,
    Item,
    KeyFigure,
    Link,
    Tab,
    Table,
    Tag,
    Term,
    Text,
)

register = template.Library()

Context = dict[str, Any]
NO_CHOICE = "---------"  # what Django writes for it


@register.inclusion_tag("ui/_button.html")
def button(text: Text, kind: str = "", name: str = "", value: str = "", form: str = "") -> Context:
    """A button that sends a form. kind: primary, warning, plain or nothing."""
    return {"text": text, "kind": kind, "name": name, "value": value, "form": form}


@register.inclusion_tag("ui/_button.html")
def button_link(text: Text, url: str, kind: str = "") -> Context:
    """A link that looks like a button: the next step on another page."""
    return {"text": text, "kind": kind, "url": url}


@register.inclusion_tag("ui/_field.html")
def field(bound: BoundField) -> Context:
    """A field with label, help and error, tied together for those who listen to the page."""
    widget = bound.field.widget
    if isinstance(bound.field, ModelChoiceField) and bound.field.empty_label == NO_CHOICE:
        bound.field.empty_label = _("请选择") if bound.field.required else _("不选")
    return {
        "bound": bound,
        "shape": _shape_of(widget),
        "widget": bound.as_widget(attrs=_described(bound)),
        "help_id": f"{bound.auto_id}_help",
        "error_id": f"{bound.auto_id}_errors",
    }


def _shape_of(widget: object) -> str:
    if isinstance(widget, RadioSelect | CheckboxSelectMultiple):
        return "group"
    if isinstance(widget, CheckboxInput):
        return "choice"
    return "file" if isinstance(widget, FileInput | ClearableFileInput) else "plain"


def _described(bound: BoundField) -> dict[str, str | bool]:
    """What a listener hears after the label: the error first, then the help."""
    ids = [f"{bound.auto_id}_errors"] if bound.errors else []
    ids += [f"{bound.auto_id}_help"] if bound.help_text else []
    attrs: dict[str, str | bool] = {"aria-describedby": " ".join(ids)} if ids else {}
    if bound.errors:
        attrs["aria-invalid"] = "true"
    if bound.field.widget.attrs.get("placeholder") == bound.label:
        attrs["placeholder"] = False  # the label stands above it already
    return attrs


@register.inclusion_tag("ui/_error_summary.html")
def error_summary(form: BaseForm) -> Context:
    """All errors of a form on top, each linked to its field."""
    errors = [
        (f"#{form[name].auto_id}", form[name].label, message) if name in form.fields else ("", "", message)
        for name, messages in form.errors.items()
        for message in messages
    ]
    return {"errors": errors}


@register.inclusion_tag("ui/_fields.html")
def fields(form: BaseForm) -> Context:
    """The hidden fields, then every visible field of a form in its order."""
    return {"form": form}


@register.inclusion_tag("ui/_filter_field.html")
def filter_field(bound: BoundField) -> Context:
    """A field of a filter: short, nothing said of its being optional, since all of them are."""
    return field(bound)


@register.inclusion_tag("ui/_filter_fields.html")
def filter_fields(fields: Iterable[BoundField]) -> Context:
    """Every field of a filter in its order. fields: a form, or a part of one."""
    return {"fields": fields}


@register.inclusion_tag("ui/_acts.html")
def acts(menu: Menu) -> Context:
    """The next act as a button, the others in a menu, and of each that cannot be done now why not."""
    return {"menu": menu}


@register.inclusion_tag("ui/_table.html")
def table(table: Table) -> Context:
    return {"table": table}


@register.inclusion_tag("ui/_tag.html")
def tag(tag: Tag) -> Context:
    return {"tag": tag}


@register.inclusion_tag("ui/_notice.html")
def notice(text: Text, tone: str = "info", title: Text = "") -> Context:
    return {"text": text, "tone": tone, "title": title}


@register.inclusion_tag("ui/_tabs.html")
def tabs(tabs: Iterable[Tab], label: Text) -> Context:
    """Tabs are links: each view of a thing has its own address. `label` names the group."""
    return {"tabs": tabs, "label": label}


@register.inclusion_tag("ui/_pager.html", takes_context=True)
def pager(context: Context, page: Page[Any], parameter: str = "page") -> Context:
    """The pages of a list; keeps what else stands in the address."""
    request: HttpRequest = context["request"]
    query = request.GET.copy()
    query.pop(parameter, None)
    kept = query.urlencode()
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    prefix = f"?{kept}&{parameter}=" if kept else f"?{parameter}="
    return {"page": page, "numbers": list(numbers), "prefix": prefix, "gap": page.paginator.ELLIPSIS}


@register.inclusion_tag("ui/_list_total.html")
def list_total(page: Page[Any]) -> Context:
    """How many a list holds; where they were not all counted, that there are more."""
    return {"count": page.paginator.count, "is_capped": getattr(page.paginator, "is_capped", False)}


@register.inclusion_tag("ui/_empty.html")
def empty_state(title: Text, text: Text = "", action: Text = "", url: str = "") -> Context:
    """What will stand here, and how to make the first one."""
    return {"title": title, "text": text, "action": action, "url": url}


@register.inclusion_tag("ui/_terms.html")
def description_list(terms: Iterable[Term]) -> Context:
    return {"terms": terms}


@register.inclusion_tag("ui/_progress.html")
def progress(done: int, total: int, text: Text) -> Context:
    """How far a long act is; with `total` 0 it is only known that it goes on."""
    return {"done": done, "total": total, "text": text}


@register.inclusion_tag("ui/_breadcrumbs.html")
def breadcrumbs(crumbs: Iterable[Link]) -> Context:
    return {"crumbs": crumbs}


@register.inclusion_tag("ui/_figure.html")
def figure(figure: Figure) -> Context:
    return {"figure": figure}


@register.inclusion_tag("ui/_findings.html")
def findings_list(findings: Iterable[Finding], level: int = 3) -> Context:
    """Findings with title, sentence, sum, places and advice. level: of their headings."""
    return {"findings": findings, "level": level}


@register.inclusion_tag("ui/_keyfigures.html")
def key_figures(figures: Iterable[KeyFigure]) -> Context:
    return {"figures": figures}


@register.inclusion_tag("ui/_items.html")
def item_list(items: Iterable[Item], level: int = 3) -> Context:
    return {"items": items, "level": level}


@register.inclusion_tag("ui/_strip.html")
def strip_of_days(strip: Strip) -> Context:
    """The days of a limit one by one, and what the signs below them mean."""
    return {"strip": strip}


@register.inclusion_tag("ui/_value.html")
def value(cell: Cell | Term) -> Context:
    """The text of a cell or term: unknown is a dash with its reason (in a table as a hint), numbers are grouped by thousands."""
    return {"cell": cell, "is_number": isinstance(cell.text, int), "is_term": isinstance(cell, Term)}


@register.filter
def grouped(number: int | str | None) -> str:
    """1234567 → 1,234,567, by whatever language; what is not an integer stays as it is."""
    return f"{number:,}" if isinstance(number, int) else str(number or "")


@register.filter
def whole_days(text: Text, alone: str = "") -> str:
    """Words in which each date stays on one line. alone: also a date alone; the cell of a table sees to it by itself."""
    words = str(text)
    if not DAY.search(words) or (DAY.fullmatch(words) and not alone):
        return words
    kept = DAY.sub(r'<span class="gk-nowrap">\g<0></span>', conditional_escape(words))
    return mark_safe(kept if alone else f"<span>{kept}</span>")  # noqa: S308 (escaped above)


@register.filter
def day(when: date | None) -> str:
    """2026年11月22日（周日） in running text."""
    return dates.in_words(when) if when else _("日期不详")


@register.filter
def day_short(when: date | None) -> str:
    """2026-11-22 in tables."""
    return dates.local_day(when).isoformat() if when else "—"


@register.simple_tag(takes_context=True)
def display_settings(context: Context) -> display.Display:
    """Size and mode that the visitor chose; the plain look where there is no request (error pages)."""
    return display.of_request(context.get("request"))


@register.inclusion_tag("ui/_display_tools.html", takes_context=True)
def display_tools(context: Context, *, sizes: bool = True) -> Context:
    """Links for size, elder mode and language that lead back to this very page; nothing on error pages."""
    request: HttpRequest | None = context.get("request")
    return {
        "here": request.get_full_path() if request else "",
        "display": display.of_request(request),
        "sizes": sizes,
    }


@register.simple_tag(takes_context=True)
def with_query(context: Context, **changes: str | int) -> SafeString:
    """The present address with some parameters changed; an empty value takes a parameter out."""
    query = context["request"].GET.copy()
    for name, content in changes.items():
        query.pop(name, None)
        if content != "":
            query[name] = str(content)
    return SafeString(f"?{query.urlencode()}")


@register.simple_tag
def site_name() -> str:
    return site.current().name
