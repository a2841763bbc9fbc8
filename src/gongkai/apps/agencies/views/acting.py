"""The page of one act: what it does, its form, its button; and what the service answers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from gongkai.lib.errors import NotAllowed, Stale
from gongkai.lib.ui.parts import Link, Text


@dataclass(frozen=True)
class Page:
    """What the page of an act says. button: a verb of the work; done: the sentence after it; to: where to go then."""

    title: Text
    button: Text
    done: Text
    to: str
    crumbs: tuple[Link, ...] = ()
    explanation: Text = ""
    kind: str = "primary"


def perform(request: HttpRequest, page: Page, form: Form, act: Callable[..., Any]) -> HttpResponse:
    """Show the form; on a right one call `act` with its fields. A refusal is shown with the form, nothing is lost."""
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            act(**form.cleaned_data)
        except (NotAllowed, Stale) as refusal:
            form.add_error(None, str(refusal))
            status = 409 if isinstance(refusal, Stale) else 200
        else:
            messages.success(request, str(page.done))
            return redirect(page.to)
    return render(request, "agencies/act.html", {"page": page, "form": form}, status=status)
