"""Facts for every template, made from its places: one word for each, so that a test can see where each went."""

from datetime import date

from gongkai.letters import DocumentNumber, Kind, Template
from gongkai.letters.template import RowsOf
from gongkai.statute.outcomes import OUTCOMES

NUMBER = DocumentNumber("清公复", 2026, 3)
DATED = date(2026, 11, 23)


def facts_for(template: Template, *, only_needed: bool = False) -> dict[str, object]:
    """Facts that fill every place, or just those that the letter cannot do without."""
    grounds = grounds_for(template)
    filled = {
        place.name: _fact(template, place)
        for place in template.places
        if place.wanted(grounds) or not only_needed
    }
    return filled | ({"grounds": list(grounds)} if template.outcome else {})


def grounds_for(template: Template) -> tuple[str, ...]:
    """The first grounds that carry the outcome; a partial release needs one that keeps something back."""
    if not template.outcome:
        return ()
    codes = tuple(ground.code for ground in OUTCOMES[template.outcome].grounds)
    if template.outcome == "partially_granted":
        return ("REG37.severance", "REG14.state_secret", "REG15.personal_privacy")
    return codes[:1]


def _fact(template: Template, place: object) -> object:
    if place.one_of:
        return place.one_of[0]
    match place.kind:
        case Kind.LINE:
            return f"填{place.label}处"
        case Kind.PROSE:
            return f"填{place.label}处一\n填{place.label}处二。"
        case Kind.DAY:
            return DATED if place.name == "dated" else date(2026, 10, 9)
        case Kind.COUNT:
            return 17
        case Kind.NUMBER:
            return NUMBER
        case Kind.LIST:
            return [f"填{place.label}处甲", f"填{place.label}处乙"]
        case Kind.FLAG:
            return True
        case Kind.ROWS:
            header = next(
                line.header for line in template.body if isinstance(line, RowsOf) and line.place == place.name
            )
            return [[f"{row}行{column}" for column in header] for row in "甲乙"]
    raise AssertionError(place.kind)
