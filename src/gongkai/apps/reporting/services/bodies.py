"""Which body a printed name means. A name that nobody knows yet is left to a person."""

from __future__ import annotations

from gongkai.apps.agencies import queries as agencies
from gongkai.apps.agencies.models import Agency, AgencyKind, AgencyLevel
from gongkai.apps.reporting.models import Body, BodyLevel

GOVERNMENTS = {
    AgencyLevel.PROVINCE: BodyLevel.PROVINCE,
    AgencyLevel.PREFECTURE: BodyLevel.CITY,
    AgencyLevel.COUNTY: BodyLevel.COUNTY,
    AgencyLevel.TOWNSHIP: BodyLevel.TOWNSHIP,
}


def known(name: str, keeper: Agency) -> Body | None:
    """The body of this very name: one that reported before, or one of the keeper's own tree."""
    if not name:
        return None
    if (body := Body.objects.filter(name=name).first()) is not None:
        return body
    agency = agencies.subtree(keeper).filter(name=name).first()
    return of_agency(agency) if agency is not None else None


def of_agency(agency: Agency) -> Body:
    """The body that stands for one of our own; made at the first need."""
    body = Body.objects.filter(agency=agency).first()
    return body or make(agency.name, level_of(agency), agency)


def named(name: str, level: str, keeper: Agency) -> Body:
    """The body that a person named; its level is taken over only if the body is new."""
    return known(name, keeper) or make(name, level)


def make(name: str, level: str, agency: Agency | None = None) -> Body:
    body, _is_new = Body.objects.get_or_create(
        name=name, defaults={"slug": _free(slug_of(name)), "level": level, "agency": agency}
    )
    return body


def slug_of(name: str) -> str:
    """The name without signs that have a meaning in an address: 「淮安市人民政府」 is readable as it is."""
    return "".join(sign for sign in name if sign.isalnum() or sign in "-_·") or "body"


def _free(slug: str) -> str:
    """The address, with a number behind it when another body has it already."""
    taken = set(Body.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
    numbered = (f"{slug[:110]}-{number}" for number in range(2, len(taken) + 3))
    return slug if slug not in taken else next(one for one in numbered if one not in taken)


def level_of(agency: Agency) -> str:
    if agency.kind in {AgencyKind.TOWNSHIP, AgencyKind.SUBDISTRICT}:
        return BodyLevel.TOWNSHIP
    if agency.kind == AgencyKind.GOVERNMENT and agency.level in GOVERNMENTS:
        return GOVERNMENTS[AgencyLevel(agency.level)]
    return BodyLevel.PROVINCE_DEPARTMENT if agency.level == AgencyLevel.PROVINCE else BodyLevel.DEPARTMENT
