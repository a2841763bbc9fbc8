"""Taking the file of a request out as evidence."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.agencies.roles import Role
from gongkai.apps.disclosure_requests import queries as requests
from gongkai.apps.remedies import events
from gongkai.apps.remedies.evidence.packing import Bundle, packed
from gongkai.apps.remedies.evidence.plan import exhibits_of
from gongkai.apps.remedies.models import RemedyCase
from gongkai.apps.remedies.services.keeping import note, ready
from gongkai.lib.errors import NotAllowed

# Who may take what the reply withheld out of its seal.
MAY_TAKE_ORIGINALS = (Role.LEGAL_REVIEWER, Role.DISCLOSURE_OFFICE)


def may_take_originals(actor: Staff, case: RemedyCase) -> bool:
    return any(actor.has_role(role, agency=case.agency) for role in MAY_TAKE_ORIGINALS)


@transaction.atomic
def bundle(actor: Staff, pk: int, *, originals: bool = False) -> Bundle:
    """Every paper of the request with a list before them, as a ZIP. Raises NotAllowed.

    originals: with the sealed originals of what was asked for, where the person may take them.
    """
    case, _move = ready(actor, pk, "bundle", None)
    if originals and not may_take_originals(actor, case):
        words = _(
            "拟公开信息的原件只能由合法性审核员或者政府信息公开工作机构打包；请去掉这一勾选，或者请他们打包。"
        )
        raise NotAllowed(words, act="bundle")
    made = packed(case, exhibits_of(requests.dossier(actor, case.request_id), originals=originals))
    note(
        events.EVIDENCE_BUNDLED, case, actor, documents=made.documents, missing=made.missing, originals=originals,
        sha256=made.sha256,
    )  # fmt: skip
    return made
