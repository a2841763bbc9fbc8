"""What the sender of an opinion may ask, by the code alone; for the window."""

from __future__ import annotations

from gongkai.apps.public_comments.models import Opinion


def by_code(code: str) -> Opinion | None:
    """On a comment that is before the public."""
    rows = Opinion.objects.select_related("comment__item__published", "comment__agency", "same_as")
    return rows.filter(code=code, comment__item__is_public=True).first()
