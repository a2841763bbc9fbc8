"""Bodies, their units and people, and what people may do there."""

from gongkai.apps.agencies.models.access_token import AccessToken
from gongkai.apps.agencies.models.agency import (
    Agency,
    AgencyKind,
    AgencyLevel,
    AgencyPeriod,
    InternalUnit,
    Succession,
)
from gongkai.apps.agencies.models.grants import Delegation, RoleGrant
from gongkai.apps.agencies.models.saved_view import SavedView
from gongkai.apps.agencies.models.staff import PastPassword, Staff, StaffSession

__all__ = [
    "AccessToken",
    "Agency",
    "AgencyKind",
    "AgencyLevel",
    "AgencyPeriod",
    "Delegation",
    "InternalUnit",
    "PastPassword",
    "RoleGrant",
    "SavedView",
    "Staff",
    "StaffSession",
    "Succession",
]
