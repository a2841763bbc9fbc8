"""Reading published reports of any kind and edition: from a file to cells with their places, never inventing one."""

from gongkai.annual_report.read.reading import Reading, read_document, read_report, read_text
from gongkai.annual_report.read.sources import Unreadable

__all__ = ["Reading", "Unreadable", "read_document", "read_report", "read_text"]
