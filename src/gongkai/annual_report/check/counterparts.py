"""Which cells a figure of the prose restates: metric by metric, with every reading that its words allow."""

from dataclasses import dataclass

from gongkai.annual_report.check.formulas import Plan
from gongkai.annual_report.forms.shape import Table

# A term is "row/column"; "row.*" stands for every row of the group; "-" takes it away.
Reading = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Counterpart:
    """readings: the figure agrees with the table when it equals one of them; the first is the plain one.

    excuses: readings that do not make it right but explain it, so that it is a remark and no contradiction.
    issuing: the figure restates the table only beside a word of issuing (制发, 印发 …), else it is a remark.
    binding: False where the words of reports are too loose to speak of a contradiction.
    """

    metric: str
    table: str
    anchor: str
    readings: tuple[Reading, ...]
    excuses: tuple[Reading, ...] = ()
    issuing: bool = False
    binding: bool = True


_RECEIVED: tuple[Reading, ...] = (("new/total",), ("new/total", "carried_in/total"))
_ANSWERED: tuple[Reading, ...] = (
    ("results_total/total",),
    ("results_total/total", "-otherwise_closed.*/total"),
    ("results_total/total", "-not_processed.*/total"),
    ("results_total/total", "-not_processed.*/total", "-otherwise_closed.*/total"),
)
_ORGANIZATIONS = (
    *("new/commercial_enterprise", "new/research_institution", "new/public_welfare_organization"),
    *("new/legal_service_organization", "new/other_organization"),
)


def _requests(metric: str, anchor: str, *readings: Reading, excuses: tuple[Reading, ...] = ()) -> Counterpart:
    return Counterpart(metric, "requests", f"requests/{anchor}", readings, excuses)


def _result(result: str) -> tuple[Counterpart, ...]:
    direct, after = f"direct_suit/{result}", f"suit_after_reconsideration/{result}"
    return (
        Counterpart(
            f"reconsideration_{result}",
            "remedies",
            f"remedies/reconsideration/{result}",
            ((f"reconsideration/{result}",),),
        ),
        Counterpart(
            f"litigation_{result}",
            "remedies",
            f"remedies/{direct}",
            ((direct, after),),
            ((direct,), (after,)),
        ),
    )


def _indicator(metric: str, *rows: str, binding: bool = True) -> Counterpart:
    return Counterpart(
        metric, "indicators", f"indicators/{rows[0]}", tuple((row,) for row in rows), binding=binding
    )


def _proactive(metric: str, *terms: str, issuing: bool = False, binding: bool = True) -> Counterpart:
    return Counterpart(
        metric, "proactive", f"proactive/{terms[0]}", tuple((term,) for term in terms), (), issuing, binding
    )


_DOCUMENTS = ("issued", "made", "newly_disclosed")

