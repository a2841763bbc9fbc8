"""Reading the figures of the prose: numbers with their metric, scope, verb and place in the source."""

from gongkai.annual_report.read.narrative.figures import narrative_figures
from gongkai.annual_report.read.narrative.sentences import ProseLine

__all__ = ["ProseLine", "narrative_figures"]
