"""Sessions in the database, each with the person it belongs to (settings.SESSION_ENGINE)."""

from typing import Any, cast

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

from gongkai.apps.agencies.models.staff import StaffSession


class SessionStore(DatabaseStore):
    @classmethod
    def get_model_class(cls) -> type[StaffSession]:
        return StaffSession

    def create_model_instance(self, data: dict[str, Any]) -> StaffSession:
        row = cast("StaffSession", super().create_model_instance(data))
        staff_id = data.get(SESSION_KEY)
        row.staff_id = int(staff_id) if staff_id else None
        return row
