"""Where open data stand in the frame."""

from django.utils.translation import gettext_lazy

from gongkai.lib.shell import public


def register() -> None:
    public.ENTRIES.add(
        public.PublicEntry(
            "portal_data:index",
            gettext_lazy("开放数据"),
            order=60,
            description=gettext_lazy("下载已公开信息的目录数据，或者由程序读取。"),
            in_navigation=False,
        )
    )
