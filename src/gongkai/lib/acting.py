"""A page that does an act: the form that was sent, the service that does it, and what a refusal says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.forms import BaseForm
from django.http import HttpRequest
from django.views.decorators.http import require_http_methods

from gongkai.lib.errors import NotAllowed

T = TypeVar("T")
pages = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True)
class Done(Generic[T]):
    """An act that was done, and what the service gave."""

    result: T


def attempt(request: HttpRequest, form: BaseForm, act: Callable[[], T]) -> Done[T] | None:
    """Do the act once a valid form was sent; None where it was not done. A refusal is said on the form, nothing is lost."""
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        return Done(act())
    except NotAllowed as refusal:
        form.add_error(None, str(refusal))
        return None
