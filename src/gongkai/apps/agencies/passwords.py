"""The part of the password policy that needs to know a person's past."""

from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Staff


class NotUsedBefore:
    """Refuses the present password and the last few before it."""

    def validate(self, password: str, user: Staff | None = None) -> None:
        if user is None or user.pk is None:
            return
        past = user.past_passwords.values_list("encoded", flat=True)[: settings.PASSWORD_HISTORY]
        if any(check_password(password, encoded) for encoded in (user.password, *past)):
            raise ValidationError(self.get_help_text(), code="password_used_before")

    def get_help_text(self) -> str:
        return _("新密码不能与现在的密码以及最近用过的%(count)d个密码相同。") % {
            "count": settings.PASSWORD_HISTORY
        }
