"""`gongkai deadline`: until when a request must be answered, day by day, for clerks and for checking."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from typing import TYPE_CHECKING, Any

from gongkai.cli.columns import fit
from gongkai.cli.parsing import USAGE, Parser
from gongkai.statute.calendar import CalendarMissing, DayKind, WorkCalendar, official
from gongkai.statute.citation import NotInForce
from gongkai.statute.clock import ReplyClock, amended
from gongkai.statute.deadlines import reply_rule
from gongkai.statute.ledger import STATUS_LABELS
from gongkai.statute.limits import Exclusion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gongkai.statute.deadlines import Deadline
    from gongkai.statute.ledger import LedgerDay

FINE, NO_DATE = 0, 1
WEEKDAYS = "一二三四五六日"

EXIT_CODES = """退出码：
  0  已算出
  1  没有这一年的节假日安排，或当时没有施行中的条例，不能计算
  2  命令写法不对，或日期互相矛盾
"""


def parser() -> Parser:
    """The grammar of the command; the reference page is made from it."""
    top = Parser(
        prog="gongkai deadline",
        description="计算一件政府信息公开申请的答复期限，并逐日说明计入与否及其依据。日期写作 2024-04-01。",
        epilog=EXIT_CODES,
    )
    top.add_argument("receipt_date", type=_day, metavar="收到日期", help="收到申请之日（条例第三十一条）")
    top.add_argument("--amended", type=_day, metavar="日期", help="收到补正后的申请之日，期限自此重新起算")
    top.add_argument("--excluded", type=_span, action="append", default=[], metavar="起:止",
                     help="征求意见而不计入期限的时间，首尾两日都在内；可以写多次")  # fmt: skip
    top.add_argument("--extended", action="store_true", help="已经批准延长答复期限并告知申请人")
    top.add_argument("--provisional", action="store_true",
                     help="没有节假日安排的年份按双休日和法定节日暂算；通知发布后须重新计算")  # fmt: skip
    top.add_argument("--json", action="store_true", help="输出 JSON：期限、依据和逐日台账")
    return top


def main(arguments: Sequence[str]) -> int:
    """Run `gongkai deadline …`; the result is the exit code."""
    options = parser().parse_args(arguments)
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")
    calendar = official().provisional() if options.provisional else official()
    try:
        clock = _clock(options)
        deadline = clock.deadline(calendar)
    except (CalendarMissing, NotInForce) as refusal:
        return _refuse(str(refusal), NO_DATE)
    except ValueError as contradiction:
        return _refuse(str(contradiction), USAGE)
    print(_json(clock, deadline, calendar) if options.json else _text(clock, deadline, calendar))
    return FINE


def _clock(options: argparse.Namespace) -> ReplyClock:
    received: date = options.receipt_date
    rule = reply_rule(received)
    exclusions = tuple(
        Exclusion(first, last, "征求意见", rule.third_party_time) for first, last in options.excluded
    )
    for one in exclusions:
        if one.last is not None and one.last <= received:
            raise ValueError(
                f"不计入的时间到{one.last.isoformat()}为止，在收到申请（{received.isoformat()}）以前；请核对。"
            )
    restarts = (amended(options.amended, receipt_date=received),) if options.amended else ()
    clock = ReplyClock(received, restarts, exclusions)
    # The option says that the extension was decided in time, so the first day of the count stands for its day.
    return (
        clock
        if not options.extended
        else ReplyClock(received, restarts, exclusions, extended_on=clock.start.day)
    )


def _json(clock: ReplyClock, deadline: Deadline, calendar: WorkCalendar) -> str:
    whole: dict[str, Any] = {
        "receipt_date": clock.receipt_date.isoformat(),
        "starts_after": deadline.starts_after.isoformat(),
        "due_date": deadline.day.isoformat(),
        "working_days": deadline.working_days,
        "regulation": clock.rule.regulation.number,
        "provisional": deadline.provisional,
        "limits": [
            {"working_days": limit.working_days, "words": limit.words, "citation": str(limit.citation)}
            for limit in deadline.limits
        ],
        "days": [_row(row) for row in deadline.ledger(calendar)],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1)


def _row(row: LedgerDay) -> dict[str, Any]:
    return {
        "day": row.day.isoformat(),
        "kind": row.kind,
        "status": row.status,
        "number": row.number,
        "holiday": row.holiday,
        "why": row.why,
        "citation": str(row.citation),
        "letter": row.letter,
    }


def _text(clock: ReplyClock, deadline: Deadline, calendar: WorkCalendar) -> str:
    lines = [
        f"收到申请：{_named(clock.receipt_date)}",
        *(f"重新起算：{_named(restart.day)}，{restart.why}" for restart in clock.restarts),
        f"答复期限：{_named(deadline.day)}，第{deadline.working_days}个工作日",
        *(f"依据：{limit.citation}　“{limit.words}”" for limit in deadline.limits),
        *([f"注意：{calendar.caution(deadline.day)}"] if deadline.provisional else []),
        *(f"注意：{note}" for note in _without_effect(clock, deadline)),
        "",
        f"{fit('日期', 12)}{fit('星期', 6)}{fit('第几日', 8)}{fit('计算', 20)}说明",
        *(_line(row, clock) for row in deadline.ledger(calendar)),
    ]
    return "\n".join(lines)


def _without_effect(clock: ReplyClock, deadline: Deadline) -> list[str]:
    """Exclusions that lie wholly outside the count move nothing, and the reader should know."""
    return [
        f"{one.first.isoformat()}起不计入的时间不在{deadline.starts_after.isoformat()}以后、期限届满以前，不影响期限。"
        for one in clock.exclusions
        if one.first > deadline.day or (one.last is not None and one.last <= deadline.starts_after)
    ]


def _line(row: LedgerDay, clock: ReplyClock) -> str:
    number = "" if row.number is None else str(row.number)
    label = STATUS_LABELS[row.status] + ("·调休" if row.kind is DayKind.MAKE_UP else "")
    cells = (
        fit(row.day.isoformat(), 12) + fit(WEEKDAYS[row.day.weekday()], 6) + fit(number, 8) + fit(label, 20)
    )
    own = row.citation.instrument is clock.rule.regulation
    place = row.citation.place if own else str(row.citation)
    return f"{cells}{row.why}　{place}{f'（{row.letter}）' if row.letter else ''}"


def _named(day: date) -> str:
    return f"{day.isoformat()}（星期{WEEKDAYS[day.weekday()]}）"


def _day(word: str) -> date:
    try:
        return date.fromisoformat(word)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{word}”不是日期，请写作2024-04-01") from None


def _span(word: str) -> tuple[date, date]:
    first, colon, last = word.partition(":")
    if not colon:
        raise argparse.ArgumentTypeError(f"“{word}”不是起止两日，请写作2024-04-08:2024-04-12")
    return _day(first), _day(last)


def _refuse(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code
