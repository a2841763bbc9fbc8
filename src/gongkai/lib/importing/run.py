"""A list on its way in: uploaded, laid out, and taken over or given up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gongkai.lib import clock
from gongkai.lib.errors import NotAllowed
from gongkai.lib.sealed import Store
from gongkai.lib.sealing import Damaged
from gongkai.lib.versions import Versioned

T = TypeVar("T")
KEPT = timedelta(days=7)


class ImportState(models.TextChoices):
    OPEN = "open", _("待确认")
    DONE = "done", _("已导入")
    GIVEN_UP = "given_up", _("已放弃")


class BroughtList(Versioned):
    """layout: what each column means, and the rows left out. taken: how many rows became records.

    Personal data: the sealed file may name anyone; its bytes are gone once it is taken over, given up or forgotten. Its
    name and what was chosen stay.
    """

    name = models.CharField(_("文件名"), max_length=255)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField(_("大小"))
    state = models.CharField(max_length=8, choices=ImportState.choices, default=ImportState.OPEN)
    layout = models.JSONField(default=dict)
    taken = models.PositiveIntegerField(_("导入件数"), default=0)
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(default=clock.now, editable=False)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True
        ordering = ("-begun_at", "-pk")

    def __str__(self) -> str:
        return self.name

    def require_open(self) -> None:
        """Raises NotAllowed where it was taken over or given up."""
        if self.state != ImportState.OPEN:
            words = gettext("“%(name)s”%(state)s，不能再改。")
            said = {"name": self.name, "state": ImportState(self.state).label}
            raise NotAllowed(words % said, act="import")

    def read_from(self, store: Store, read: Callable[[str, bytes], T]) -> T:
        """The file as it was uploaded. Raises NotAllowed where it is gone."""
        try:
            return read(self.name, store.load(self.sha256))
        except (FileNotFoundError, Damaged):
            words = gettext("上传的文件已经不在或者损坏；请放弃这次导入，重新上传。")
            raise NotAllowed(words, act="import") from None


def is_forgotten() -> models.Q:
    """Begun a week ago, and neither taken over nor given up."""
    return models.Q(state=ImportState.OPEN, begun_at__lt=clock.now() - KEPT)
