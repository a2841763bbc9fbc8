"""Limits of reconsideration and litigation, each version with its citation: who must act, by when, counted from what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.statute.calendar_limit import CalendarLimit
from gongkai.statute.citation import Instrument, NotInForce
from gongkai.statute.instruments import APL, APL_1990, APL_2015, RCL, RCL_1999, SPC18
from gongkai.statute.limits import Limit


class Party(StrEnum):
    APPLICANT = "applicant"  # whoever asks for the remedy
    AGENCY = "agency"  # respondent, defendant
    RECONSIDERATION_BODY = "reconsideration_body"
    COURT = "court"


PARTIES = {
    Party.APPLICANT: "申请人（原告）",
    Party.AGENCY: "被申请人（被告）",
    Party.RECONSIDERATION_BODY: "行政复议机关",
    Party.COURT: "人民法院",
}


@dataclass(frozen=True, slots=True)
class RemedyLimit:
    """One version of one limit. key: stable over versions; starts: the event after which it is counted."""

    key: str
    party: Party
    act: str
    starts: str
    limit: Limit | CalendarLimit
    note: str = ""

    @property
    def instrument(self) -> Instrument:
        return self.limit.citation.instrument

    def governs(self, day: date) -> bool:
        return self.instrument.governs(day)


_APPLICANT, _AGENCY, _BODY, _COURT = Party.APPLICANT, Party.AGENCY, Party.RECONSIDERATION_BODY, Party.COURT
_OLD = "unverified"  # articles of superseded laws are recalled, not read

_RECONSIDERATION = (
    RemedyLimit(
        "reconsideration.apply", _APPLICANT, "申请行政复议", "知道或者应当知道该行政行为之日",
        CalendarLimit(RCL.article(20), "自知道或者应当知道该行政行为之日起六十日内", days=60),
    ),
    RemedyLimit(
        "reconsideration.apply_untold", _APPLICANT, "申请行政复议（没有告知权利、机关和期限）",
        "知道或者应当知道该行政行为内容之日",
        CalendarLimit(RCL.article(20), "自知道或者应当知道行政行为内容之日起最长不得超过一年", years=1),
        "六十日自知道申请行政复议的权利、行政复议机关和申请期限之日起计算，以一年为限。",
    ),
    RemedyLimit(
        "reconsideration.review", _BODY, "审查行政复议申请", "收到申请之日",
        Limit(5, RCL.article(30), "收到行政复议申请后五日内进行审查"), "“五日”是工作日（第八十八条）。",
    ),
    RemedyLimit(
        "reconsideration.ask_completion", _BODY, "通知补正申请材料", "收到申请之日",
        Limit(5, RCL.article(31), "自收到申请之日起五日内书面通知申请人补正"), "“五日”是工作日（第八十八条）。",
    ),
    RemedyLimit(
        "reconsideration.complete", _APPLICANT, "提交补正材料", "收到补正通知之日",
        Limit(10, RCL.article(31), "自收到补正通知之日起十日内提交补正材料"), "“十日”是工作日（第八十八条）。",
    ),
    RemedyLimit(
        "reconsideration.send_copy", _BODY, "将申请书副本发送被申请人", "受理之日",
        Limit(7, RCL.article(48), "自受理之日起七日内发送被申请人"), "“七日”是工作日（第八十八条）。",
    ),
    RemedyLimit(
        "reconsideration.reply", _AGENCY, "提出书面答复，提交证据、依据和其他材料", "收到申请书副本之日",
        Limit(10, RCL.article(48), "自收到申请书副本之日起十日内提出书面答复"),
        "不答复、不提交的，视为没有证据、依据（第七十条）；“十日”是工作日（第八十八条）。",
    ),
    RemedyLimit(
        "reconsideration.decide", _BODY, "作出行政复议决定", "受理之日",
        CalendarLimit(RCL.article(62), "自受理申请之日起六十日内作出行政复议决定", days=60),
        "情况复杂的，经批准延长，最多不得超过三十日。",
    ),
    RemedyLimit(
        "reconsideration.decide_extended", _BODY, "作出行政复议决定（已批准延长）", "受理之日",
        CalendarLimit(RCL.article(62), "延长期限最多不得超过三十日", days=90),
    ),
    RemedyLimit(
        "reconsideration.summary.send_copy", _BODY, "将申请书副本发送被申请人（简易程序）", "受理之日",
        Limit(3, RCL.article(54), "自受理之日起三日内发送被申请人"),
        "政府信息公开案件可以适用简易程序（第五十三条）；“三日”是工作日。",
    ),
    RemedyLimit(
        "reconsideration.summary.reply", _AGENCY, "提出书面答复，提交证据、依据和其他材料（简易程序）",
        "收到申请书副本之日", Limit(5, RCL.article(54), "自收到申请书副本之日起五日内提出书面答复"),
        "不答复、不提交的，视为没有证据、依据（第七十条）；“五日”是工作日。",
    ),
    RemedyLimit(
        "reconsideration.summary.decide", _BODY, "作出行政复议决定（简易程序）", "受理之日",
        CalendarLimit(RCL.article(62), "适用简易程序审理的，自受理申请之日起三十日内作出行政复议决定", days=30),
    ),
    RemedyLimit(
        "reconsideration.report_opinion", _AGENCY, "报送纠正行政复议意见书所指问题的情况", "收到行政复议意见书之日",
        CalendarLimit(RCL.article(76), "自收到行政复议意见书之日起六十日内报送", days=60),
    ),
)  # fmt: skip

_RECONSIDERATION_1999 = (
    RemedyLimit(
        "reconsideration.apply", _APPLICANT, "申请行政复议", "知道该具体行政行为之日",
        CalendarLimit(RCL_1999.article(9).marked(_OLD), "自知道该具体行政行为之日起六十日内", days=60),
    ),
    RemedyLimit(
        "reconsideration.review", _BODY, "审查行政复议申请", "收到申请之日",
        Limit(5, RCL_1999.article(17).marked(_OLD), "收到行政复议申请后五日内进行审查"),
    ),
    RemedyLimit(
        "reconsideration.send_copy", _BODY, "将申请书副本发送被申请人", "受理之日",
        Limit(7, RCL_1999.article(23).marked(_OLD), "自受理之日起七日内发送被申请人"),
    ),
    RemedyLimit(
        "reconsideration.reply", _AGENCY, "提出书面答复，提交证据、依据和其他材料", "收到申请书副本之日",
        CalendarLimit(RCL_1999.article(23).marked(_OLD), "自收到之日起十日内提出书面答复", days=10),
        "旧法只把“五日”“七日”规定为工作日，十日按日历计算。",
    ),
    RemedyLimit(
        "reconsideration.decide", _BODY, "作出行政复议决定", "受理之日",
        CalendarLimit(RCL_1999.article(31).marked(_OLD), "自受理申请之日起六十日内作出行政复议决定", days=60),
    ),
    RemedyLimit(
        "reconsideration.decide_extended", _BODY, "作出行政复议决定（已批准延长）", "受理之日",
        CalendarLimit(RCL_1999.article(31).marked(_OLD), "延长期限最多不超过三十日", days=90),
    ),
)  # fmt: skip


def _litigation(law: Instrument) -> tuple[RemedyLimit, ...]:
    """Since 2015-05-01; the text of 2017 changed none of these articles."""
    return (
        RemedyLimit(
            "suit_after_reconsideration.file", _APPLICANT, "复议后起诉",
            "收到行政复议决定书之日；复议机关逾期不作决定的，复议期满之日",
            CalendarLimit(law.article(45), "收到复议决定书之日起十五日内向人民法院提起诉讼", days=15),
        ),
        RemedyLimit(
            "direct_suit.file", _APPLICANT, "直接起诉", "知道或者应当知道作出行政行为之日",
            CalendarLimit(law.article(46), "自知道或者应当知道作出行政行为之日起六个月内提出", months=6),
        ),
        RemedyLimit(
            "inaction_suit.open", _APPLICANT, "对不履行职责可以起诉", "行政机关接到申请之日",
            CalendarLimit(law.article(47), "在接到申请之日起两个月内不履行的，可以提起诉讼", months=2),
            "法律、法规对履行职责的期限另有规定的从其规定：政府信息公开申请以条例第三十三条的答复期限为准。",
        ),
        RemedyLimit(
            "suit.defend", _AGENCY, "提交作出行政行为的证据和所依据的规范性文件，提出答辩状", "收到起诉状副本之日",
            CalendarLimit(law.article(67), "在收到起诉状副本之日起十五日内提交", days=15),
        ),
        RemedyLimit(
            "suit.judge", _COURT, "作出第一审判决", "立案之日",
            CalendarLimit(law.article(81), "在立案之日起六个月内作出第一审判决", months=6),
        ),
        RemedyLimit(
            "suit.summary.judge", _COURT, "审结（简易程序）", "立案之日",
            CalendarLimit(law.article(83), "在立案之日起四十五日内审结", days=45),
            "政府信息公开案件可以适用简易程序（第八十二条）。",
        ),
        RemedyLimit(
            "appeal.judgment", _APPLICANT, "对第一审判决上诉", "判决书送达之日",
            CalendarLimit(law.article(85), "在判决书送达之日起十五日内提起上诉", days=15),
            "当事人双方都可以上诉。",
        ),
        RemedyLimit(
            "appeal.ruling", _APPLICANT, "对第一审裁定上诉", "裁定书送达之日",
            CalendarLimit(law.article(85), "在裁定书送达之日起十日内提起上诉", days=10),
            "当事人双方都可以上诉。",
        ),
        RemedyLimit(
            "appeal.defend", _AGENCY, "提出答辩状（对方上诉）", "收到上诉状副本之日",
            CalendarLimit(law.article(86).marked("unverified"), "在收到上诉状副本之日起十五日内提出答辩状", days=15),
        ),
        RemedyLimit(
            "appeal.judge", _COURT, "作出终审判决", "收到上诉状之日",
            CalendarLimit(law.article(88), "在收到上诉状之日起三个月内作出终审判决", months=3),
        ),
    )  # fmt: skip


_LITIGATION_1990 = (
    RemedyLimit(
        "suit_after_reconsideration.file", _APPLICANT, "复议后起诉", "收到行政复议决定书之日",
        CalendarLimit(APL_1990.article(38).marked(_OLD), "收到复议决定书之日起十五日内", days=15),
    ),
    RemedyLimit(
        "direct_suit.file", _APPLICANT, "直接起诉", "知道作出具体行政行为之日",
        CalendarLimit(APL_1990.article(39).marked(_OLD), "在知道作出具体行政行为之日起三个月内提出", months=3),
    ),
    RemedyLimit(
        "suit.defend", _AGENCY, "提交作出具体行政行为的有关材料，提出答辩状", "收到起诉状副本之日",
        CalendarLimit(APL_1990.article(43).marked(_OLD), "在收到起诉状副本之日起十日内", days=10),
    ),
    RemedyLimit(
        "suit.judge", _COURT, "作出第一审判决", "立案之日",
        CalendarLimit(APL_1990.article(57).marked(_OLD), "在立案之日起三个月内", months=3),
    ),
    RemedyLimit(
        "appeal.judgment", _APPLICANT, "对第一审判决上诉", "判决书送达之日",
        CalendarLimit(APL_1990.article(58).marked(_OLD), "在判决书送达之日起十五日内", days=15),
    ),
    RemedyLimit(
        "appeal.ruling", _APPLICANT, "对第一审裁定上诉", "裁定书送达之日",
        CalendarLimit(APL_1990.article(58).marked(_OLD), "在裁定书送达之日起十日内", days=10),
    ),
    RemedyLimit(
        "appeal.defend", _AGENCY, "提出答辩状（对方上诉）", "收到上诉状副本之日",
        CalendarLimit(APL_1990.article(59).marked(_OLD), "在收到上诉状副本之日起十日内提出答辩状", days=10),
    ),
    RemedyLimit(
        "appeal.judge", _COURT, "作出终审判决", "收到上诉状之日",
        CalendarLimit(APL_1990.article(60).marked(_OLD), "在收到上诉状之日起两个月内", months=2),
    ),
)  # fmt: skip

_OF_COURTS = (
    RemedyLimit(
        "direct_suit.file_untold", _APPLICANT, "直接起诉（没有告知起诉期限）", "知道或者应当知道行政行为内容之日",
        CalendarLimit(SPC18.article(64).marked("unverified"), "自知道或者应当知道行政行为内容之日起最长不得超过一年", years=1),
        "六个月自知道或者应当知道起诉期限之日起计算，以一年为限。",
    ),
    RemedyLimit(
        "retrial.apply", _APPLICANT, "申请再审", "判决、裁定或者调解书发生法律效力之日",
        CalendarLimit(SPC18.article(110).marked("unverified"), "在判决、裁定或者调解书发生法律效力后六个月内提出", months=6),
        "当事人双方都可以申请。",
    ),
)  # fmt: skip

REMEDY_LIMITS: tuple[RemedyLimit, ...] = (
    *_RECONSIDERATION,
    *_litigation(APL),
    *_OF_COURTS,
    *_RECONSIDERATION_1999,
    *_litigation(APL_2015),
    *_LITIGATION_1990,
)


def remedy_limit(key: str, day: date) -> RemedyLimit:
    """The version of a limit that governs on a day. Raises NotInForce where no law known here sets it then."""
    versions = [one for one in REMEDY_LIMITS if one.key == key]
    for version in versions:
        if version.governs(day):
            return version
    raise NotInForce(f"“{versions[0].act}”期限" if versions else f"编号为“{key}”的期限", day)
