"""What happens when a person signs in or out; allauth calls these hooks at each step."""

from typing import Any, cast

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _

from gongkai.apps.agencies import services
from gongkai.apps.agencies.models import Staff
from gongkai.lib import clock, keys, secrets

FRESH_SECONDS = 300


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Wrong passwords are counted by axes alone: a second count in the cache, which every attempt prolongs,
        would let a stranger keep an account locked.
        """

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        """Check the password. Raises ValidationError with the sentence of the lock-out."""
        was_locked = AxesProxyHandler.is_locked(request, credentials)
        staff = super().authenticate(request, **credentials)
        if staff is None and AxesProxyHandler.is_locked(request, credentials):
            if not was_locked:
                services.note_lock_out(credentials["username"])
            raise ValidationError(lock_out_sentence(), code="locked_out")
        return staff

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Both factors are right. The session begins, older ones beyond the limit end."""
        super().login(request, user)
        request.session["began_at"] = request.session["proved_at"] = clock.now().timestamp()
        services.sign_in(cast("Staff", user), session_key=request.session.session_key)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Who signed in just now is not asked for the password again, to set up the second factor that is owed."""
        proved_at = self.request.session.get("proved_at", 0)
        is_fresh = clock.now().timestamp() - proved_at < FRESH_SECONDS
        return not is_fresh and bool(super().is_reauthentication_required(app=app, **kwargs))

    def logout(self, request: HttpRequest) -> None:
        if isinstance(request.user, Staff):
            services.sign_out(request.user)
        super().logout(request)

    def get_password_change_redirect_url(self, _request: HttpRequest) -> str:
        return resolve_url(settings.LOGIN_REDIRECT_URL)

    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        services.change_password(cast("Staff", user), password)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets of the second factor are stored encrypted, so that a copy of the database alone is of no use."""

    def encrypt(self, text: str) -> str:
        return secrets.encrypt(text, keys.ring()[0])

    def decrypt(self, encrypted_text: str) -> str:
        return secrets.decrypt(encrypted_text, *keys.ring())


def account_name(_request: HttpRequest, credentials: dict[str, Any] | None) -> str | None:
    """Under which name axes counts failures: in lower case, else each way of writing a name had its own count."""
    name = (credentials or {}).get("username")
    return name.lower() if name else None


def lock_out_sentence() -> str:
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    return _(
        "连续%(failures)d次输入错误，账号已锁定。请%(minutes)d分钟后再试；忘记密码的，请联系本单位系统管理员重置。"
    ) % {"failures": settings.AXES_FAILURE_LIMIT, "minutes": minutes}
