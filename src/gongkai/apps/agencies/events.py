"""What the log says about bodies, people and their rights."""

from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies import queries
from gongkai.apps.agencies.roles import Role
from gongkai.apps.events.register import declare
from gongkai.apps.events.words import name_rows, say

AREA, STAFF, AGENCY = "agencies", "agencies.staff", "agencies.agency"

AGENCY_CREATED = declare("agencies.agency.created", _("设立单位"), "parent", "on")
AGENCY_RENAMED = declare("agencies.agency.renamed", _("单位更名"), "on", "period")
AGENCY_MOVED = declare("agencies.agency.moved", _("单位划转"), "on", "period", "from", "to")
AGENCY_RECLASSIFIED = declare("agencies.agency.reclassified", _("调整单位类别或层级"), "on", "period")
AGENCY_MERGED = declare("agencies.agency.merged", _("单位并入其他单位"), "on", "into")
AGENCY_CLOSED = declare("agencies.agency.closed", _("撤销单位"), "on")
AGENCY_CONTACT_CHANGED = declare("agencies.agency.contact_changed", _("修改单位联系方式与代码"))
UNIT_CREATED = declare("agencies.unit.created", _("设立内设机构"), "agency")
STAFF_CREATED = declare("agencies.staff.created", _("建立人员账号"), "agency", "unit")
STAFF_CHANGED = declare("agencies.staff.changed", _("修改人员信息"), "fields")
STAFF_DEACTIVATED = declare("agencies.staff.deactivated", _("停用账号"), "sessions")
STAFF_REACTIVATED = declare("agencies.staff.reactivated", _("恢复账号"))
ROLE_GRANTED = declare("agencies.role.granted", _("授予角色"), "staff", "role", "agency", "from", "until")
ROLE_WITHDRAWN = declare("agencies.role.withdrawn", _("收回角色"), "staff", "role", "agency", "on")
DELEGATION_MADE = declare("agencies.delegation.made", _("委托代理"), "to", "role", "from", "until")
DELEGATION_ENDED = declare("agencies.delegation.ended", _("终止代理"), "on")
PASSWORD_CHANGED = declare("agencies.password.changed", _("修改密码"))
PASSWORD_RESET = declare("agencies.password.reset", _("重置密码"))
PASSWORD_RESET_AT_MACHINE = declare(
    "agencies.password.reset_at_machine", _("在服务器上用命令重置密码"), "sessions", "second_factor"
)
SIGNED_IN = declare("agencies.session.signed_in", _("登录"), "ended")
SIGNED_OUT = declare("agencies.session.signed_out", _("退出登录"))
LOCKED_OUT = declare("agencies.session.locked_out", _("多次输入错误，账号锁定"))
SECOND_FACTOR_ADDED = declare("agencies.second_factor.added", _("启用动态口令"), "type")
SECOND_FACTOR_REMOVED = declare("agencies.second_factor.removed", _("停用动态口令"), "type")
TOKEN_MADE = declare("agencies.token.made", _("生成访问令牌"), "token", "until")
TOKEN_REVOKED = declare("agencies.token.revoked", _("停用访问令牌"), "token")
PLATFORM_FOUNDED = declare("agencies.platform.founded", _("初次设立平台：首个单位与三员"), "administrators")

# What the keys mean to those who read the log.
name_rows(STAFF, queries.names_of_staff)
name_rows(AGENCY, queries.names_of_agencies)
say(AREA, "administrators", _("三员%(value)s"), rows=STAFF)
say(AREA, "agency", _("单位%(value)s"), rows=AGENCY)
say(AREA, "parent", _("上级单位%(value)s"), rows=AGENCY)
say(AREA, "into", _("并入%(value)s"), rows=AGENCY)
say(AREA, "period", _("沿革第%(value)s条"))
say(AREA, "staff", _("人员%(value)s"), rows=STAFF)
say(AREA, "token", _("令牌#%(value)s"))
say(AREA, "role", _("角色“%(value)s”"), codes=dict(Role.choices))
say(AREA, "ended", _("因超过同时登录的数目，结束较早的登录%(value)s个"))
say(AREA, "sessions", _("结束现有登录%(value)s个"))
say(
    AREA,
    "second_factor",
    "%(value)s",
    codes={True: _("动态口令一并去掉"), False: _("动态口令未动")},
)
say(
    AREA,
    "type",
    _("方式为%(value)s"),
    codes={"totp": _("动态口令"), "recovery_codes": _("恢复码"), "all": _("全部，由安全管理员重置")},
)
say(
    AREA,
    "fields",
    _("改动了%(value)s"),
    codes={
        "name": _("姓名"),
        "position": _("职务"),
        "phone": _("办公电话"),
        "unit": _("内设机构"),
        "agency": _("单位"),
    },
)
say(AREA, "to", _("交给%(value)s"), rows=STAFF)
say(AGENCY_MOVED.name, "from", _("原上级单位%(value)s"), rows=AGENCY)
say(AGENCY_MOVED.name, "to", _("新上级单位%(value)s"), rows=AGENCY)
