"""Who is asking, for views behind login_required."""

from django.http import HttpRequest

from gongkai.apps.agencies.models import Staff


def of(request: HttpRequest) -> Staff:
    """The person signed in. Raises TypeError in a view that forgot login_required."""
    if not isinstance(request.user, Staff):
        raise TypeError(f"{request.path}: 视图缺少 login_required。")
    return request.user
