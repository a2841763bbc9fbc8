"""The server that sends our mail, from one address in the environment; without it nothing is sent."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

PORTS = {"smtp": 587, "smtps": 465}


class MailAddressUnreadable(ValueError):  # noqa: N818 (says what is the matter)
    """GONGKAI_MAIL_URL cannot be understood; the value holds a password and is not repeated."""

    def __init__(self) -> None:
        super().__init__(
            "环境变量 GONGKAI_MAIL_URL 无法识别，应写作 smtp://用户:密码@主机:端口 或 smtps://…；请改正后重新启动。"
        )


@dataclass(frozen=True)
class Mail:
    """smtp: encrypted from the greeting on (STARTTLS) where a user is named; smtps: from the first byte."""

    host: str = ""
    port: int = 0
    user: str = ""
    password: str = ""
    is_implicit: bool = False

    @property
    def backend(self) -> str:
        return f"django.core.mail.backends.{'smtp' if self.host else 'dummy'}.EmailBackend"

    @property
    def uses_starttls(self) -> bool:
        return bool(self.user) and not self.is_implicit


def mail(address: str) -> Mail:
    """Raises MailAddressUnreadable."""
    if not address:
        return Mail()
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise MailAddressUnreadable from None
    if parts.scheme not in PORTS or not host:
        raise MailAddressUnreadable
    return Mail(
        host,
        port or PORTS[parts.scheme],
        unquote(parts.username or ""),
        unquote(parts.password or ""),
        is_implicit=parts.scheme == "smtps",
    )