COUNTERPARTS: tuple[Counterpart, ...] = (
    _requests("requests_received", "new/total", *_RECEIVED, excuses=(("results_total/total",),)),
    _requests("requests_answered", "results_total/total", *_ANSWERED, excuses=_RECEIVED),
    _requests("requests_carried_in", "carried_in/total", ("carried_in/total",)),
    _requests("requests_carried_out", "carried_out/total", ("carried_out/total",)),
    _requests(
        "requests_received_natural",
        "new/natural_person",
        ("new/natural_person",),
        ("new/natural_person", "carried_in/natural_person"),
    ),
    _requests(
        "requests_received_commercial_enterprise",
        "new/commercial_enterprise",
        ("new/commercial_enterprise",),
        ("new/commercial_enterprise", "carried_in/commercial_enterprise"),
    ),
    _requests("requests_received_legal_person", "new", _ORGANIZATIONS),
    _requests("granted", "granted/total", ("granted/total",), ("granted/total", "partially_granted/total")),
    _requests("partially_granted", "partially_granted/total", ("partially_granted/total",)),
    _requests(
        "granted_and_partially_granted",
        "granted+partially_granted",
        ("granted/total", "partially_granted/total"),
    ),
    _requests("denied", "denied", ("denied.*/total",)),
    _requests("unavailable", "unavailable", ("unavailable.*/total",)),
    _requests("not_processed", "not_processed", ("not_processed.*/total",)),
    _requests("otherwise_closed", "otherwise_closed", ("otherwise_closed.*/total",)),
    *(part for result in ("upheld", "corrected", "other_result", "pending") for part in _result(result)),
    Counterpart(
        "reconsideration_total",
        "remedies",
        "remedies/reconsideration/total",
        (("reconsideration/total",),),
        excuses=(("reconsideration/total", "-reconsideration/pending"),),
    ),
    Counterpart(
        "litigation_total",
        "remedies",
        "remedies/litigation",
        (("direct_suit/total", "suit_after_reconsideration/total"),),
        excuses=(
            ("direct_suit/total",),
            ("suit_after_reconsideration/total",),
            (
                *("direct_suit/total", "-direct_suit/pending"),
                *("suit_after_reconsideration/total", "-suit_after_reconsideration/pending"),
            ),
        ),
    ),
    Counterpart(
        "reconsideration_and_litigation_total",
        "remedies",
        "remedies",
        (("reconsideration/total", "direct_suit/total", "suit_after_reconsideration/total"),),
    ),
    _proactive("normative_issued", *(f"normative_documents/{column}" for column in _DOCUMENTS), issuing=True),
    _proactive("normative_repealed", "normative_documents/repealed", binding=False),
    _proactive(
        "normative_in_force",
        "normative_documents/in_force",
        "normative_documents/disclosed_total",
        binding=False,
    ),
    _proactive(
        "government_rules_issued", *(f"government_rules/{column}" for column in _DOCUMENTS), issuing=True
    ),
    _proactive("license_decisions", "licenses/decisions", binding=False),
    _proactive("penalty_decisions", "penalties/decisions", binding=False),
    _proactive("administrative_fees_wan_yuan", "administrative_fees/amount_wan_yuan"),
    _indicator("proactive_total", "proactive_total"),
    _indicator("requests_received", "requests_received"),
    _indicator("requests_answered", "requests_closed", "replies_total", "requests_received"),
    _indicator("requests_online", "requests_online", binding=False),
    _indicator("requests_letter", "requests_letter", "requests_letter_fax", binding=False),
    _indicator("granted", "replies_granted", binding=False),
    _indicator("partially_granted", "replies_partially_granted", binding=False),
    _indicator("denied", "replies_denied", binding=False),
    _indicator("replies_not_this_agency", "replies_not_this_agency", binding=False),
    _indicator("reconsideration_total", "reconsideration_total"),
    _indicator("litigation_total", "litigation_total"),
    _indicator("appeals_total", "appeals_total", binding=False),
    _indicator("interpretations", "interpretations", binding=False),
    _indicator("press_conferences", "press_conferences", binding=False),
    _indicator("normative_issued", "normative_documents_issued", binding=False),
    _indicator("meetings", "meetings", binding=False),
    _indicator("trainees", "trainees", binding=False),
)

# A channel named in the prose may be narrower than the sheet's row, never wider.
CHANNELS = {
    "website_published": "indicators/proactive_website",
    "gazette_published": "indicators/proactive_gazette",
}


@dataclass(frozen=True, slots=True)
class Resolved:
    """A counterpart on one edition: each reading as cells to add and cells to take away."""

    counterpart: Counterpart
    readings: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    excuses: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]


_RESOLVED: dict[tuple[str, str], tuple[Table, tuple[Resolved, ...]]] = {}


def resolved(plan: Plan) -> tuple[Resolved, ...]:
    """The counterparts that this table has; kept per edition."""
    key = (plan.table.form, plan.table.id)
    kept = _RESOLVED.get(key)
    if kept is None or kept[0] is not plan.table:
        found = tuple(_resolve(c, plan) for c in COUNTERPARTS if c.table == plan.table.id)
        _RESOLVED[key] = kept = (plan.table, tuple(r for r in found if r.readings))
    return kept[1]


def _resolve(counterpart: Counterpart, plan: Plan) -> Resolved:
    def each(readings: tuple[Reading, ...]) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
        cells = (_cells(reading, plan) for reading in readings)
        return tuple(found for found in cells if found)

    return Resolved(counterpart, each(counterpart.readings), each(counterpart.excuses))


def _cells(reading: Reading, plan: Plan) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """None when the edition lacks one of the rows."""
    add: list[str] = []
    take: list[str] = []
    for term in reading:
        cells = _expanded(term.removeprefix("-"), plan)
        if not cells:
            return None
        (take if term.startswith("-") else add).extend(cells)
    return tuple(add), tuple(take)


def _expanded(term: str, plan: Plan) -> list[str]:
    row, _, column = term.partition("/")
    if not row.endswith(".*"):
        cell = f"{plan.table.id}/{term}"
        return [cell] if cell in plan.names else []
    group = row.removesuffix(".*")
    rows = [r.id for r in plan.table.rows if r.id == group or r.id.startswith(f"{group}.")]
    return [f"{plan.table.id}/{r}/{column}" for r in rows]
