"""The release gate: what must not leave the house is found before it does, and burnt out where it is asked. Pure."""

from gongkai.release.file_types import ATTACHED, FORMS, GIVEN_OUT, Kind
from gongkai.release.gate import inspect, inspect_fields, inspect_text
from gongkai.release.kinds import ending_of, kind_of, tidy_name
from gongkai.release.reading.text import as_utf8
from gongkai.release.refusal import Refused
from gongkai.release.rules import RULES

__all__ = [
    "ATTACHED",
    "FORMS",
    "GIVEN_OUT",
    "RULES",
    "Kind",
    "Refused",
    "as_utf8",
    "ending_of",
    "inspect",
    "inspect_fields",
    "inspect_text",
    "kind_of",
    "tidy_name",
]
