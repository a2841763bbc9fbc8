"""The only writers of policy interpretation: one act of a person, one function, one transaction, one event."""

from gongkai.apps.interpretations.services.pairing import begin, clear_copy, pair
from gongkai.apps.interpretations.services.planning import exempt, plan
from gongkai.apps.interpretations.services.settling import settle

__all__ = ["begin", "clear_copy", "exempt", "pair", "plan", "settle"]
