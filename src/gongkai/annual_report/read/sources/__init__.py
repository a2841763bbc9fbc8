"""From a file to blocks: the only step that knows file formats. Everything in memory, nothing left behind."""

from gongkai.annual_report.read.sources.document import document_of, document_of_text
from gongkai.annual_report.read.sources.guard import guarded, read_guarded
from gongkai.annual_report.read.sources.unreadable import Unreadable

__all__ = ["Unreadable", "document_of", "document_of_text", "guarded", "read_guarded"]
