"""The only writers of bodies, people and rights: one act of a person, one function, one transaction, one event."""

from gongkai.apps.agencies.services.sign_in import (
    change_password,
    end_sessions,
    note_lock_out,
    sign_in,
    sign_out,
)

__all__ = ["change_password", "end_sessions", "note_lock_out", "sign_in", "sign_out"]
