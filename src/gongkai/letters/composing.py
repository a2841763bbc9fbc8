"""Letters made from templates and facts. The day of the letter chooses the version; nothing else is asked of a clock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from gongkai.letters.letter import DocumentNumber, Letter
from gongkai.letters.places import Fact, FactMissing, Facts, FactUnfit, Filled, Place, fill
from gongkai.letters.template import BASIS, FINDING, YOU, Template, blocks
from gongkai.letters.templates import TEMPLATES
from gongkai.letters.words import clean
from gongkai.statute.citation import Citation
from gongkai.statute.grounds import GROUNDS
from gongkai.statute.outcomes import OUTCOMES, ground_faults


class NoTemplate(LookupError):  # noqa: N818 (a refusal)
    """No template of this code is used on that day."""

    def __init__(self, code: str, day: date) -> None:
        super().__init__(f"{day.isoformat()}没有编号为“{code}”的文书模板；请核对文书种类和成文日期。")
        self.code, self.day = code, day


def templates_on(day: date) -> Mapping[str, Template]:
    """The templates from which letters of that day are made, by code."""
    return {template.code: template for template in TEMPLATES if template.governs(day)}


def template_of(code: str, day: date, version: int | None = None) -> Template:
    """The template in use on a day, or a named version of it. Raises NoTemplate."""
    for template in TEMPLATES:
        chosen = template.governs(day) if version is None else template.version == version
        if template.code == code and chosen:
            return template
    raise NoTemplate(code, day)


def compose(code: str, facts: Facts, *, version: int | None = None) -> Letter:
    """The letter that these facts make. Its date (the fact `dated`) chooses the version of the template.

    version: makes a letter of the past again, as it was. Raises NoTemplate, FactMissing where a place that the
    letter needs is empty, FactUnfit where a fact has no place, does not fit it, or the grounds do not carry the outcome.
    """
    dated = _dated(code, facts)
    template = template_of(code, dated, version)
    grounds = _grounds(template, facts)
    filled = _filled(template, facts)
    if missing := _missing(template, filled, grounds):
        raise FactMissing(template.title, [place.label for place in missing])
    return _made(template, facts, dated, filled, grounds)


def compose_unfinished(code: str, facts: Facts) -> tuple[Letter, tuple[Place, ...]]:
    """The letter as far as it is written, and the places that still lack a fact; each holds a mark with its label.

    For those who write it, never for sending. Raises NoTemplate, FactMissing without a date, and FactUnfit where a
    fact does not fit its place.
    """
    dated = _dated(code, facts)
    template = template_of(code, dated)
    given = facts.get("grounds")
    codes = given if isinstance(given, list | tuple) else ()
    grounds = tuple(code for code in codes if isinstance(code, str) and code in GROUNDS)
    filled = _filled(template, facts)
    missing = _missing(template, filled, grounds)
    marked = {place.name: _mark(place.label) for place in missing}
    if template.outcome and not grounds:
        marked |= {FINDING: _mark("认定的情形"), BASIS: _mark("法律依据")}
    return _made(template, facts, dated, {**filled, **marked}, grounds), missing


def unfinished_mark(label: str) -> str:
    """What stands in the place of words that are still to be written."""
    return f"【待填：{label}】"


def _mark(label: str) -> Filled:
    words = unfinished_mark(label)
    return Filled(words, (words,), ((words,),))


def _made(
    template: Template, facts: Facts, dated: date, given: Mapping[str, Filled], grounds: tuple[str, ...]
) -> Letter:
    citations = _citations(template, grounds)
    filled = {**_worked_out(facts, grounds, citations), **given}
    return Letter(
        code=template.code,
        version=template.version,
        agency=filled["agency"].words,
        title=template.title,
        body=tuple(blocks(template.body, filled)),
        dated=dated,
        red_head=template.official,
        number=_number(facts.get("number")),
        addressee=filled["addressee"].words if "addressee" in filled else "",
        remedy=filled["remedy"].lines if "remedy" in filled else (),
        contact=filled["contact"].words if "contact" in filled else "",
        signed=template.signed,
        attachments=filled["attachments"].lines,
        copies=filled["copies"].lines,
        citations=citations,
    )


def contact_line(*, office: str = "", phone: str = "", address: str = "", hours: str = "") -> str:
    """联系方式 on one line; what is not known is left out."""
    parts = (("联系单位", office), ("联系电话", phone), ("联系地址", address), ("办公时间", hours))
    known = [f"{label}：{clean(words)}" for label, words in parts if clean(words)]
    return f"{'；'.join(known)}。" if known else ""


def cited(citations: Sequence[Citation]) -> str:
    """Places of the law as a sentence names them: each instrument once, its places after it."""
    places: dict[str, list[str]] = {}
    for citation in citations:
        places.setdefault(citation.instrument.title, []).append(citation.place)
    laws = (f"《{title}》{'、'.join(dict.fromkeys(filter(None, of)))}" for title, of in places.items())
    return "、".join(laws)


def _dated(code: str, facts: Facts) -> date:
    day = facts.get("dated")
    try:
        dated = date.fromisoformat(day) if isinstance(day, str) else day
    except ValueError:
        dated = None
    if not isinstance(dated, date):
        title = next((template.title for template in TEMPLATES if template.code == code), code)
        raise FactMissing(title, ["成文日期"])
    return dated


def _number(fact: Fact | None) -> DocumentNumber | None:
    return DocumentNumber.parse(fact) if isinstance(fact, str) and fact else _as_number(fact)


def _as_number(fact: Fact | None) -> DocumentNumber | None:
    return fact if isinstance(fact, DocumentNumber) else None


def _grounds(template: Template, facts: Facts) -> tuple[str, ...]:
    """The codes of the grounds on which a reply rests. Raises FactUnfit where they do not carry its outcome."""
    if not template.outcome:
        return ()
    given = facts.get("grounds") or ()
    codes = tuple(code for code in given if isinstance(code, str)) if isinstance(given, list | tuple) else ()
    if faults := ground_faults(OUTCOMES[template.outcome], codes):
        raise FactUnfit("".join(faults))
    return codes


def _filled(template: Template, facts: Facts) -> dict[str, Filled]:
    known = {place.name for place in template.places}
    if strange := sorted(facts.keys() - known):
        raise FactUnfit(
            f"《{template.title}》没有“{strange[0]}”这个位置；请核对模板{template.code}的各个位置。"
        )
    return {place.name: fill(place, facts.get(place.name)) for place in template.places}


def _missing(template: Template, filled: Mapping[str, Filled], grounds: tuple[str, ...]) -> tuple[Place, ...]:
    return tuple(place for place in template.places if place.wanted(grounds) and not filled[place.name])


def _citations(template: Template, grounds: tuple[str, ...]) -> tuple[Citation, ...]:
    """Of a reply, its grounds; of every other document, what its template rests on."""
    own = template.citations if not grounds else ()
    return tuple(dict.fromkeys((*own, *(GROUNDS[code].citation for code in grounds))))


def _worked_out(
    facts: Facts, grounds: tuple[str, ...], citations: tuple[Citation, ...]
) -> Mapping[str, Filled]:
    unit = facts.get("organization") is True
    findings = dict.fromkeys(GROUNDS[code].finding for code in grounds)
    return {
        YOU: Filled("你单位" if unit else "你"),
        FINDING: Filled("；".join(findings)),
        BASIS: Filled(cited(citations)),
    }
