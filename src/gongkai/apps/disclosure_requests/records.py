"""Papers that a file prints from its rows when they are asked for: not issued and not numbered.

For the court file, for evidence, for the archive. They are Chinese: whoever makes them sets the language of the site
(`translation.override`), because the labels of rows follow the language of the page.
Personal data: they name the applicant and the parties consulted, and leave out identity numbers and contacts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from gongkai.apps.agencies.queries import in_charge_of
from gongkai.apps.disclosure_requests import clocks, paper
from gongkai.apps.disclosure_requests.models import Draft, DraftState, EntryKind, Letter, ReviewKind
from gongkai.apps.disclosure_requests.proposals import text_of
from gongkai.apps.disclosure_requests.queries import Dossier
from gongkai.apps.disclosure_requests.show import clock as shown_clock
from gongkai.letters import Letter as Paper
from gongkai.letters import compose, day_rows
from gongkai.letters import template_of as template
from gongkai.lib import clock
from gongkai.statute.grounds import GROUNDS
from gongkai.statute.outcomes import OUTCOMES

OPINIONS = {
    ReviewKind.LEGAL: "legal_opinion",
    ReviewKind.SECRECY: "secrecy_opinion",
    ReviewKind.LEADER: "leader_opinion",
}


@dataclass(frozen=True)
class Record:
    """One paper. code: of its template; made: composes it; number: 文号 of the letter it is or proves, "" without."""

    code: str
    title: str
    dated: date
    made: Callable[[], Paper]
    number: str = ""


def request_form(of: Dossier) -> Record:
    """What was asked, as the form of Article 29 shows it."""
    submitted = clock.day_of(of.case.submitted_at)
    return Record("request_form", "政府信息公开申请表", submitted, lambda: _composed(of, "request_form", {}))


def letter(row: Letter) -> Record:
    """A letter as it was issued."""
    return Record(row.code, row.title, row.issued_on, lambda: paper.composed(row), row.number)


def ledgers(of: Dossier) -> Iterator[Record]:
    """How the reply limit was counted, one paper for each round."""
    for number in range(1, of.case.round + 1):
        entries = of.entries_of(number)
        counts = shown_clock.counts_of(entries, number)
        reply_clock = clocks.reply_clock(entries)
        if not counts or reply_clock is None:
            continue
        ended = next((entry.first for entry in entries if entry.kind == EntryKind.END), None)
        today = clock.today()
        facts: paper.Facts = {
            "due_date": counts[-1].deadline.day,
            "days": [row for count in counts for row in day_rows(count.ledger)],
            "calendar_source": shown_clock.notices_of(counts),
            "conclusion": shown_clock.sentence_of(reply_clock, counts[-1], today),
            "replied_on": ended,
        }
        title = f"答复期限计算说明（第{number}轮）"
        yield Record("clock_ledger", title, ended or today, _later(of, "clock_ledger", facts))


def searches(of: Dossier) -> Iterator[Record]:
    """Where was looked, for what, and what was found, one paper for each round."""
    for number in range(1, of.case.round + 1):
        rows = [row for row in of.searches if row.round == number]
        if rows:
            found = any(row.is_found for row in rows)
            facts = {
                "searches": [
                    [
                        row.place,
                        row.words,
                        row.found,
                        f"{of.people.get(row.by_id, '')} {row.searched_on.isoformat()}",
                    ]
                    for row in rows
                ],
                "conclusion": "检索到相关信息。" if found else "没有检索到相关信息。",
            }
            last = max(row.searched_on for row in rows)
            yield Record("search_record", "政府信息检索记录", last, _later(of, "search_record", facts))


def consultations(of: Dossier) -> Iterator[Record]:
    """Who was asked, by when, and what came back, one paper for each round."""
    for number in range(1, of.case.round + 1):
        rows = [row for row in of.consultations if row.round == number]
        if rows:
            facts = {
                "information": "\n".join(dict.fromkeys(row.subject for row in rows)),
                "consultations": [
                    [
                        row.party_name,
                        row.delivered_on.isoformat() if row.delivered_on else "（未登记）",
                        row.respond_by.isoformat(),
                        " ".join(filter(None, (str(row.get_opinion_display()), _iso(row.closed_on)))),
                    ]
                    for row in rows
                ],
            }
            last = max(row.closed_on or row.sent_on for row in rows)
            title = "政府信息公开征求意见记录"
            yield Record("consultation_record", title, last, _later(of, "consultation_record", facts))


def review_sheets(of: Dossier) -> Iterator[Record]:
    """What was proposed and who agreed, for each decided draft."""
    for draft in of.drafts:
        if draft.state == DraftState.DECIDED and draft.decided_at is not None:
            title, on = "政府信息公开申请答复审核表", clock.day_of(draft.decided_at)
            yield Record("review_sheet", title, on, _later(of, "review_sheet", _reviewed(of, draft)))


def _reviewed(of: Dossier, draft: Draft) -> paper.Facts:
    text = text_of(draft)
    grounds = [GROUNDS[code] for code in text.grounds if code in GROUNDS]
    facts: paper.Facts = {
        "due_date": of.case.due_date or clock.day_of(draft.written_at),
        "proposal": OUTCOMES[draft.outcome].full_label,
        "reasons": "\n".join(
            (
                *(f"{ground.citation}：{ground.label}" for ground in grounds),
                str(text.facts.get("reasons", "")),
            )
        ).strip()
        or OUTCOMES[draft.outcome].full_label,
        "handler_opinion": of.people.get(draft.written_by_id, ""),
    }
    for review in of.reviews:
        if review.draft_id == draft.pk:
            facts[OPINIONS[ReviewKind(review.kind)]] = _signed(
                of, review.by_id, str(review.get_verdict_display()), review.opinion, clock.day_of(review.at)
            )
    if draft.decided_at is not None:
        on = clock.day_of(draft.decided_at)
        facts["leader_opinion"] = _signed(of, draft.decided_by_id, "同意", "", on)
    return facts


def _signed(of: Dossier, person: int | None, verdict: str, words: str, on: date) -> str:
    return " ".join(filter(None, (verdict, words, of.people.get(person or 0, ""), on.isoformat())))


def services(of: Dossier) -> Iterator[Record]:
    """Proof of service of each letter that has gone out."""
    parties = {row.letter_id: row.party_name for row in of.consultations}
    for row in of.letters:
        if row.sent_on is None:
            continue
        posting = f"{row.sent_on.isoformat()} {row.tracking_number}".strip()
        facts = {
            "document_title": row.title,
            "document_no": row.number,
            "recipient": of.case.applicant.name
            if row.is_for_applicant
            else parties.get(row.pk, "文书写明的对方"),
            "route": str(row.get_route_display()),
            "posting": posting,
            "signed_on": row.served_on,
        }
        title = f"送达回证（{row.title}）"
        on = row.served_on or row.sent_on
        yield Record("service_receipt", title, on, _later(of, "service_receipt", facts), row.number)


def _later(of: Dossier, code: str, given: paper.Facts) -> Callable[[], Paper]:
    return lambda: _composed(of, code, given)


def _composed(of: Dossier, code: str, given: paper.Facts) -> Paper:
    """Dated on the day on which it is printed."""
    today = clock.today()
    places = {place.name for place in template(code, today).places}
    known = {
        "agency": in_charge_of(of.case.agency).name,
        "dated": today.isoformat(),
        **paper.known_of(of.case),
        **given,
    }
    return compose(
        code, {name: fact for name, fact in known.items() if name in places and fact not in (None, "", [])}
    )


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
