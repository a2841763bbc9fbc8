"""`gongkai settings_reference`: the page docs/reference/settings.md, made from the declared settings."""

from typing import Any

from django.core.management.base import BaseCommand

from gongkai.project.environment import SETTINGS, Setting

HEAD = """# 设置一览

gongkai 的设置都从环境变量读取，不写即用默认值；写错的值在启动时会有一句话说明。
本页由 `gongkai settings_reference` 生成，请不要手改。

| 环境变量 | 默认值 | 作用 |
|---|---|---|
"""


class Command(BaseCommand):
    help = "输出设置一览（docs/reference/settings.md 的内容）。"

    def handle(self, **_options: Any) -> None:
        self.stdout.write(reference(), ending="")


def reference() -> str:
    return HEAD + "".join(f"{_line(setting)}\n" for setting in SETTINGS)


def _line(setting: Setting) -> str:
    default = f"`{setting.default}`" if setting.default else setting.default_in_words
    return f"| `{setting.name}` | {default} | {setting.meaning} |"
