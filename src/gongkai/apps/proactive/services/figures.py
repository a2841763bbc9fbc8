"""Freezing the figures that the public sees, once a day."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction

from gongkai.apps.page_outbox import services as page_outbox
from gongkai.apps.proactive.models import PublicFigures
from gongkai.apps.proactive.queries import how_we_do
from gongkai.lib import clock

FROZEN_AS = "proactive.figures"  # in the outbox of the written pages


@transaction.atomic
def freeze_public_figures() -> bool:
    """The figures until the end of yesterday; nothing where they were frozen already."""
    yesterday = clock.today() - timedelta(days=1)
    if PublicFigures.objects.filter(as_of__gte=yesterday).exists():
        return False
    data = how_we_do.as_data(how_we_do.count(yesterday))
    row = PublicFigures.objects.create(as_of=yesterday, data=data)
    page_outbox.note(FROZEN_AS, [row.pk])
    return True
