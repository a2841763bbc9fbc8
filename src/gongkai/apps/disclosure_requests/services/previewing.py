"""What an act would send, before it is done: the act itself, made and taken back."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction

from gongkai.apps.disclosure_requests import paper
from gongkai.apps.disclosure_requests.models import DisclosureRequest, Letter
from gongkai.letters import Letter as Paper


@transaction.atomic
def letters_of(case: DisclosureRequest, act: Callable[[], object]) -> list[Paper]:
    """The letters that the act would issue, word for word, in their order; nothing of it stays.

    Raises what the act raises, so that a refusal is known before anybody writes down a letter.
    """
    last = Letter.objects.filter(request=case).order_by("-pk").values_list("pk", flat=True).first() or 0
    act()
    letters = list(Letter.objects.filter(request=case, pk__gt=last).order_by("pk"))
    papers = [paper.composed(letter) for letter in letters]
    transaction.set_rollback(True)
    return papers
