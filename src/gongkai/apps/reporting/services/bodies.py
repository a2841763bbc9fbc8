"""Which body a printed name means. A name that nobody knows yet is left to a person."""

from __future__ import annotations

from django.db.models import F

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
    """The body of this name: one of the keeper's own tree, one that reported before, or one once called so."""
    if not name:
        return None
    if (agency := agencies.subtree(keeper).filter(name=name).first()) is not None:
        return of_agency(agency)
    first_our_own = F("agency").asc(nulls_last=True)
    if (body := Body.objects.filter(name=name).order_by(first_our_own, "pk").first()) is not None:
        return body
    agency = agencies.once_called(keeper, name)
    return of_agency(agency) if agency is not None else None


def of_agency(agency: Agency) -> Body:
    """The body that stands for one of our own; made at the first need."""
    if (body := Body.objects.filter(agency=agency).first()) is not None:
        return body
    start = {"name": agency.name, "slug": _free(slug_of(agency.name)), "level": level_of(agency)}
    return Body.objects.get_or_create(agency=agency, defaults=start)[0]


def named(name: str, level: str, keeper: Agency) -> Body:
    """The body that a person named; its level is taken over only if the body is new."""
    if (body := known(name, keeper)) is not None:
        return body
    start = {"slug": _free(slug_of(name)), "level": level}
    return Body.objects.get_or_create(name=name, agency=None, defaults=start)[0]


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
