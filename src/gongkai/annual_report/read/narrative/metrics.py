"""Which metric a figure is: rules as data, read from top to bottom, the first that fits decides.

A rule looks at the `head` (the thing named nearest to the number), at the concepts that must be (`needs`) or must not
be (`lacks`) in the same clause, at the topic or section it stands in, and at the measure word. A metric of the common
vocabulary is given only where the words are clear: a wrong one would make a report contradict itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

NO_HEAD = ""

TOPICS: dict[str, str] = {
    "REQUEST": "requests",
    "RECON": "reconsideration",
    "LIT": "litigation",
    "LIT_PART": "litigation",
    "APPEAL": "appeals",
    "HOTLINE": "hotline",
    "CALL": "hotline",
    "MAILBOX": "mailbox",
    "NORMATIVE": "normative",
    "RULES": "rules",
    "PEOPLE_CONGRESS": "proposals",
    "CONSULTATIVE": "proposals",
    "BOTH_PROPOSALS": "proposals",
    "LICENSE": "licenses",
    "SERVICE": "licenses",
    "PENALTY": "penalties",
    "COERCIVE": "penalties",
    "FEE_PROCESSING": "fees",
    "FEE_ADMIN": "other",
    "INFO": "publishing",
    "PROACTIVE": "publishing",
    "INTERPRET": "interpretation",
    "PRESS": "press",
    "MEETING": "events",
    "MEETING_OTHER": "events",
    "TRAINING": "training",
    "INSPECTION": "events",
    "ASK": "consulting",
    "ASK_ON_SITE": "consulting",
    "ASK_PHONE": "consulting",
    "ASK_ONLINE": "consulting",
    "COMPLAINT": "complaints",
    "NEW_MEDIA": "channel",
    "WECHAT": "channel",
    "WEIBO": "channel",
    "VIDEO": "channel",
}

# What may follow the number and still say what became of the counted things.
_QUALIFIERS_LISTED = (
    "GRANTED PARTIAL BOTH_GRANTED DENIED UNAVAILABLE NOT_PROCESSED OTHERWISE "
    "NOT_THIS_AGENCY CARRIED_IN CARRIED_OUT UPHELD CORRECTED OTHER_RESULT PENDING "
    "REPEALED IN_FORCE REVISED SHUT REASON CASE_PART"
)
QUALIFIERS = frozenset(_QUALIFIERS_LISTED.split())
# Objects too general to be the thing counted when a plainer one stands beside them.
_WEAK_LISTED = (
    "LETTER ONLINE IN_PERSON SOME_INFO COLUMN FILE UNIT NOTHING NATURAL LEGAL ENTERPRISE RATE OPINIONS FEE"
)
WEAK = frozenset(_WEAK_LISTED.split())

_PIECES_LISTED = "件 份 条 宗 个 起 例 次 案 项 封 单 笔 件次 条次 人次"
PIECES = frozenset((*_PIECES_LISTED.split(), None))
DOCUMENTS = frozenset({"件", "份", "个", "部", "项", "篇", None})
ITEMS = frozenset({"条", "篇", "件", "份", "则", "期", "个", "条次", "篇次", "项", None})
EVENTS = frozenset({"场", "次", "期", "场次", "个", "轮", "批次", "届", "档"})
PEOPLE = frozenset({"人", "人次", "名", "位", "户", "个", "家", None})
TIMES = frozenset({"次", "人次", "页", None})
MONEY = frozenset({"元"})
ANY: frozenset[str | None] = frozenset()


class Rule(NamedTuple):
    metric: str
    heads: str
    needs: str = ""  # each word a concept; "A|B" one of them
    lacks: str = ""
    within: str = ""  # topics or sections; empty: anywhere
    units: frozenset[str | None] = PIECES


OTHER = "other"
_REQUESTS = "requests"
_CASES = "reconsideration litigation"
_NOT_ISSUED = (
    "REVIEWED TRANSFERRED SENT_UP ADOPTED TRAINING REVISED REPEALED KEPT CUMULATIVE INSPECTION SAID_PRINTED"
)
_NOT_PUT_OUT = (
    "SENT_UP ADOPTED OTHER_SITE NAMED_BODY MADE REVIEWED SHUT PART_OF_CHANNEL PART_OF_INTERPRETATIONS"
)
_NOT_TOTAL = "RESPECTIVELY REQUEST NAMED_BODY ONLY_WECHAT ONLY_WEIBO ONLY_NEW_MEDIA ONLY_VIDEO MADE PART_OF_CHANNEL PART_OF_TOTAL OTHER_SITE"
_OUTCOMES = (
    ("BOTH_GRANTED", "granted_and_partially_granted"),
    ("PARTIAL", "partially_granted"),
    ("GRANTED", "granted"),
    ("DENIED", "denied"),
    ("UNAVAILABLE", "unavailable"),
    ("NOT_PROCESSED", "not_processed"),
    ("OTHERWISE", "otherwise_closed"),
    ("NOT_THIS_AGENCY", "replies_not_this_agency"),
    ("CARRIED_IN", "requests_carried_in"),
    ("CARRIED_OUT", "requests_carried_out"),
)

# fmt: off
RULES: tuple[Rule, ...] = (
    Rule(OTHER, "*", "PLAN|AVERAGE", units=ANY),
    Rule(OTHER, "*", "LAST_YEAR", "CARRIED_IN", units=ANY),
    Rule(OTHER, "TITLE CATEGORY CASE_PART LIT_PART REASON COMPLAINT MAILBOX SURVEY SHUT KEPT REVISED COERCIVE NOTICE"
                " LICENSE_PAPER UNIT COLUMN PRESS_OTHER MEETING_OTHER MONEY_OTHER", units=ANY),

    # money
    Rule("processing_fee", "FEE_PROCESSING", units=MONEY),
    Rule("processing_fee", "FEE_PROCESSING FEE", "FEE_PROCESSING ZERO", units=frozenset({"件", "份", "次", "起", None})),
    Rule("processing_fee", "FEE REQUEST", "FEE", within="requests fees", units=MONEY),
    Rule("processing_fee", NO_HEAD, within="fees", lacks="FUNDS MONEY_OTHER", units=MONEY),
    Rule("processing_fee", "FEE APPLY", "FEE_PROCESSING|FEE", "FEE_ADMIN FUNDS MONEY_OTHER", within="fees", units=MONEY),
    Rule("administrative_fees_wan_yuan", "FEE_ADMIN", units=MONEY),
    Rule("expenditure_wan_yuan", "FUNDS", lacks="MONEY_OTHER", units=MONEY),
    Rule(OTHER, "*", units=MONEY),

    # what became of requests
    Rule(OTHER, "DENIED", "INFO|SOME_INFO", "ANSWERED"),
    Rule(OTHER, "DENIED", "PART_OF_OTHER"),
    Rule("granted_and_partially_granted", "PARTIAL GRANTED", "PARTIAL GRANTED", within=_REQUESTS),
    *(Rule(metric, head, within=_REQUESTS) for head, metric in _OUTCOMES),

    # requests
    Rule("requests_carried_in", "REQUEST APPLY", "CARRIED_IN"),
    Rule("requests_carried_out", "REQUEST APPLY", "CARRIED_OUT"),
    Rule(OTHER, "REQUEST APPLY", "FEE|LOOK_UP"),
    Rule(OTHER, "REQUEST", "PART_OF_OTHER", "RECEIVED ANSWERED"),
    Rule(OTHER, NO_HEAD, "ON_TIME AFTER_ANSWERED"),
    Rule(OTHER, "REQUEST", "INFO", "RECEIVED ANSWERED"),
    Rule(OTHER, "REQUEST", "PUBLISHED", "RECEIVED ANSWERED PART"),
    Rule("requests_received_natural", "REQUEST APPLY NATURAL", "NATURAL PART", "LEGAL ENTERPRISE", within=_REQUESTS),
    Rule("requests_received_commercial_enterprise", "REQUEST APPLY ENTERPRISE", "ENTERPRISE PART", "LEGAL NATURAL", within=_REQUESTS),
    Rule("requests_received_legal_person", "REQUEST APPLY LEGAL", "LEGAL PART", "NATURAL", within=_REQUESTS),
    Rule("requests_online", "REQUEST APPLY ONLINE", "ONLINE PART", within=_REQUESTS),
    Rule("requests_letter", "REQUEST APPLY LETTER", "LETTER PART", within=_REQUESTS),
    Rule("requests_received_natural", "APPLY NATURAL", "NATURAL", "LEGAL ENTERPRISE RECEIVED ANSWERED", within=_REQUESTS),
    Rule("requests_received_commercial_enterprise", "APPLY ENTERPRISE", "ENTERPRISE", "LEGAL NATURAL RECEIVED ANSWERED", within=_REQUESTS),
    Rule("requests_received_legal_person", "APPLY LEGAL", "LEGAL", "NATURAL RECEIVED ANSWERED", within=_REQUESTS),
    Rule("requests_online", "APPLY ONLINE", "ONLINE", "RECEIVED ANSWERED", within=_REQUESTS),
    Rule("requests_letter", "APPLY LETTER", "LETTER", "RECEIVED ANSWERED", within=_REQUESTS),
    Rule(OTHER, "REQUEST APPLY IN_PERSON ONLINE LETTER", "IN_PERSON|ONLINE|LETTER", "RECEIVED ANSWERED"),
    Rule("requests_received", "REQUEST", "RECEIVED"),
    Rule("requests_answered", "REQUEST", "ANSWERED|CLOSED"),
    Rule("requests_received", "APPLY", "RECEIVED", within=_REQUESTS),
    Rule("requests_answered", "APPLY", "ANSWERED", within=_REQUESTS),
    Rule("requests_answered", "REQUEST", "SAID_ANSWERED"),
    Rule("requests_received", "REQUEST"),
    Rule("requests_received", "APPLY", "RECEIVED", "LICENSE SERVICE MONEY_OTHER RECON LIT", within="publishing channel"),
    Rule("requests_online", "ONLINE", "RECEIVED", within=_REQUESTS),
    Rule("requests_letter", "LETTER", "RECEIVED", within=_REQUESTS),
    Rule("requests_received", "NATURAL LEGAL", "RECEIVED", within=_REQUESTS),
    Rule("requests_received", NO_HEAD, "RECEIVED", within=_REQUESTS),
    Rule("requests_answered", NO_HEAD, "ANSWERED|CLOSED", "PART_OF_ANSWERED", within=_REQUESTS),

    # remedies
    Rule(OTHER, "RECON LIT", "CARRIED_IN|CARRIED_OUT|COMPLAINT"),
    Rule("reconsideration_and_litigation_total", "RECON LIT", "RECON LIT PUBLIC"),
    *(
        Rule(f"{case}_{result}", head, within=case)
        for case in ("reconsideration", "litigation")
        for head, result in (("UPHELD", "upheld"), ("CORRECTED", "corrected"), ("OTHER_RESULT", "other_result"), ("PENDING", "pending"))
    ),
    Rule("reconsideration_total", "RECON", "PUBLIC|ZERO"),
    Rule("litigation_total", "LIT", "PUBLIC|ZERO", "LIT_PART"),
    Rule("appeals_total", "APPEAL"),

    # documents
    Rule("transferred_to_archives", "*", "TRANSFERRED ARCHIVE", units=DOCUMENTS | ITEMS | {"册"}),
    Rule("normative_repealed", "NORMATIVE", "REPEALED", "INTERPRET", units=DOCUMENTS),
    Rule("normative_repealed", "REPEALED", within="normative", units=DOCUMENTS),
    Rule("normative_in_force", "NORMATIVE", "IN_FORCE|KEPT", units=DOCUMENTS),
    Rule("normative_in_force", "IN_FORCE", within="normative", units=DOCUMENTS),
    Rule(OTHER, "NORMATIVE", "RULES"),
    Rule("normative_issued", "NORMATIVE", "ISSUED|PUBLISHED|SAID_PUBLISHED", _NOT_ISSUED, units=DOCUMENTS),
    Rule("normative_issued", "NORMATIVE", "PART", _NOT_ISSUED, units=DOCUMENTS - {"项"}),
    Rule("normative_issued", NO_HEAD, "ISSUED", _NOT_ISSUED, within="normative", units=DOCUMENTS),
    Rule("government_rules_issued", "RULES", "ISSUED|PUBLISHED", _NOT_ISSUED, units=DOCUMENTS),
    Rule("gazette_issues", "GAZETTE", units=frozenset({"期", "辑", "刊"})),
    Rule("npc_proposals", "CONSULTATIVE SUGGESTION BOTH_PROPOSALS", "PEOPLE_CONGRESS CONSULTATIVE", units=DOCUMENTS),
    Rule("npc_proposals", "PEOPLE_CONGRESS BOTH_PROPOSALS", units=frozenset({"件", "份", "条"})),
    Rule("npc_proposals", "SUGGESTION", "PEOPLE_CONGRESS", units=frozenset({"件", "份", "条"})),
    Rule("npc_proposals", "SUGGESTION", within="proposals", units=frozenset({"件", "份"})),
    Rule("cppcc_proposals", "CONSULTATIVE", units=frozenset({"件", "份", "条"})),

    # explaining and answering the public
    Rule("interpretations", "INTERPRET", lacks="PART_OF_INTERPRETATIONS MEDIA SAID_PRINTED MIXED", units=ITEMS | {"次", "部", "幅", "张", "集"}),
    Rule("responses", "RESPONSE", lacks="HOTLINE MAILBOX PRESS CONSULTATION WECHAT WEIBO NEW_MEDIA MIXED", units=PIECES),
    Rule("press_conferences", "PRESS", units=EVENTS),
    Rule("interviews", "INTERVIEW", units=EVENTS),
    Rule("consultations", "OPINIONS", "CONSULTATION", "RECEIVED ADOPTED", units=frozenset({"次", "期", "场"})),
    Rule("consultations", "CONSULTATION", lacks="OPINIONS", units=EVENTS | {"件", "项", "条"}),

    # audience and accounts
    *(
        Rule(f"{name}_followers", "FOLLOWER", "ONLY_" + channel, "NEWLY", units=PEOPLE)
        for channel, name in (("WECHAT", "wechat"), ("WEIBO", "weibo"), ("NEW_MEDIA", "new_media"))
    ),
    Rule(OTHER, "FOLLOWER READ", units=ANY),
    Rule("website_visits", "VISIT", lacks="READ ONLY_WECHAT ONLY_WEIBO ONLY_NEW_MEDIA ONLY_VIDEO OTHER_SITE", units=TIMES),
    Rule(OTHER, "VISIT", units=ANY),
    *(
        Rule(f"{name}_accounts", heads, "ONLY_" + channel, "SHUT NEWLY PUBLISHED COLUMN UNIT", units=frozenset({"个", "家"}))
        for channel, name, heads in (("WECHAT", "wechat", "ACCOUNT WECHAT"), ("WEIBO", "weibo", "ACCOUNT WEIBO"),
                                     ("NEW_MEDIA", "new_media", "ACCOUNT NEW_MEDIA"))
    ),

    # what was published, by channel
    Rule("media_reports", "SOME_INFO ARTICLE INTERPRET INFO MEDIA " + NO_HEAD, "MEDIA REPORTED|PUBLISHED", "ONLY_WEBSITE ONLY_WECHAT ONLY_WEIBO ONLY_NEW_MEDIA MANY",
         units=ITEMS | {"次"}),
    Rule(OTHER, "INFO", "OTHER_SITE|SENT_UP|ADOPTED|NAMED_BODY", units=ANY),
    *(  # 新媒体发布90条（微博60条，公众号30条）
        Rule(f"{name}_published", heads, f"ONLY_{channel} PART_OF_NEW_MEDIA SAID_PUBLISHED", units=ITEMS - {"个", "项"})
        for channel, name, heads in (("WECHAT", "wechat", "WECHAT"), ("WEIBO", "weibo", "WEIBO"))
    ),
    *(
        Rule(f"{name}_published", heads, f"ONLY_{channel} {said}", _NOT_PUT_OUT + (" MANY" if channel == "WEBSITE" else ""),
             units=ITEMS - {"个", "项"})
        for channel, name in (("WEBSITE", "website"), ("PLATFORM", "platform"), ("WECHAT", "wechat"), ("WEIBO", "weibo"), ("NEW_MEDIA", "new_media"))
        for heads, said in (("INFO ARTICLE", "PUBLISHED|PROACTIVE|SAID_PUBLISHED"),
                            ("WEBSITE WECHAT WEIBO NEW_MEDIA PLATFORM " + NO_HEAD, "PUBLISHED|PROACTIVE"))
    ),
    Rule("information_made_total", "INFO", "MADE", units=ITEMS),
    Rule("proactive_total", "INFO", "PROACTIVE", _NOT_TOTAL, units=ITEMS - {"个", "项"}),
    Rule("proactive_total", "INFO", "PUBLISHED GOVERNMENT_INFORMATION", _NOT_TOTAL, units=ITEMS - {"个", "项"}),
    Rule("proactive_total", "INFO", "FIRST_TOTAL PUBLISHED", _NOT_TOTAL + " COLUMN", units=ITEMS - {"个", "项"}),
    Rule("proactive_total", NO_HEAD, "PROACTIVE", "REQUEST NAMED_BODY OTHER_SITE ONLY_WECHAT ONLY_WEIBO ONLY_VIDEO MADE PART_OF_CHANNEL COLUMN MEDIA", units=frozenset({"条"})),

    # powers and service
    Rule(OTHER, "LICENSE PENALTY", "POWER_ITEM|PART_OF_OTHER", "ANSWERED CLOSED RECEIVED DONE", units=frozenset({"项"})),
    Rule("licenses_accepted", "LICENSE SERVICE", "RECEIVED", "CLOSED INFO SOME_INFO HOTLINE", units=PIECES - {"条", "封"}),
    Rule("licenses_closed", "LICENSE SERVICE", "CLOSED", "RECEIVED INFO SOME_INFO HOTLINE", units=PIECES - {"条", "封"}),
    Rule("license_decisions", "LICENSE", lacks="INFO SOME_INFO PUBLISHED COLUMN REVIEWED SHUT PART", units=frozenset({"件", "项", "宗", "个", "起", "次"})),
    Rule("licenses_accepted", NO_HEAD, "RECEIVED", within="licenses", units=frozenset({"件", "项", "宗"})),
    Rule("licenses_closed", NO_HEAD, "CLOSED", within="licenses", units=frozenset({"件", "项", "宗"})),
    Rule("penalty_decisions", "PENALTY", lacks="INFO SOME_INFO PUBLISHED COLUMN REVIEWED SHUT PART", units=frozenset({"件", "项", "宗", "个", "起", "次"})),
    Rule("hotline_calls", "CALL", "HOTLINE|SAID_HOTLINE", units=frozenset({"个", "次", "通", "件", "人次", None})),
    Rule(OTHER, "DEMAND", lacks="HOTLINE SAID_HOTLINE", units=ANY),
    Rule("hotline_closed", "HOTLINE DEMAND", "CLOSED", "RECEIVED", units=PIECES),
    Rule("hotline_cases", "HOTLINE DEMAND", lacks="SHUT COLUMN MEETING INTERPRET", units=PIECES - {"人次"}),
    Rule("hotline_closed", NO_HEAD, "CLOSED", "RECEIVED", within="hotline", units=PIECES - {"人次", "次"}),
    Rule("hotline_cases", NO_HEAD, "RECEIVED|ANSWERED", within="hotline", units=PIECES - {"人次", "次"}),
    Rule("consultations_on_site", "ASK_ON_SITE", units=PIECES | {"人"}),
    Rule("consultations_phone", "ASK_PHONE", units=PIECES | {"人", "通"}),
    Rule("consultations_online", "ASK_ONLINE", units=PIECES | {"人"}),
    Rule("consultations_total", "ASK", lacks="MAILBOX HOTLINE ASK_ON_SITE CALL", units=PIECES | {"人"}),

    # organisation
    Rule("meetings", "MEETING", "HELD", "MEETING_OTHER TRAINING PRESS HOTLINE", units=frozenset({"次", "场", "场次"})),
    Rule("meetings", NO_HEAD + " MEETING", "MEETING", "MEETING_OTHER TRAINING PRESS HOTLINE", within="events", units=frozenset({"次", "场"})),
    Rule("trainees", "TRAINING STAFF", "TRAINING", units=frozenset({"人", "人次", "名"})),
    Rule("trainees", NO_HEAD, within="training", units=frozenset({"人次"})),
    Rule("inspections", "INSPECTION", lacks="PART RECEIVED", units=frozenset({"次", "轮"})),
    Rule("staff_part_time", "PART_TIME", units=frozenset({"人", "名", "个", "位"})),
    Rule("staff_part_time", "STAFF", "PART_TIME", units=frozenset({"人", "名", "个", "位"})),
)
# fmt: on


@dataclass(frozen=True, slots=True)
class Compiled:
    """A rule made ready for matching."""

    metric: str
    needs: tuple[frozenset[str], ...]
    lacks: frozenset[str]
    within: frozenset[str]
    units: frozenset[str | None]

    def fits(self, own: frozenset[str], around: frozenset[str]) -> bool:
        if not self.lacks.isdisjoint(own):
            return False
        if self.within and self.within.isdisjoint(around):
            return False
        return all(not need.isdisjoint(own) for need in self.needs)


def _compile(rule: Rule) -> Compiled:
    needs = tuple(frozenset(need.split("|")) for need in rule.needs.split())
    return Compiled(
        rule.metric, needs, frozenset(rule.lacks.split()), frozenset(rule.within.split()), rule.units
    )


def _by_head() -> dict[str, tuple[Compiled, ...]]:
    """The rules that can fit each head, in their order."""
    named = [(tuple(rule.heads.split(" ")), _compile(rule)) for rule in RULES]
    heads = {head for listed, _ in named for head in listed}
    return {head: tuple(rule for listed, rule in named if head in listed or "*" in listed) for head in heads}


RULES_OF = _by_head()
ANYWHERE = RULES_OF["*"]


@lru_cache(maxsize=4096)
def _candidates(head: str, unit: str | None) -> tuple[Compiled, ...]:
    return tuple(rule for rule in RULES_OF.get(head, ANYWHERE) if not rule.units or unit in rule.units)


def metric_of(head: str, own: set[str], around: set[str], unit: str | None) -> str:
    """The metric of a count, or "other"."""
    return _metric_of(head, frozenset(own), frozenset(around), unit)


@lru_cache(maxsize=8192)  # reports say the same things in the same words
def _metric_of(head: str, own: frozenset[str], around: frozenset[str], unit: str | None) -> str:
    for rule in _candidates(head, unit):
        if rule.fits(own, around):
            return rule.metric
    return OTHER
