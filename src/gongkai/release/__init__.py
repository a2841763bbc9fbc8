"""The release gate: what must not leave the house is found before it does, and burnt out where it is asked. Pure."""

from gongkai.release.file_types import FORMS, GIVEN_OUT, Kind
from gongkai.release.gate import inspect, inspect_fields, inspect_text
from gongkai.release.kinds import kind_of, tidy_name
from gongkai.release.refusal import Refused
from gongkai.release.rules import RULES

__all__ = [
    "FORMS",
    "GIVEN_OUT",
    "RULES",
    "Kind",
    "Refused",
    "inspect",
    "inspect_fields",
    "inspect_text",
    "kind_of",
    "tidy_name",
]
