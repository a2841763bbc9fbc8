"""Annual reports: where they came from, how they were read, what people corrected and decided, what was published."""

from gongkai.apps.reporting.models.body import Body, BodyLevel
from gongkai.apps.reporting.models.edition import Edition
from gongkai.apps.reporting.models.intake import Intake, IntakeItem, Source
from gongkai.apps.reporting.models.report import AnnualReport, ReadingRun, ReportScope
from gongkai.apps.reporting.models.review import CellCorrection, FindingDecision

__all__ = [
    "AnnualReport",
    "Body",
    "BodyLevel",
    "CellCorrection",
    "Edition",
    "FindingDecision",
    "Intake",
    "IntakeItem",
    "ReadingRun",
    "ReportScope",
    "Source",
]
