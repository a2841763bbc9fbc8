"""The only door to notifications: each person sees their own."""

from django.db.models import QuerySet
from django.http import Http404

from gongkai.apps.agencies.models import Staff
from gongkai.apps.notices.models import Notice


def visible_to(actor: Staff) -> QuerySet[Notice]:
    """Newest first."""
    if not actor.is_active:
        return Notice.objects.none()
    return Notice.objects.filter(recipient_id=actor.pk)


def get(actor: Staff, pk: int) -> Notice:
    """One notification, or 404 both when it is absent and when it is someone else's."""
    if (notice := visible_to(actor).filter(pk=pk).first()) is None:
        raise Http404
    return notice


def unread(actor: Staff) -> QuerySet[Notice]:
    return visible_to(actor).filter(read_at=None)


def unread_count(actor: Staff) -> int:
    return unread(actor).count()
