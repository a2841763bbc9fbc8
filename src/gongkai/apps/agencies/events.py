"""What the log says about bodies, people and their rights."""

from django.utils.translation import gettext_lazy as _

from gongkai.apps.events.register import declare

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
PLATFORM_FOUNDED = declare("agencies.platform.founded", _("初次设立平台：首个单位与三员"), "administrators")
