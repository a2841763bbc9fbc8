"""What cases keep about people goes with the personal data of their request: notes and papers, never what is counted."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q

from gongkai.apps.disclosure_requests.services.masking import MASK
from gongkai.apps.remedies import events
from gongkai.apps.remedies.models import Filing, RemedyCase, RemedyPaper
from gongkai.apps.remedies.services.keeping import note
from gongkai.apps.remedies.storage import STORE
from gongkai.lib import versions

# Every text of a case that a person wrote. Who decided, the number of the case and all days stay.
WRITTEN = ("set_because", "result_note")


def mask_cases_of(request: int) -> None:
    """Called within the transaction that masks the request, whose cases are all closed then."""
    for case in RemedyCase.objects.filter(request_id=request):
        versions.save(case, **{name: MASK for name in WRITTEN if getattr(case, name)})
        Filing.objects.filter(case=case).exclude(Q(note="")).update(note=MASK)
        _take_out_papers(case)
        note(events.MASKED, case, None)


def _take_out_papers(case: RemedyCase) -> None:
    """The row stays, for the log names it; the name and, after the commit, the bytes are gone."""
    papers = RemedyPaper.objects.filter(case=case)
    digests = set(papers.values_list("sha256", flat=True)) - {""}
    papers.update(name=MASK, sha256="")
    transaction.on_commit(lambda: _forget_bytes(digests))


def _forget_bytes(digests: set[str]) -> None:
    """The same file may be a paper of a case over another request."""
    needed = RemedyPaper.objects.filter(sha256__in=digests).values_list("sha256", flat=True)
    for digest in digests - set(needed):
        STORE.forget(digest)
