"""The rules of the gate, each with its source, its reason, and a case that passes and one that fails."""

from gongkai.release.rules.numbers import NUMBERS
from gongkai.release.rules.secrecy import SECRECY
from gongkai.release.rules.traces import TRACES

RULES = (*NUMBERS, *SECRECY, *TRACES)

__all__ = ["NUMBERS", "RULES", "SECRECY", "TRACES"]
