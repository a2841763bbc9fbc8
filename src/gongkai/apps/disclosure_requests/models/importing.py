"""A register that a body kept elsewhere, on its way into the ledger: uploaded, laid out, and taken over or given up."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.models import Agency
from gongkai.lib.importing.run import BroughtList


class LedgerImport(BroughtList):
    """open: how many of the requests that came of it are still to be handled."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    open = models.PositiveIntegerField(_("其中在办"), default=0)

    class Meta(BroughtList.Meta):
        verbose_name = _("台账导入")
        indexes = (models.Index(fields=["agency", "-begun_at", "-id"], name="import_of_agency"),)
        constraints = (
            models.UniqueConstraint(
                fields=["agency", "sha256"], condition=Q(state="done"), name="ledger_file_is_taken_over_once"
            ),
            models.UniqueConstraint(
                fields=["agency", "sha256"], condition=Q(state="open"), name="ledger_file_waits_once"
            ),
        )
