"""The acts of a workflow table as pages: each asks for what the act needs, and does it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from gongkai.apps.agencies import actor
from gongkai.apps.agencies.models import Staff
from gongkai.lib.acting import attempt, pages
from gongkai.lib.ui.parts import Text
from gongkai.lib.workflow import Record, Workflow

View = Callable[..., HttpResponse]
Given = dict[str, Any]


@dataclass(frozen=True)
class Act:
    """One act as a row: its form, the service that does it, the words.

    action: as in the table of moves, and the name of its page. danger: the button warns.
    """

    action: str
    form: Callable[..., Any]
    perform: Callable[..., object]
    button: Text
    done: Text
    help_text: Text
    danger: bool = False

    @property
    def address(self) -> str:
        return self.action.replace("_", "-")


A = TypeVar("A", bound=Act)
R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class ActPages(Generic[A, R]):
    """What the pages of one kind of record have in common.

    app: a record's page is `app:detail`, the page of an act is drawn by `app/act.html`. get: the record, or 404.
    table: where the act stands; facts: what its guards ask. form: with what was sent. perform: with a valid form.
    beside: what else the page shows, the record first.
    """

    app: str
    get: Callable[[Staff, int], R]
    table: Callable[[A], Workflow[Any]]
    facts: Callable[[Staff, R], Any]
    form: Callable[[HttpRequest, A, R], Any]
    perform: Callable[[Staff, A, R, Any], object]
    beside: Callable[[Staff, A, R], Given]

    def page_of(self, act: A) -> View:
        """The page of one act: refused at once where state or role forbid it, told why by a guard."""

        @pages
        @login_required
        def page(request: HttpRequest, pk: int) -> HttpResponse:
            who = actor.of(request)
            record = self.get(who, pk)
            move = self.table(act).require(who, record, act.action)
            form = self.form(request, act, record)
            if attempt(request, form, lambda: self.perform(who, act, record, form)):
                messages.success(request, str(act.done))
                return redirect(f"{self.app}:detail", pk)
            facts = {
                "act": act,
                "label": move.label,
                "sources": "、".join(str(source) for source in move.sources),
                "why_not": move.reason_against(self.facts(who, record)) or "",
                "form": form,
            }
            return render(request, f"{self.app}/act.html", self.beside(who, act, record) | facts)

        return page
