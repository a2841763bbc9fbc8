"""What a file must hold before it goes to the archive (条例第四十五条)."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from gongkai.apps.disclosure_requests.models import DisclosureRequest, Letter, LetterState

# Handed over at once or kept by the applicant: nothing is served.
NOT_SERVED = ("receipt_slip", "amendment_receipt")


def missing_in_file(case: DisclosureRequest, letters: Iterable[Letter]) -> tuple[str, ...]:
    """Names of what is missing, in the order of the file. letters: of the request, oldest first."""
    optional = case.outcome.startswith("otherwise_closed.")
    return tuple(
        _("%(letter)s的送达记录") % {"letter": letter}
        for letter in letters
        if letter.is_for_applicant
        and letter.state == LetterState.ISSUED
        and letter.code not in NOT_SERVED
        and not (optional and letter.code.startswith("reply."))
    )
