"""Complaints, reconsideration and suits over disclosure work, with what was handed in and what came back."""

from gongkai.apps.remedies.models.case import ContestedGround, RemedyCase
from gongkai.apps.remedies.models.papers import Filing, FilingKind, PaperKind, RemedyPaper

__all__ = ["ContestedGround", "Filing", "FilingKind", "PaperKind", "RemedyCase", "RemedyPaper"]
