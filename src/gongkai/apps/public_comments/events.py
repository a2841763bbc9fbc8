"""The events of public comment: references, dates and codes only; opinions and reasons stay with the rows."""

from django.utils.translation import gettext_lazy as _

from gongkai.apps.events.register import declare
from gongkai.apps.events.words import say
from gongkai.apps.public_comments.kinds import Verdict, Way

AREA = "public_comments"

RULE_SET = declare("public_comments.rule.set", _("设置征求意见"), "first_day", "days", "years")
SETTLED = declare(
    "public_comments.comment.settled", _("定征求意见的期限和方式"), "item", "from", "until", "ways"
)
EXTENDED = declare("public_comments.comment.extended", _("延长征求意见的期限"), "until")
OPENED = declare("public_comments.comment.opened", _("征求意见开始"), "until")
CLOSED = declare("public_comments.comment.closed", _("征求意见截止"), "count")
RESULT_BEGUN = declare("public_comments.result.begun", _("起草采纳情况"), "item", "count")
RECEIVED = declare("public_comments.opinion.received", _("收到意见"), "comment", "way")
SORTED = declare("public_comments.opinion.sorted", _("整理意见"), "verdict", "same_as")
SEEN = declare("public_comments.opinion.seen", _("查看了提意见人的姓名和联系方式"))
MASKED = declare("public_comments.comment.masked", _("意见中的个人信息保存期满，已去标识化"), "count")
HEARING_SET = declare("public_comments.hearing.set", _("登记听证的安排"), "item", "on", "papers_on")
REPRESENTED = declare("public_comments.hearing.represented", _("登记听证参加人"), "representative")
RECORDED = declare("public_comments.hearing.recorded", _("登记听证笔录"), "on")

say(AREA, "first_day", "%(value)s", codes={True: _("开始当日计入"), False: _("开始当日不计")})
say(AREA, "days", _("截止后%(value)s日内公布采纳情况"))
say(AREA, "years", _("个人信息保存%(value)s年"))
say(AREA, "item", _("信息#%(value)s"))
say(AREA, "ways", _("方式：%(value)s"), codes=dict(Way.choices))
say(AREA, "way", _("渠道：%(value)s"), codes=dict(Way.choices))
say(AREA, "comment", _("征求意见#%(value)s"))
say(AREA, "verdict", _("处理：%(value)s"), codes=dict(Verdict.choices))
say(AREA, "same_as", _("与意见#%(value)s相同"))
say(AREA, "papers_on", _("材料送达%(value)s"))
say(AREA, "representative", _("参加人#%(value)s"))
say("public_comments.comment.closed", "count", _("共收到意见%(value)s条"))
say("public_comments.result.begun", "count", _("意见%(value)s条"))
say("public_comments.comment.masked", "count", _("意见%(value)s条"))
