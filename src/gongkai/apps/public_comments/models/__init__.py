"""Tables of public comment, by subject."""

from gongkai.apps.public_comments.models.comment import CommentRule, PublicComment
from gongkai.apps.public_comments.models.hearing import Hearing, Representative
from gongkai.apps.public_comments.models.opinion import Opinion

__all__ = ["CommentRule", "Hearing", "Opinion", "PublicComment", "Representative"]
