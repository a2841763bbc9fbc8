"""Rows of bodies, people and rights as the values that the shared components draw."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.models import AccessToken, Agency, AgencyPeriod, Delegation, RoleGrant, Staff
from gongkai.apps.agencies.roles import Role
from gongkai.lib import clock
from gongkai.lib.ui.dates import local_day
from gongkai.lib.ui.parts import Cell, Column, Row, Table, Tag, Term


def agency_table(agencies: Iterable[Agency]) -> Table:
    columns = (_("名称"), _("类别"), _("层级"), _("上级单位"), _("启用账号"), _("状态"))
    return Table(
        _("单位"),
        tuple(Column(text, numeric=place == 4) for place, text in enumerate(columns)),
        tuple(_agency_row(agency) for agency in agencies),
        caption_hidden=True,
    )


def _agency_row(agency: Agency) -> Row:
    return Row(
        (
            Cell(agency.name, url=reverse("agencies:detail", args=[agency.pk])),
            Cell(agency.get_kind_display()),
            Cell(agency.get_level_display()),
            Cell(agency.parent.name if agency.parent else None, why=_("最上一级")),
            Cell(getattr(agency, "active_staff", 0)),
            Cell("", tag=agency_tag(agency)),
        )
    )


def agency_tag(agency: Agency) -> Tag:
    return Tag(_("已撤销"), "neutral") if agency.closed_on else Tag(_("现有"), "good")


def agency_terms(agency: Agency, successors: Iterable[Agency]) -> list[Term]:
    above = agency.parent
    terms = [
        Term(_("全称"), agency.name),
        Term(_("简称"), agency.short_name or None, why=_("没有登记")),
        Term(_("类别"), agency.get_kind_display()),
        Term(_("层级"), agency.get_level_display()),
        Term(_("上级单位"), above.name if above else None, why=_("最上一级")),
        Term(_("统一社会信用代码"), agency.code or None, why=_("没有登记")),
        Term(_("网站标识码"), agency.site_id_code or None, why=_("没有登记")),
        Term(_("规章制定权"), _("有") if agency.has_rule_making_power else _("无")),
        Term(_("办公地址"), agency.contact_address or None, why=_("没有登记")),
        Term(_("联系电话"), agency.contact_phone or None, why=_("没有登记")),
        Term(_("电子邮箱"), agency.contact_email or None, why=_("没有登记")),
        Term(_("设立日期"), agency.founded_on.isoformat()),
    ]
    if agency.closed_on:
        terms.append(Term(_("撤销日期"), agency.closed_on.isoformat()))
        names = tuple(successor.name for successor in successors)
        terms.append(Term(_("职责承接单位"), lines=names) if names else Term(_("职责承接单位"), _("无")))
    return terms


def period_table(periods: Iterable[AgencyPeriod]) -> Table:
    columns = (_("名称"), _("事由"), _("自"), _("至"), _("上级单位"), _("依据"))
    return Table(_("沿革"), tuple(map(Column, columns)), tuple(_period_row(period) for period in periods))


def _period_row(period: AgencyPeriod) -> Row:
    return Row(
        (
            Cell(period.name),
            Cell(period.get_act_display()),
            Cell(period.valid_from.isoformat()),
            Cell(period.valid_until.isoformat() if period.valid_until else _("今")),
            Cell(period.parent.name if period.parent else None, why=_("最上一级")),
            Cell(period.basis or None, why=_("没有登记")),
        )
    )


def staff_table(people: Iterable[Staff]) -> Table:
    columns = (_("姓名"), _("登录名"), _("单位"), _("内设机构"), _("职务"), _("角色"), _("状态"))
    return Table(
        _("人员"), tuple(map(Column, columns)), tuple(_staff_row(one) for one in people), caption_hidden=True
    )


def _staff_row(one: Staff) -> Row:
    return Row(
        (
            Cell(one.name, url=reverse("agencies:staff_detail", args=[one.pk])),
            Cell(one.username),
            Cell(one.agency.short_name or one.agency.name),
            Cell(one.unit.name if one.unit else None, why=_("没有登记")),
            Cell(one.position or None, why=_("没有登记")),
            Cell(role_words(grant.role for grant in one.grants.all()) or None, why=_("还没有角色")),
            Cell("", tag=staff_tag(one)),
        )
    )


def role_words(roles: Iterable[str]) -> str:
    return "、".join(str(Role(role).label) for role in dict.fromkeys(roles))


def staff_tag(one: Staff) -> Tag:
    return Tag(_("启用"), "good") if one.is_active else Tag(_("已停用"), "neutral")


def staff_terms(one: Staff) -> list[Term]:
    return [
        Term(_("姓名"), one.name),
        Term(_("登录名"), one.username),
        Term(_("编号"), str(one.pk)),
        Term(_("单位"), one.agency.name, url=reverse("agencies:detail", args=[one.agency_id])),
        Term(_("内设机构"), one.unit.name if one.unit else None, why=_("没有登记")),
        Term(_("职务"), one.position or None, why=_("没有登记")),
        Term(_("办公电话"), one.phone or None, why=_("没有登记")),
        Term(_("最近登录"), _moment(one), why=_("还没有登录过")),
    ]


def _moment(one: Staff) -> str | None:
    return local_day(one.last_login).isoformat() if one.last_login else None


def grant_state(grant: RoleGrant, today: date | None = None) -> Tag:
    """Whether a grant holds, will hold, is over or was taken back."""
    day = today or clock.today()
    if grant.withdrawn_on:
        return Tag(_("已收回"), "neutral")
    if grant.valid_until and grant.valid_until < day:
        return Tag(_("已到期"), "neutral")
    return Tag(_("尚未开始"), "info") if grant.valid_from > day else Tag(_("有效"), "good")


def span(valid_from: date, valid_until: date | None) -> str:
    if valid_until is None:
        return gettext("自%(since)s起") % {"since": valid_from}
    return gettext("%(since)s至%(until)s") % {"since": valid_from, "until": valid_until}


def delegation_state(delegation: Delegation, today: date | None = None) -> Tag:
    day = today or clock.today()
    if delegation.ended_on:
        return Tag(_("已终止"), "neutral")
    if delegation.valid_until < day:
        return Tag(_("已到期"), "neutral")
    return Tag(_("尚未开始"), "info") if delegation.valid_from > day else Tag(_("代理中"), "good")


def token_tag(token: AccessToken) -> Tag:
    if token.revoked_at is not None:
        return Tag(_("已停用"), "neutral")
    return Tag(_("已过期"), "neutral") if token.expires_on < clock.today() else Tag(_("有效"), "good")
