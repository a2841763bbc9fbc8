"""Which moves a request can make, who makes them, what they do to the clock, and where the law says so.

The only place that knows. Rows are numbered as in the register of the domain (27 moves); the last column holds the
guards, each of which gives the sentence why not.
"""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.roles import Role
from gongkai.apps.disclosure_requests import guards
from gongkai.apps.disclosure_requests.guards import Facts
from gongkai.lib.workflow import Clock, Move, Workflow
from gongkai.statute.instruments import APL, FEE, R207, R235, RCL, REG


class State(TextChoices):
    """Where a request is, in the words of those who work on it."""

    DRAFT = "draft", _("填写中")
    AWAITING_CONFIRMATION = "awaiting_confirmation", _("待双方确认")
    RECEIVED = "received", _("已收到，待分办")
    AMENDMENT_REQUESTED = "amendment_requested", _("待申请人补正")
    IN_REVIEW = "in_review", _("办理中")
    CONSULTING = "consulting", _("征求意见中")
    REASON_REQUESTED = "reason_requested", _("待申请人说明理由")
    FEE_NOTIFIED = "fee_notified", _("待申请人缴费")
    DECIDED = "decided", _("已决定，待送达")
    REPLIED = "replied", _("已答复")
    CLOSED = "closed", _("已归档")


FOR_APPLICANT: dict[str, str | Promise] = {
    State.DRAFT: _("还没有提交"),
    State.AWAITING_CONFIRMATION: _("已提交，等待工作人员与您确认"),
    State.RECEIVED: _("已收到，正在安排办理"),
    State.AMENDMENT_REQUESTED: _("需要您补正申请内容"),
    State.IN_REVIEW: _("正在办理"),
    State.CONSULTING: _("正在征求有关方面意见"),
    State.REASON_REQUESTED: _("需要您说明理由"),
    State.FEE_NOTIFIED: _("等待您缴纳信息处理费"),
    State.DECIDED: _("已作出决定，正在送达"),
    State.REPLIED: _("已答复"),
    State.CLOSED: _("已答复并归档"),
}

S = State
OPEN = (
    S.RECEIVED,
    S.AMENDMENT_REQUESTED,
    S.IN_REVIEW,
    S.CONSULTING,
    S.REASON_REQUESTED,
    S.FEE_NOTIFIED,
    S.DECIDED,
)
BEFORE_DECISION = tuple(state for state in OPEN if state != S.DECIDED)
FINAL = (S.REPLIED, S.CLOSED)

INTAKE = (Role.REGISTRAR, Role.DISCLOSURE_OFFICE)
HANDLERS = (Role.HANDLER, Role.DISCLOSURE_OFFICE)
HEADS = (Role.UNIT_HEAD, Role.DISCLOSURE_OFFICE)
OFFICE = (Role.DISCLOSURE_OFFICE,)
LEADERS = (Role.LEADER_IN_CHARGE,)
EVERYONE = tuple(
    dict.fromkeys((*INTAKE, *HANDLERS, *HEADS, *LEADERS, Role.LEGAL_REVIEWER, Role.SECRECY_REVIEWER))
)

