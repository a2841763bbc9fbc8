"""Which kinds of items have this life, and how the two differ."""

NORMATIVE, RULES = "normative_document", "government_rules"
KINDS = frozenset((NORMATIVE, RULES))
# 统一登记、统一编号 are asked of normative documents; government rules carry the number of their decree.
NUMBERED_KINDS = frozenset((NORMATIVE,))
