"""The only writers of public comment: one act of a person, one function, one transaction, one event."""

from gongkai.apps.public_comments.services.answering import begin_result, renew_result, why_apart
from gongkai.apps.public_comments.services.clockwork import advance
from gongkai.apps.public_comments.services.hearing import arrange, record_hearing, represent
from gongkai.apps.public_comments.services.masking import mask_due
from gongkai.apps.public_comments.services.opinions import enter, hand_in, see_sender, sort
from gongkai.apps.public_comments.services.settling import Terms, extend, settle, settle_rule

__all__ = [
    "Terms",
    "advance",
    "arrange",
    "begin_result",
    "enter",
    "extend",
    "hand_in",
    "mask_due",
    "record_hearing",
    "renew_result",
    "represent",
    "see_sender",
    "settle",
    "settle_rule",
    "sort",
    "why_apart",
]
