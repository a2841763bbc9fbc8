"""What disclosure on request puts on the front page and into the navigation."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from gongkai.lib.shell import public


def register() -> None:
    public.ENTRIES.add(
        public.PublicEntry(
            "portal_requests:start",
            _("依申请公开"),
            order=6,
            description=_("网上没有的政府信息，可以写明名称、文号或者特征向有关单位申请；不必说明用途。"),
        ),
        public.PublicEntry(
            "portal_requests:find",
            _("查询我的申请"),
            order=21,
            description=_("凭查询码看办到哪一步、什么时候答复，补正、领取文书或者撤回。"),
            in_navigation=False,
        ),
    )
