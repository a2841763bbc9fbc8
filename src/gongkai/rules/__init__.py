"""A rule, its finding and the four verdicts. Pure. Used by report checks, inspection, assessment, release gate."""

from gongkai.rules.rule import Finding, Level, Rule, Source, Verdict

__all__ = ["Finding", "Level", "Rule", "Source", "Verdict"]
