"""Who a session belongs to (settings.AUTHENTICATION_BACKENDS)."""

from django.contrib.auth.backends import ModelBackend

from gongkai.apps.agencies import queries
from gongkai.apps.agencies.models import Staff


class StaffBackend(ModelBackend):
    """Every page of the desk asks for the person, the body and the roles: they come together."""

    def get_user(self, user_id: int) -> Staff | None:
        found = queries.account(user_id)
        return found if found is not None and self.user_can_authenticate(found) else None
