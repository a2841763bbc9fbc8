"""The only writers of bodies, people and rights: one act of a person, one function, one transaction, one event."""

from gongkai.apps.agencies.services.agencies import (
    change_contact,
    close_agency,
    create_agency,
    create_unit,
    merge_agency,
    move_agency,
    reclassify_agency,
    rename_agency,
)
from gongkai.apps.agencies.services.founding import Founding, found_platform
from gongkai.apps.agencies.services.machine import person_at_machine, reset_password_at_machine
from gongkai.apps.agencies.services.permission import require as require_role
from gongkai.apps.agencies.services.roles import delegate, end_delegation, grant_role, withdraw_role
from gongkai.apps.agencies.services.saved_views import forget_view, save_view
from gongkai.apps.agencies.services.sign_in import (
    change_password,
    clear_sessions,
    end_sessions,
    note_lock_out,
    note_second_factor,
    sign_in,
    sign_out,
)
from gongkai.apps.agencies.services.staff import (
    NewAccount,
    change_staff,
    create_staff,
    deactivate_staff,
    reactivate_staff,
    reset_password,
    reset_second_factor,
)
from gongkai.apps.agencies.services.tokens import bearer, make_token, revoke_token

__all__ = [
    "Founding",
    "NewAccount",
    "bearer",
    "change_contact",
    "change_password",
    "change_staff",
    "clear_sessions",
    "close_agency",
    "create_agency",
    "create_staff",
    "create_unit",
    "deactivate_staff",
    "delegate",
    "end_delegation",
    "end_sessions",
    "forget_view",
    "found_platform",
    "grant_role",
    "make_token",
    "merge_agency",
    "move_agency",
    "note_lock_out",
    "note_second_factor",
    "person_at_machine",
    "reactivate_staff",
    "reclassify_agency",
    "rename_agency",
    "require_role",
    "reset_password",
    "reset_password_at_machine",
    "reset_second_factor",
    "revoke_token",
    "save_view",
    "sign_in",
    "sign_out",
    "withdraw_role",
]
