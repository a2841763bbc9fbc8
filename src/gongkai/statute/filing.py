"""备案: until when an issued document must be handed in to the body that supervises its maker."""

from __future__ import annotations

from datetime import date

from gongkai.statute.calendar_limit import CalendarLimit
from gongkai.statute.instruments import N37, RULES

RULES_FILING = CalendarLimit(RULES.whole("unverified"), "规章应当自公布之日起30日内报送备案", days=30)
# No national limit for normative documents is known to us; places set 15 or 30 days, so it is a value handed in.
LOCAL_FILING = CalendarLimit(
    N37.whole("unverified"), "自公布之日起15日内报送备案（各地规定不同，由本地设置）", days=15
)


def filing_due(published_on: date, *, limit: CalendarLimit = LOCAL_FILING) -> date:
    """Last day on which the document is handed in in time; calendar days, the day of publication is not counted.

    # inferred: a limit that binds the agency does not move over days off (see publication.limited).
    """
    return limit.end(published_on)
