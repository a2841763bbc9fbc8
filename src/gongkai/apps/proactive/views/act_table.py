"""Each act on an item as a row: its form, the service that does it, the words."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies import acts
from gongkai.apps.proactive import services
from gongkai.apps.proactive.forms import acts as forms


@dataclass(frozen=True)
class Act(acts.Act):
    """judges: the page shows what is decided on."""

    judges: bool = False


# fmt: off
ACTS: tuple[Act, ...] = (
    Act("submit", forms.Confirmation, services.submit, _("送审"), _("已送审。"),
        _("送审后这一版不再改动；审核人看到的就是将要公开的内容，发布检查同时进行。")),
    Act("pass_step", forms.PassForm, services.pass_step, _("通过这一步"), _("这一步已通过。"),
        _("您对这一版的内容负责；通过后转到下一步，最后一步通过后可以发布。"), judges=True),
    Act("return", forms.ReturnForm, services.send_back, _("退回起草人"), _("已退回修改。"),
        _("修改后是新的一版，须从第一步重新审核。")),
    Act("take_back", forms.Confirmation, services.take_back, _("取回修改"), _("已取回，可以继续修改。"),
        _("取回后是新的一版，已经通过的步骤须重新审核。")),
    Act("clear", forms.ClearForm, services.clear, _("确认可以公开，放行"), _("已放行这一处。"),
        _("放行的意思是：您看过这处检查结果，确认可以公开。放行由您负责，不能撤回。"), danger=True),
    Act("publish", forms.Confirmation, services.publish, _("发布"), _("已发布，公众网站上可以看到。"),
        _("发布后公众立即可以看到；第一次发布时给定索引号，以后不变。")),
    Act("schedule", forms.ScheduleForm, services.schedule, _("定时发布"), _("已定时，到时自动发布。"),
        _("公开的期限照常计算，请不要晚于期限。")),
    Act("keep_back", forms.Confirmation, services.keep_back, _("归入不主动公开"), _("已归入不主动公开。"),
        _("不在网站发布；条目和理由留在目录里，有人申请时可以查到。")),
    Act("release", forms.ReleaseForm, services.release, _("现在发布"), _("已应急发布，请在期限内补办审查。"),
        _("只用于突发事件等来不及逐级审核的情形；由未参与起草的人决定，发布后须由另一人审查。"), danger=True, judges=True),
    Act("review_after", forms.ReviewAfterForm, services.review_after, _("登记审查结论"), _("审查结论已登记。"),
        _("应急发布的补办审查，由决定发布以外的人办理。"), judges=True),
    Act("update", forms.Confirmation, services.update, _("开始更新"), _("可以修改了；公众看到的仍是已发布的版本。"),
        _("新的一版审核通过并发布后，才会替换现在公开的版本。")),
    Act("abandon_update", forms.Confirmation, services.abandon_update, _("放弃更新"), _("已放弃更新，公开的版本没有变化。"),
        _("没有发布的修改不再使用，版本记录保留。"), danger=True),
    Act("withdraw", forms.WithdrawForm, services.withdraw, _("撤回"), _("已从网站撤回。"),
        _("原来的网址会显示撤回的时间和理由；索引号不再给别的信息使用。"), danger=True),
    Act("reopen", forms.Confirmation, services.reopen, _("重新办理"), _("已回到起草中。"),
        _("重新起草、审核后才能发布。")),
    Act("discard", forms.Confirmation, services.discard, _("废弃草稿"), _("草稿已废弃。"),
        _("废弃后不能恢复，记录保留。"), danger=True),
)
# fmt: on