# fmt: off
MOVES: tuple[Move[Facts], ...] = (
    Move(1,  (S.DRAFT,), "submit", S.RECEIVED, _("当面提交或口头申请，即时登记"), INTAKE,
         clock=Clock.START, sources=(REG.article(29), REG.article(31, item=1)),
         documents=("registration_form", "receipt_slip"), guards=(guards.content_is_recorded,)),
    Move(2,  (S.DRAFT,), "register_signed_mail", S.RECEIVED, _("登记签收的邮件"), INTAKE,
         clock=Clock.START, sources=(REG.article(31, item=2),),
         documents=("receipt_slip",), guards=(guards.content_is_recorded, guards.signature_date_is_known)),
    Move(3,  (S.DRAFT,), "file", S.AWAITING_CONFIRMATION, _("平信、网络、传真申请到达"), INTAKE, by_applicant=True,
         clock=Clock.NONE, sources=(REG.article(31, item=2), REG.article(31, item=3)),
         guards=(guards.content_is_recorded,)),
    Move(4,  (S.AWAITING_CONFIRMATION,), "confirm", S.RECEIVED, _("与申请人确认收到"), INTAKE,
         clock=Clock.START, sources=(REG.article(31), R207.whole()),
         documents=("receipt_slip",), guards=(guards.applicant_was_reached,)),
    Move(5,  (S.RECEIVED,), "accept", S.IN_REVIEW, _("分办"), INTAKE,
         sources=(REG.article(45),), documents=("handling_order",)),
    Move(6,  (S.RECEIVED, S.IN_REVIEW), "request_amendment", S.AMENDMENT_REQUESTED, _("告知补正"), (*INTAKE, Role.HANDLER),
         clock=Clock.STOP, sources=(REG.article(30),),
         documents=("amendment_notice",), guards=(guards.not_yet_amended,)),
    Move(7,  (S.AMENDMENT_REQUESTED,), "receive_amendment", S.IN_REVIEW, _("收到补正"), (*INTAKE, Role.HANDLER), by_applicant=True,
         clock=Clock.RESET, sources=(REG.article(30),), documents=("amendment_receipt",)),
    Move(8,  (S.AMENDMENT_REQUESTED,), "close_unamended", S.DECIDED, _("逾期不补正，不再处理"), HEADS,
         clock=Clock.END, sources=(REG.article(30),), documents=("reply.otherwise_closed.amendment_overdue",),
         guards=(guards.amendment_period_is_over, guards.closer_is_not_handler)),
    Move(9,  (S.IN_REVIEW, S.AMENDMENT_REQUESTED), "decide_unclear", S.DECIDED, _("补正后仍不明确，作出决定"), LEADERS,
         sources=(REG.article(30),), documents=("reply.unavailable.unclear_after_amendment",),
         guards=(guards.amendment_was_answered, guards.outcome_is_unclear, guards.draft_is_ready, guards.decider_is_another)),
    Move(10, (S.IN_REVIEW, S.CONSULTING), "consult_third_party", S.CONSULTING, _("征求第三方意见"), HANDLERS,
         clock=Clock.PAUSE, sources=(REG.article(32), REG.article(33, 3)),
         documents=("consultation_letter.third_party", "consultation_notice")),
    Move(11, (S.IN_REVIEW, S.CONSULTING), "consult_agency", S.CONSULTING, _("征求共同制作机关或其他机关意见"), HANDLERS,
         clock=Clock.PAUSE, sources=(REG.article(34), REG.article(11), REG.article(33, 3)),
         documents=("consultation_letter.co_maker", "consultation_letter.agency")),
    Move(12, (S.CONSULTING,), "end_consultation", S.IN_REVIEW, _("征求意见结束"), HANDLERS,
         clock=Clock.RESUME, sources=(REG.article(32), REG.article(34)),
         documents=("consultation_record",), guards=(guards.no_letter_is_open,)),
    Move(13, (S.IN_REVIEW,), "extend", S.IN_REVIEW, _("延期答复"), OFFICE,
         clock=Clock.EXTEND, sources=(REG.article(33, 2),), documents=("extension_notice",),
         guards=(guards.not_yet_extended, guards.limit_is_counted, guards.limit_has_not_passed)),
    Move(14, (S.IN_REVIEW,), "ask_reasons", S.REASON_REQUESTED, _("要求说明理由"), HANDLERS,
         sources=(REG.article(35),), documents=("reason_notice",), guards=(guards.reasons_not_yet_asked,)),
    Move(15, (S.REASON_REQUESTED,), "decide_excessive", S.DECIDED, _("理由不合理，不予处理"), LEADERS,
         clock=Clock.END, sources=(REG.article(35),), documents=("reply.not_processed.excessive",),
         guards=(guards.reasons_are_unreasonable, guards.outcome_is_excessive, guards.draft_is_ready, guards.decider_is_another)),
    Move(16, (S.REASON_REQUESTED,), "defer", S.IN_REVIEW, _("理由合理，延迟答复"), OFFICE,
         clock=Clock.REPLACE, sources=(REG.article(35),), documents=("deferral_notice",),
         guards=(guards.reasons_are_reasonable,)),
    Move(17, (S.REASON_REQUESTED,), "accept_reasons", S.IN_REVIEW, _("理由合理，按期办理"), HANDLERS,
         sources=(REG.article(35),), guards=(guards.reasons_are_reasonable,)),
    Move(18, (S.IN_REVIEW,), "charge_fee", S.FEE_NOTIFIED, _("通知缴纳信息处理费"), HANDLERS,
         clock=Clock.STOP, sources=(REG.article(42), FEE.whole()), documents=("fee_notice",),
         guards=(guards.body_charges_fees, guards.limit_has_not_passed, guards.no_fee_yet)),
    Move(19, (S.FEE_NOTIFIED,), "record_payment", S.IN_REVIEW, _("已缴清"), (*INTAKE, Role.HANDLER),
         clock=Clock.RESET, sources=(FEE.whole("unverified"),), guards=(guards.fee_is_paid,)),
    Move(19, (S.FEE_NOTIFIED,), "waive_fee", S.IN_REVIEW, _("不予收取信息处理费"), HEADS,
         clock=Clock.RESUME, sources=(REG.article(42),), guards=(guards.fee_is_owed, guards.waiver_is_another_s)),
    Move(20, (S.FEE_NOTIFIED,), "close_unpaid", S.DECIDED, _("逾期未缴费，不再处理"), HEADS,
         clock=Clock.END, sources=(FEE.whole(),), documents=("reply.otherwise_closed.fee_unpaid",),
         guards=(guards.payment_period_is_over, guards.closer_is_not_handler)),
    Move(21, (S.IN_REVIEW,), "decide", S.DECIDED, _("作出决定"), LEADERS,
         sources=(REG.article(36), REG.article(37), REG.article(38), REG.article(39), REG.article(17)),
         documents=("review_sheet",), guards=(guards.draft_is_ready, guards.decider_is_another)),
    Move(22, (S.DECIDED,), "deliver", S.REPLIED, _("送达答复"), (*INTAKE, Role.HANDLER),
         clock=Clock.END, sources=(REG.article(33), R235.whole()), documents=("service_receipt",),
         guards=(guards.attachments_are_clear, guards.reply_is_sent)),
    Move(23, (S.AWAITING_CONFIRMATION, *BEFORE_DECISION), "withdraw", S.DECIDED, _("申请人撤回"), (*INTAKE, Role.HANDLER), by_applicant=True,
         clock=Clock.END, sources=(REG.whole("unverified"),), documents=("withdrawal_record",)),
    Move(24, (S.REPLIED,), "archive", S.CLOSED, _("归档"), INTAKE,
         clock=Clock.NONE, sources=(REG.article(45),), documents=("file_index",), guards=(guards.file_is_complete,)),
    Move(25, (S.REPLIED, S.CLOSED), "open_remedy", S.REPLIED, _("登记投诉、复议或诉讼"), (*INTAKE, Role.LEGAL_REVIEWER),
         clock=Clock.NONE, sources=(REG.article(51),)),
    Move(26, (S.REPLIED, S.CLOSED), "redo", S.IN_REVIEW, _("重新办理"), INTAKE,
         clock=Clock.RESET, sources=(RCL.article(64), APL.article(70)), guards=(guards.redoing_was_ordered,)),
    Move(27, OPEN, "carry_over", S.IN_REVIEW, _("结转下年度继续办理"), (),
         clock=Clock.NONE, sources=(REG.article(50),)),
)
# fmt: on

# Rows 25 and 27 change no state: a remedy is a record of its own, and being carried over is a fact of 31 December.
STATE_UNCHANGED = frozenset({"open_remedy", "carry_over"})

WORKFLOW = Workflow(MOVES, lambda state: str(State(state).label))
