"""The only writers of proactive disclosure: one act of a person, one function, one transaction, one event."""

from gongkai.apps.proactive.services.attaching import Brought, attach, detach, looked_into, read
from gongkai.apps.proactive.services.beginning import begin
from gongkai.apps.proactive.services.columns import change_column, close_column, reopen_column
from gongkai.apps.proactive.services.entering import published_before
from gongkai.apps.proactive.services.from_word import create_from_word
from gongkai.apps.proactive.services.lexicon import add_word, change_word, end_word, import_words
from gongkai.apps.proactive.services.linking import (
    add_channel,
    add_relation,
    remove_channel,
    remove_relation,
)
from gongkai.apps.proactive.services.numbers import parts_of
from gongkai.apps.proactive.services.publishing import (
    abandon_update,
    discard,
    keep_back,
    publish,
    publish_due,
    release,
    reopen,
    review_after,
    schedule,
    update,
    withdraw,
)
from gongkai.apps.proactive.services.relating import relate, unrelate
from gongkai.apps.proactive.services.reviewing import clear, pass_step, send_back, submit, take_back
from gongkai.apps.proactive.services.settling import (
    add_column,
    follow_above,
    settle_index_rule,
    settle_review,
)
from gongkai.apps.proactive.services.standing import mark_late, renew_all
from gongkai.apps.proactive.services.unsaved import come, drop, drop_new, forget, keep, keep_new, leave
from gongkai.apps.proactive.services.writing import TOO_LONG, Shown, create, require_writer, save

__all__ = [
    "TOO_LONG",
    "Brought",
    "Shown",
    "abandon_update",
    "add_channel",
    "add_column",
    "add_relation",
    "add_word",
    "attach",
    "begin",
    "change_column",
    "change_word",
    "clear",
    "close_column",
    "come",
    "create",
    "create_from_word",
    "detach",
    "discard",
    "drop",
    "drop_new",
    "end_word",
    "follow_above",
    "forget",
    "import_words",
    "keep",
    "keep_back",
    "keep_new",
    "leave",
    "looked_into",
    "mark_late",
    "parts_of",
    "pass_step",
    "publish",
    "publish_due",
    "published_before",
    "read",
    "relate",
    "release",
    "remove_channel",
    "remove_relation",
    "renew_all",
    "reopen",
    "reopen_column",
    "require_writer",
    "review_after",
    "save",
    "schedule",
    "send_back",
    "settle_index_rule",
    "settle_review",
    "submit",
    "take_back",
    "unrelate",
    "update",
    "withdraw",
]
