"""The government's own desk of items: the clerk of the browser writes, others review."""

from gongkai.apps.agencies.models import Staff
from gongkai.apps.agencies.roles import Role
from gongkai.apps.agencies.services.roles import insert_grant
from gongkai.apps.agencies.services.staff import insert_staff
from gongkai.apps.proactive import services as items
from gongkai.apps.proactive.models import Column
from tests.browser.people import FOUNDED, PASSWORD, County
from tests.integration.items import STAGES, Desk


def column(county: County, code: str, name: str, kind: str) -> Column:
    return items.add_column(
        county.officer, county.government, code=code, name=name, description=name, kind=kind
    )


def desk_of(county: County, prefix: str, code: str, name: str, kind: str) -> Desk:
    """Its review and its numbers are settled. prefix: of the accounts; the rest: of the column that it writes for."""

    def person(name: str, role: Role) -> Staff:
        fields = {"agency": county.government, "username": f"{prefix}_{role.value}_{name}", "name": name}
        staff = insert_staff(fields, PASSWORD, must_change=False).staff
        insert_grant(staff, role, county.government, FOUNDED, by=None)
        return staff

    items.settle_review(county.officer, county.government, STAGES)
    pattern = "QS-{agency}-{yyyy}-{serial:5}"
    items.settle_index_rule(county.officer, county.government, pattern=pattern, valid_from=FOUNDED)
    return Desk(
        county.government, county.clerk, person("同", Role.HANDLER), person("孙负", Role.UNIT_HEAD),
        person("吴密", Role.SECRECY_REVIEWER), person("郑领", Role.LEADER_IN_CHARGE), county.officer,
        column(county, code, name, kind),
    )  # fmt: skip
