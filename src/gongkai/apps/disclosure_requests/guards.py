"""Why a request cannot be moved on: each guard gives the sentence, or None. Pure functions of the facts."""

from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class DraftFacts:
    """What is known of the newest draft; one that lacked anything was not submitted."""

    outcome: str
    written_by: int
    is_submitted: bool
    needs_secrecy_review: bool = False
    legal_review_passed: bool = False
    secrecy_review_passed: bool = False
    reviewers: frozenset[int] = frozenset()
    earlier_writers: frozenset[int] = frozenset()  # of the versions before it, in this round


@dataclass(frozen=True)
class Facts:
    """What the guards ask of a request, on one day, for one person.

    actor: None for the applicant and the system. limit: last day of the reply limit, None while it does not run.
    deferred_to, ordered_until: the day that was notified, or set by an order, in the place of the counted limit.
    Dates are None where there is nothing to date. blocked_files: names of attachments with open findings.
    """

    actor: int | None
    today: date
    handler: int | None = None
    description: str = ""
    signed_on: date | None = None
    was_reached: bool = False
    limit: date | None = None
    is_extended: bool = False
    deferred_to: date | None = None
    ordered_until: date | None = None
    amendment_asked: bool = False
    amendment_answered: bool = False
    amendment_ends: date | None = None
    open_letters: int = 0
    reasons_asked: bool = False
    reasons_judgement: str = ""
    charges_fee: bool = False
    has_fee: bool = False
    fee_unpaid_yuan: int = 0
    payment_ends: date | None = None
    notified_by: frozenset[int] = frozenset()  # who asked for the amendment or the fee
    charged_by: int | None = None  # who sent the fee notice
    draft: DraftFacts | None = None
    reply_sent: bool = False
    needs_no_letter: bool = False
    missing_in_file: tuple[str, ...] = field(default_factory=tuple)
    redo_ordered: bool = False
    blocked_files: tuple[str, ...] = ()


def content_is_recorded(facts: Facts) -> str | None:
    """Article 29: name, number or other description of the information; nothing else of the content is required."""
    if facts.description.strip():
        return None
    return _("还没有填写所需政府信息的名称、文号或者其他特征性描述；请填写其中任何一项。")


def signature_date_is_known(facts: Facts) -> str | None:
    if facts.signed_on is None:
        return _("还没有填写签收日期；签收邮件的收到日期就是签收之日，请按回执填写。")
    if facts.signed_on > facts.today:
        return _("签收日期晚于今天；请按回执核对。")
    return None


def applicant_was_reached(facts: Facts) -> str | None:
    if not facts.was_reached:
        return _("还没有与申请人联系上的记录；请先登记沟通记录，收到日期以双方确认之日为准。")
    return None


def not_yet_amended(facts: Facts) -> str | None:
    if facts.amendment_asked:
        return _("这件申请已经告知过补正；补正只能一次性告知，请按现有内容办理或作出决定。")
    return None


def amendment_period_is_over(facts: Facts) -> str | None:
    if facts.amendment_answered:
        return _("申请人已经补正，不能按逾期不补正处理。")
    if facts.amendment_ends is None:
        return _("补正告知书还没有送达记录，补正期限没有开始；请先登记送达。")
    if facts.today <= facts.amendment_ends:
        return _("补正期限到%(day)s届满，期满前不能按逾期不补正处理。") % {
            "day": facts.amendment_ends.isoformat()
        }
    return None


def amendment_was_answered(facts: Facts) -> str | None:
    if not facts.amendment_answered:
        return _("还没有收到申请人的补正；请先登记补正内容。")
    return None


def _outcome_must_be(facts: Facts, outcome: str, sentence: str) -> str | None:
    return None if facts.draft is not None and facts.draft.outcome == outcome else sentence


def outcome_is_unclear(facts: Facts) -> str | None:
    return _outcome_must_be(
        facts,
        "unavailable.unclear_after_amendment",
        _("在这一步只能作出“补正后申请内容仍不明确”的决定；请起草这一结果的答复。"),
    )


def outcome_is_excessive(facts: Facts) -> str | None:
    return _outcome_must_be(
        facts,
        "not_processed.excessive",
        _("在这一步只能作出“无正当理由大量反复申请”的决定；请起草这一结果的答复。"),
    )


def no_letter_is_open(facts: Facts) -> str | None:
    if facts.open_letters:
        return _("还有%(number)d份征求意见书没有答复且期限未满；全部办结后期限恢复计算。") % {
            "number": facts.open_letters
        }
    return None


def not_yet_extended(facts: Facts) -> str | None:
    return _("这件申请已经延期过；答复期限只能延长一次。") if facts.is_extended else None


def limit_is_counted(facts: Facts) -> str | None:
    """Article 35: the notified day takes the place of twenty and twenty working days; an order sets its own."""
    if facts.deferred_to is not None:
        words = _("答复期限已经延迟到%(day)s，代替了原来的期限和延期，不能再延期；请在这一天以前答复。")
        return words % {"day": facts.deferred_to.isoformat()}
    if facts.ordered_until is not None:
        words = _("责令重新处理的决定书或者判决确定在%(day)s以前答复，不能自行延期；请在这一天以前答复。")
        return words % {"day": facts.ordered_until.isoformat()}
    return None


