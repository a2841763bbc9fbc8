"""The only writer of the log."""

import re
from datetime import date, datetime
from typing import Any, Protocol

from django.db import connection, models
from django.db.transaction import TransactionManagementError

from gongkai.apps.events import chain
from gongkai.apps.events.models import Event, LogHead
from gongkai.apps.events.register import Tag, declared
from gongkai.lib import clock

# "gongkai" in ASCII: the advisory lock that makes writers of the chain wait for each other on PostgreSQL.
CHAIN_LOCK = 0x676F6E676B6169
PLAIN = re.compile(r"[A-Za-z0-9_.:/+@#=-]{0,128}")
PERSONAL = re.compile(r"\d{11,}[Xx]?")  # a phone, a card, an identity number


class Actor(Protocol):
    """What the log needs to know of a person; agencies.Staff is one."""

    @property
    def pk(self) -> Any: ...

    @property
    def agency_id(self) -> int | None: ...


class NotForTheLog(ValueError):  # noqa: N818 (a refusal)
    """The data of an event are not what its tag allows, or could be personal data."""

    def __init__(self, tag: Tag, key: str, why: str) -> None:
        super().__init__(
            f"事件“{tag.name}”的内容“{key}”{why}；日志只记编号、日期与代码，理由与姓名留在业务记录里。"
        )
        self.tag, self.key = tag, key


def record(
    tag: Tag,
    *,
    by: Actor | None,
    subject: models.Model | str,
    agency: models.Model | int | None = None,
    data: dict[str, Any] | None = None,
) -> Event:
    """Append one event, in the transaction of the act; call it last, because other writers wait from here on.

    by: who acted; None for the system itself and for visitors. agency: whose event it is, else the actor's.
    subject: the row (written as "agencies.staff:12") or a reference already in that form.
    Raises NotForTheLog, and TransactionManagementError outside a transaction.
    """
    if declared().get(tag.name) is not tag:
        raise ValueError(f"事件标签“{tag.name}”没有声明；请在应用的 events.py 中声明。")
    if not connection.in_atomic_block:
        raise TransactionManagementError("事件必须与业务操作写在同一事务中；请用 transaction.atomic。")
    head = _locked_head()
    at = clock.now()
    content = {
        "sequence": head.sequence + 1,
        "at": at,
        "tag": tag.name,
        "actor": by.pk if by is not None else None,
        "agency": _agency_of(agency, by),
        "subject": subject if isinstance(subject, str) else reference(subject),
        "data": _plain_data(tag, data or {}),
    }
    link = chain.link_hash(head.hash, {**content, "at": chain.moment(at)})
    event = Event.objects.create(**content, previous_hash=head.hash, hash=link)
    head.sequence, head.hash = event.sequence, event.hash
    head.save()
    return event


def reference(row: models.Model) -> str:
    """How a row is named in the log."""
    return f"{row._meta.label_lower}:{row.pk}"  # noqa: SLF001 (documented API of Django)


def _locked_head() -> LogHead:
    """The end of the chain, held until the transaction ends. SQLite's immediate transactions already exclude others."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHAIN_LOCK])
    return LogHead.objects.filter(pk=1).first() or LogHead(pk=1)


def _agency_of(agency: models.Model | int | None, by: Actor | None) -> int | None:
    if isinstance(agency, models.Model):
        return int(agency.pk)
    if agency is None and by is not None:
        return by.agency_id
    return agency


def _plain_data(tag: Tag, data: dict[str, Any]) -> dict[str, Any]:
    for key in data.keys() - tag.keys:
        raise NotForTheLog(tag, key, "没有声明")
    return {key: _plain(tag, key, value) for key, value in data.items()}


def _plain(tag: Tag, key: str, value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return [_plain(tag, key, item) for item in value]
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, datetime):
        return chain.moment(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str) and PLAIN.fullmatch(value) and not PERSONAL.fullmatch(value):
        return str(value)
    raise NotForTheLog(tag, key, "不是编号、日期或代码")
