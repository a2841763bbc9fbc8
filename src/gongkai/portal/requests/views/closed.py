"""What stands in for the form while the application is down: that it is closed, and the other ways to apply."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from gongkai.apps.disclosure_requests import window
from gongkai.lib import site


@require_safe
def closed(_request: HttpRequest) -> HttpResponse:
    """Drawn without a request, as it is shown at whatever address of the form was asked for."""
    facts = {"bodies": window.bodies(), "site": site.current()}
    return HttpResponse(render_to_string("portal_requests/closed.html", facts))
