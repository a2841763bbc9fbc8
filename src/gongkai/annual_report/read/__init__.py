"""Reading published reports of any kind and edition: from a file to cells with their places, never inventing one."""

from typing import TYPE_CHECKING, Any

from gongkai.annual_report.read.sources import Unreadable

if TYPE_CHECKING:
    from gongkai.annual_report.read.reading import Reading, read_document, read_report, read_text

__all__ = ["Reading", "Unreadable", "read_document", "read_report", "read_text"]


def __getattr__(name: str) -> Any:
    """What reads is loaded when it is first asked for: its patterns take long, and most only ask what is `Unreadable`."""
    if name not in __all__:
        raise AttributeError(name)
    from gongkai.annual_report.read import reading

    return getattr(reading, name)
