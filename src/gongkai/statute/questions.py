"""The order of work on a request: five questions, and the outcomes that each answer opens.

The order is that of the provincial handling guide 苏政办函〔2019〕98号: 补不补 → 该不该 → 有没有 → 给不给 → 当不当.
It is a model and no law; the places of the law behind each question are cited.
"""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.statute.citation import Citation
from gongkai.statute.instruments import RCL, REG

AMEND, OURS, EXISTS, MAY_GIVE, CORRECT = "amend", "ours", "exists", "may_give", "correct"


@dataclass(frozen=True, slots=True)
class Answer:
    """opens: grounds a reply may then rest on. then: the next question, None where the reply can be drafted.

    act: what is to be done first, in a sentence; "" where nothing is.
    """

    code: str
    words: str
    opens: tuple[str, ...] = ()
    then: str | None = None
    act: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    code: str
    words: str
    asks: str
    citations: tuple[Citation, ...]
    answers: tuple[Answer, ...]


QUESTIONS: tuple[Question, ...] = (
    Question(
        AMEND, "补不补", "申请内容是否明确，申请人身份和联系方式是否齐全？", (REG.article(29, 2), REG.article(30)),
        (
            Answer("clear", "明确、齐全", then=OURS),
            Answer(
                "unclear", "不明确或者不齐全", then=OURS,
                act="给予指导和释明，自收到申请之日起7个工作日内一次性书面告知补正的事项、合理的补正期限和逾期不补正的后果。",
            ),
            Answer("not_amended", "无正当理由逾期不补正", ("REG30.amendment_overdue",)),
            Answer("still_unclear", "补正后仍不明确", ("REG30.unclear_after_amendment",)),
        ),
    ),
    Question(
        OURS, "该不该", "是不是政府信息公开申请，是不是由本机关办理？",
        (REG.article(10), REG.article(35), REG.article(36), REG.article(39)),
        (
            Answer("ours", "是，由本机关负责公开", then=EXISTS),
            Answer("other_agency", "由其他行政机关负责公开", ("REG36_5.other_agency",)),
            Answer("access_law", "法律、行政法规另有查询办法", ("REG36_7.administrative_query",)),
            Answer("petition_or_complaint", "实为信访、投诉、举报", ("REG39_1.petition_or_complaint",)),
            Answer("publication", "要求提供公开出版物", ("REG39_2.publication",)),
            Answer("duplicate", "同一申请人重复申请相同信息", ("REG36_6.duplicate",)),
            Answer(
                "excessive", "数量、频次明显超过合理范围", ("REG35.excessive",), then=EXISTS,
                act="可以要求说明理由；理由合理的继续办理，不能按期答复的确定并告知延迟答复的合理期限。",
            ),
            Answer("confirm_or_reissue", "要求确认或者重新出具已获取的信息", ("REG.confirm_or_reissue",)),
        ),
    ),
    Question(
        EXISTS, "有没有", "本机关有没有现成的信息？", (REG.article(36, item=4), REG.article(38)),
        (
            Answer("already_public", "有，已经主动公开", ("REG36_1.already_public",), then=CORRECT),
            Answer("held", "有，没有公开过", then=MAY_GIVE),
            Answer("not_found", "经检索没有", ("REG36_4.does_not_exist",), then=CORRECT, act="全面检索，保存检索记录。"),
            Answer("requires_creation", "没有现成信息，需要加工、分析", ("REG38.requires_creation",), then=CORRECT),
        ),
    ),
    Question(
        MAY_GIVE, "给不给", "依法可以公开吗？",
        (REG.article(14), REG.article(15), REG.article(16), REG.article(17), REG.article(32), REG.article(37)),
        (
            Answer("all", "可以全部公开", ("REG36_2.disclosable",), then=CORRECT, act="公开前进行保密审查。"),
            Answer(
                "part", "一部分可以公开", ("REG37.severance",), then=CORRECT,
                act="作区分处理，不予公开的部分逐处写明依据；公开的部分进行保密审查。",
            ),
            Answer(
                "must_not", "不得公开",
                ("REG14.state_secret", "REG14.prohibited_by_law", "REG14.security_and_stability"), then=CORRECT,
            ),
            Answer(
                "third_party", "涉及第三方合法权益",
                ("REG15.trade_secret", "REG15.personal_privacy", "REG15.other_rights"), then=CORRECT,
                act="书面征求第三方的意见，第三方自收到征求意见书之日起15个工作日内提出意见；逾期未提出的由本机关决定。",
            ),
            Answer(
                "may_withhold", "可以不予公开",
                ("REG16_1.internal_affairs", "REG16_2.process_information", "REG16_2.enforcement_file"),
                then=CORRECT, act="确认没有法律、法规、规章规定应当公开。",
            ),
            Answer(
                "uncertain", "不能确定", then=MAY_GIVE,
                act="依照法律、法规和国家有关规定报有关主管部门或者保密行政管理部门确定。",
            ),
        ),
    ),
    Question(
        CORRECT, "当不当", "答复的事实、依据、程序和救济告知是否都正确？",
        (REG.article(17), REG.article(33), REG.article(40), RCL.article(23, 2)),
        (
            Answer("correct", "都正确", act="送审、签发、送达。"),
            Answer("wrong", "有错漏", then=AMEND, act="写明错在哪里，退回修改。"),
        ),
    ),
)  # fmt: skip

# 苏政办函〔2019〕98号 asks the fifth of the draft; the first four lead the file.
LEADING = QUESTIONS[:4]

# Grounds that may end a request at any point, whatever the questions have shown.
AT_ANY_TIME: tuple[str, ...] = (
    "FEE6.fee_unpaid",
    "other.withdrawn",
    "other.merged",
    "other.misfiled",
    "other.explained",
)

# What the fifth question goes through, in the order of the file.
REVIEW_POINTS: tuple[str, ...] = (
    "收到日期和答复期限正确，没有超期；超期的已如实写明。",
    "答复针对了申请的每一项内容。",
    "每一项结论有依据，依据与事实相符；依据的是条文，不是年度报告的统计项目。",
    "应当征求意见的已经征求，应当检索的已经检索，记录在卷。",
    "拟公开的内容已经保密审查，没有隐藏的工作表、修订痕迹和他人的个人信息。",
    "不予公开的部分能区分的已经区分。",
    "救济告知与依据一致：以第十四条至第十六条为依据的，写明先行政复议。",
    "提供的方式、途径符合申请人的要求，不能满足的说明了原因。",
)
