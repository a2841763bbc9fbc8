"""Numbers without gaps and codes that cannot be guessed, given inside the transaction of the act."""

import secrets
from typing import Any

from django.db import IntegrityError, models, transaction
from django.db.models import F

from gongkai.apps.agencies.models import Agency
from gongkai.apps.disclosure_requests.models import DisclosureRequest, LetterSeries, NumberSeries

# Without 0 O 1 I L U: read over the phone and typed from paper.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 12  # 30^12: guessing is hopeless long before the limit of tries


def receipt_code() -> str:
    """What the applicant keeps: twelve characters in groups of four are shown, stored without the groups."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def next_request_number(agency: Agency, year: int) -> int:
    """A number that came with a register taken over is not given again; the row of such numbers has no gap either."""
    while True:
        serial = _next(NumberSeries, agency=agency, year=year)
        if not DisclosureRequest.objects.filter(agency=agency, year=year, serial=serial).exists():
            return serial


def next_letter_number(agency: Agency, prefix: str, year: int) -> int:
    """The UPDATE holds its row until the act commits or is undone, so numbers have no gaps and no doubles."""
    return _next(LetterSeries, agency=agency, prefix=prefix, year=year)


def _next(series: type[models.Model], **key: Any) -> int:
    rows = series._default_manager.filter(**key)  # noqa: SLF001 (documented API of Django)
    if not rows.update(last=F("last") + 1):
        try:
            with transaction.atomic():
                series._default_manager.create(**key, last=1)  # noqa: SLF001 (as above)
        except IntegrityError:  # another act began the series in between
            rows.update(last=F("last") + 1)
    last: int = rows.values_list("last", flat=True).get()
    return last
