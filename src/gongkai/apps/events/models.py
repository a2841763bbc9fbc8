"""The log of all acts: append-only and hash-chained. It holds references and never personal data itself.

Plain numbers instead of foreign keys: the log depends on no other table and outlives every row it names.
"""

from typing import Any, NoReturn

from django.db import models
from django.utils.translation import gettext_lazy as _

from gongkai.apps.events.chain import GENESIS


class AppendOnly(Exception):  # noqa: N818 (a refusal)
    """Someone tried to change or delete an event."""

    def __init__(self) -> None:
        super().__init__("操作日志只能追加，不能修改或删除；更正请另记一条新的事件。")


class AppendOnlyRows(models.QuerySet["Event"]):
    def update(self, **_changes: Any) -> NoReturn:
        raise AppendOnly

    def delete(self) -> NoReturn:
        raise AppendOnly


class Event(models.Model):
    """One act. The hash covers every other field (see chain.py)."""

    sequence = models.PositiveBigIntegerField(_("序号"), primary_key=True)
    at = models.DateTimeField(_("时间"), db_index=True)
    tag = models.CharField(_("事件"), max_length=80, db_index=True)
    actor = models.BigIntegerField(_("操作人"), null=True, db_index=True)
    agency = models.BigIntegerField(_("单位"), null=True)
    subject = models.CharField(_("对象"), max_length=80, db_index=True)
    data = models.JSONField(_("内容"), default=dict)
    previous_hash = models.CharField(max_length=64, unique=True)
    hash = models.CharField(max_length=64, unique=True)

    objects = AppendOnlyRows.as_manager()

    class Meta:
        verbose_name = _("事件")
        indexes = (models.Index(fields=["agency", "-sequence"], name="event_agency_latest"),)

    def __str__(self) -> str:
        return f"{self.sequence} {self.tag} {self.subject}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnly
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise AppendOnly


class LogHead(models.Model):
    """The end of the chain, one row: a tail that was cut off does not match it."""

    sequence = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default=GENESIS)

    class Meta:
        verbose_name = _("日志链首")
        constraints = (models.CheckConstraint(condition=models.Q(pk=1), name="log_head_is_one_row"),)

    def __str__(self) -> str:
        return f"{self.sequence} {self.hash}"
