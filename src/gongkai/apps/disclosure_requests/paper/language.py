"""An official document is in Chinese, whatever the language of the page on which it is made."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.utils import translation

Facts = dict[str, Any]

P = ParamSpec("P")
R = TypeVar("R")


def in_official_language(make: Callable[P, R]) -> Callable[P, R]:
    """An official document is in Chinese, whatever the language of the page on which it is made."""

    @wraps(make)
    def made(*args: P.args, **kwargs: P.kwargs) -> R:
        with translation.override("zh-hans"):
            return make(*args, **kwargs)

    return made