def limit_has_not_passed(facts: Facts) -> str | None:
    if facts.limit is not None and facts.today > facts.limit:
        return _("答复期限已于%(day)s届满，不能再办理这一步；请尽快答复，逾期情况会如实记载。") % {
            "day": facts.limit.isoformat()
        }
    return None


def reasons_not_yet_asked(facts: Facts) -> str | None:
    return _("已经要求申请人说明过理由；请按已有的说明认定。") if facts.reasons_asked else None


def reasons_are_unreasonable(facts: Facts) -> str | None:
    if facts.reasons_judgement in {"unreasonable", "silent"}:
        return None
    return _("还没有认定申请人的理由不合理或者逾期未说明；请先登记认定意见。")


def reasons_are_reasonable(facts: Facts) -> str | None:
    if facts.reasons_judgement == "reasonable":
        return None
    return _("还没有认定申请人的理由合理；请先登记认定意见。")


def body_charges_fees(facts: Facts) -> str | None:
    if not facts.charges_fee:
        return _("本单位没有开启信息处理费；是否收取由本单位决定，可在“依申请公开设置”中开启。")
    return None


def no_fee_yet(facts: Facts) -> str | None:
    return _("这件申请已经发过收费通知；一件申请只能选择一种方式计收一次。") if facts.has_fee else None


def fee_is_paid(facts: Facts) -> str | None:
    if facts.fee_unpaid_yuan:
        return _("还有%(yuan)d元没有缴清；缴清后期限重新起算。") % {"yuan": facts.fee_unpaid_yuan}
    return None


def fee_is_owed(facts: Facts) -> str | None:
    return None if facts.fee_unpaid_yuan else _("费用已经缴清，没有可以不予收取的数额。")


def waiver_is_another_s(facts: Facts) -> str | None:
    """Four eyes: who sent the notice does not take it back."""
    if facts.actor is not None and facts.actor == facts.charged_by:
        return _("收费通知由您发出，不能由您自己决定不予收取；请由另一位负责人决定。")
    return None


def payment_period_is_over(facts: Facts) -> str | None:
    if not facts.fee_unpaid_yuan:
        return _("费用已经缴清，不能按逾期未缴费处理。")
    if facts.payment_ends is None:
        return _("收费通知还没有送达记录，缴费期限没有开始；请先登记送达。")
    if facts.today <= facts.payment_ends:
        return _("缴费期限到%(day)s届满，期满前不能按逾期未缴费处理。") % {
            "day": facts.payment_ends.isoformat()
        }
    return None


def draft_is_ready(facts: Facts) -> str | None:
    """Outcome, basis, reasons and required evidence; legal review; and for everything released the secrecy review."""
    draft = facts.draft
    if draft is None or not draft.is_submitted:
        return _("还没有送审的答复文稿；请先起草并送审。")
    if not draft.legal_review_passed:
        return _("答复文稿还没有通过合法性审核；请合法性审核员审核后再决定。")
    if draft.needs_secrecy_review and not draft.secrecy_review_passed:
        return _("拟公开的内容还没有通过保密审查；请保密审查员审查后再决定。")
    return attachments_are_clear(facts)


def attachments_are_clear(facts: Facts) -> str | None:
    """Nothing leaves unchecked: what the release gate found was taken out, or cleared by a second person."""
    if facts.blocked_files:
        words = _("答复附件“%(names)s”还有发布检查结果没有处理；请遮盖、换件，或者由另一人写明理由放行。")
        return words % {"names": "”“".join(facts.blocked_files)}
    return None


def decider_is_another(facts: Facts) -> str | None:
    """Four eyes: who wrote or reviewed the draft does not decide on it, whatever the roles."""
    draft = facts.draft
    if draft is None or facts.actor is None:
        return None
    if facts.actor == draft.written_by:
        return _("这份答复由您起草，不能由您自己决定；请由另一位负责人决定。")
    if facts.actor in draft.earlier_writers:
        return _("这份答复的前几稿有您起草的，不能由您自己决定；请由另一位负责人决定。")
    if facts.actor in draft.reviewers:
        return _("这份答复由您审核，不能再由您决定；请由另一位负责人决定。")
    return None


def closer_is_not_handler(facts: Facts) -> str | None:
    if facts.actor is not None and facts.actor == facts.handler:
        return _("这件申请由您经办，不能由您自己决定不再处理；请由另一位负责人决定。")
    if facts.actor in facts.notified_by:
        return _("告知书由您发出，不能由您自己决定不再处理；请由另一位负责人决定。")
    return None


def reply_is_sent(facts: Facts) -> str | None:
    if facts.reply_sent or facts.needs_no_letter:
        return None
    return _("答复还没有发出记录；请先登记送达方式和日期。")


def file_is_complete(facts: Facts) -> str | None:
    if facts.missing_in_file:
        return _("卷宗还不完整，缺少：%(names)s。") % {"names": "、".join(facts.missing_in_file)}
    return None


def redoing_was_ordered(facts: Facts) -> str | None:
    if not facts.redo_ordered:
        return _("没有责令重新处理的复议决定或者判决；请先在“救济”中登记结果。")
    return None
