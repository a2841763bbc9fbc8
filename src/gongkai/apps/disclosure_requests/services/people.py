"""Looking at who asks: each look at the number, phone or address of an applicant is an event."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.disclosure_requests import events, queries
from gongkai.apps.disclosure_requests.models import DisclosureRequest
from gongkai.apps.disclosure_requests.services.keeping import note
from gongkai.lib.errors import NotAllowed


@transaction.atomic
def open_applicant(actor: Staff, pk: int) -> DisclosureRequest:
    """The request with its applicant in clear, for those who work on it. Raises NotAllowed, Http404."""
    case = queries.get(actor, pk)
    if not queries.works_on(actor, case.agency):
        raise NotAllowed(_("申请人的证件号码、电话和地址只供办理这件申请的单位查看。"), act="open_applicant")
    note(events.PERSON_OPENED, case, actor)
    return case
