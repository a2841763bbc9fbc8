"""The way of remedy against a reply, and the paragraph that says so at its foot.

The way follows from the articles on which the reply rests, never from its row in the annual report: 属于行政查询事项 is
reported under 不予公开, yet it rests on Article 36 and may go straight to court.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gongkai.statute.calendar_limit import CalendarLimit, length_of
from gongkai.statute.citation import Citation, in_force_on
from gongkai.statute.grounds import Ground
from gongkai.statute.instruments import COURT_INTERPRETATIONS, RCL, REG, REG_2008, REGULATIONS, SPC25
from gongkai.statute.remedy_limits import remedy_limit

# 条例第十四条至第十六条: what a reply rests on when it refuses to disclose (不予公开).
REFUSAL_ARTICLES = frozenset({14, 15, 16})
FIRST = RCL.article(23, 1, 4)
MUST_SAY_SO = RCL.article(23, 2)


@dataclass(frozen=True, slots=True)
class Route:
    """Where one may go with a reply. why: a sentence for the file.

    refusals: the grounds that ask for reconsideration first. mark: how sure this reading is, as of a citation.
    """

    reconsideration_first: bool
    citations: tuple[Citation, ...]
    why: str
    refusals: tuple[Ground, ...] = ()
    mark: str = ""

    @property
    def label(self) -> str:
        return (
            "先行政复议、后行政诉讼" if self.reconsideration_first else "行政复议或者行政诉讼，由当事人选择"
        )


class NoBasis(ValueError):  # noqa: N818 (a refusal)
    """A remedy cannot be told for a reply that rests on nothing."""

    def __init__(self) -> None:
        super().__init__("还没有选定答复的法律依据，不能确定救济途径；请先选定依据。")


def is_refusal(ground: Ground) -> bool:
    """Whether it is one of Articles 14 to 16 of the regulation in force since 2019."""
    return ground.citation.instrument is REG and ground.citation.article in REFUSAL_ARTICLES


def remedy_route(bases: Iterable[Ground], decided_on: date) -> Route:
    """The route for a reply of that day on these grounds. Raises NoBasis, and NotInForce before the regulation."""
    grounds = tuple(bases)
    if not grounds:
        raise NoBasis
    in_force_on(decided_on, REGULATIONS)
    if not RCL.governs(decided_on):
        return _before_reconsideration_first(decided_on)
    refusals = tuple(ground for ground in grounds if is_refusal(ground))
    return _first(grounds, refusals, decided_on) if refusals else _choice(decided_on)


def _before_reconsideration_first(decided_on: date) -> Route:
    return Route(
        reconsideration_first=False,
        citations=_either(decided_on),
        why="答复作出时施行的行政复议法没有规定政府信息公开案件复议前置，可以申请行政复议，也可以直接起诉。",
    )


def _first(grounds: tuple[Ground, ...], refusals: tuple[Ground, ...], decided_on: date) -> Route:
    # inferred: no instrument speaks of a reply that gives one part and refuses another.
    partly = len(refusals) < len(grounds)
    return Route(
        reconsideration_first=True,
        citations=(
            remedy_right(decided_on),
            *_after(decided_on),
            FIRST,
            MUST_SAY_SO,
            *_interpretation(decided_on),
        ),
        why=(
            f"答复以条例{_places(refusals)}为依据不予公开"
            f"{'一部分信息，其余部分以其他条文为依据' if partly else ''}，应当先申请行政复议。"
        ),
        refusals=refusals,
        mark="inferred" if partly else "",
    )


def _choice(decided_on: date) -> Route:
    if SPC25.governs(decided_on):
        why = "复议前置只适用于以条例第十四条至第十六条为依据的不予公开；本答复不以这些条文为依据，当事人可以选择。"
        return Route(
            reconsideration_first=False,
            citations=(*_either(decided_on), *_interpretation(decided_on)),
            why=why,
        )
    # inferred: until the interpretation of 2025 no instrument said how far 不予公开 in Article 23 reaches.
    why = "答复不以条例第十四条至第十六条为依据，不是行政复议法第二十三条所说的“不予公开”，当事人可以选择。"
    return Route(reconsideration_first=False, citations=_either(decided_on), why=why, mark="inferred")


def _places(grounds: tuple[Ground, ...]) -> str:
    return "、".join(dict.fromkeys(ground.citation.place for ground in grounds))


def _interpretation(day: date) -> tuple[Citation, ...]:
    # secondary: which decisions count as 不予公开 is told in its first article, as read in commentary by its authors.
    interpretation = in_force_on(day, COURT_INTERPRETATIONS)
    return (SPC25.article(1).marked("secondary"),) if interpretation is SPC25 else ()


def _after(day: date) -> tuple[Citation, ...]:
    keys = ("reconsideration.apply", "suit_after_reconsideration.file")
    return tuple(remedy_limit(key, day).limit.citation for key in keys)


def _either(day: date) -> tuple[Citation, ...]:
    keys = ("reconsideration.apply", "direct_suit.file", "suit_after_reconsideration.file")
    limits = tuple(remedy_limit(key, day).limit.citation for key in keys)
    return (remedy_right(day), *limits)


def remedy_right(day: date) -> Citation:
    """The article of the regulation that opens reconsideration and suit."""
    regulation = in_force_on(day, REGULATIONS)
    return REG_2008.article(33, 2).marked("unverified") if regulation is REG_2008 else REG.article(51)


def remedy_text(
    bases: Iterable[Ground],
    decided_on: date,
    *,
    reconsideration_body: str,
    court: str,
    document: str = "本答复",
) -> str:
    """The paragraph on remedies for the foot of a reply, complete.

    reconsideration_body, court: full names; an address may follow in brackets.
    document: what the reply calls itself, 「本答复」 or 「本告知书」.
    A third party that is told of a release contests that release: pass the ground of the release.
    Raises NoBasis, NotInForce, and ValueError where the body or the court is not named.
    """
    if not reconsideration_body.strip() or not court.strip():
        raise ValueError("救济告知要写明行政复议机关和有管辖权的人民法院的全称；请在机关资料中补全。")
    route = remedy_route(bases, decided_on)
    apply = f"自收到{document}之日起{_length('reconsideration.apply', decided_on)}内"
    after = _length("suit_after_reconsideration.file", decided_on)
    start = f"如不服{document}，根据{_listed(route)}的规定，"
    if route.reconsideration_first:
        return (
            f"{start}应当{apply}先向{reconsideration_body}申请行政复议；对行政复议决定不服的，"
            f"可以自收到行政复议决定书之日起{after}内向{court}提起行政诉讼；"
            f"行政复议机关逾期不作决定的，可以自复议期满之日起{after}内向{court}提起行政诉讼。"
        )
    return (
        f"{start}可以{apply}向{reconsideration_body}申请行政复议，"
        f"也可以{_direct(document, decided_on)}内直接向{court}提起行政诉讼；"
        f"先申请行政复议、对行政复议决定不服的，可以自收到行政复议决定书之日起{after}内提起行政诉讼。"
    )


def _length(key: str, day: date) -> str:
    return length_of(remedy_limit(key, day).limit)


def _direct(document: str, day: date) -> str:
    limit = remedy_limit("direct_suit.file", day).limit
    assert isinstance(limit, CalendarLimit)
    return f"自收到{document}之日起{limit.length}"


def _listed(route: Route) -> str:
    """The laws as a letter lists them: each title once, its places after it in the order of the law.

    Left out: the reading of the court, and the duty to say so, which binds the agency and not the reader.
    """
    places: dict[str, list[Citation]] = {}
    for citation in route.citations:
        if citation.instrument is not SPC25 and citation != MUST_SAY_SO:
            places.setdefault(citation.instrument.title, []).append(citation)
    listed = [f"《{title}》{_in_order(found)}" for title, found in places.items()]
    return "、".join(listed[:-1]) + "和" + listed[-1]


def _in_order(citations: list[Citation]) -> str:
    return "、".join(citation.place for citation in sorted(citations, key=lambda one: one.article or 0))
