"""The frame of a staff page."""

from __future__ import annotations

from typing import Any

from django import template

from gongkai.desk import shell

register = template.Library()


@register.simple_tag(takes_context=True)
def desk_shell(context: dict[str, Any]) -> shell.Shell:
    return shell.of_request(context["request"])
