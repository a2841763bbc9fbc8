"""The reference page of the release gate, made from its rules."""

from __future__ import annotations

from typing import Any

from gongkai.release.draft.rules import BUILD, DATES, LINKS, WORDS
from gongkai.release.rules import NUMBERS, SECRECY, TRACES
from gongkai.rules import Level, Rule
from gongkai.rules.reference import page

_LEVELS = {
    Level.ERROR: "须处理（遮盖、换件，或者由另一人说明理由放行）",
    Level.WARNING: "须核对（遮盖、换件，或者由另一人说明理由放行）",
    Level.REMARK: "备注（不影响发出）",
}
_HEAD = """# 发布检查规则

本页由程序从规则生成，请勿手改：`gongkai.release.reference.reference_page()`。

随答复提供的附件添加时逐条检查。有一条“须处理”或者“须核对”没有了结，答复就不能决定，也不能送达。
检查结果只写遮过的号码，不写全号。压缩包、程序、网页、带宏的文件和设有密码的文件不接收。

准备在网站上发布的文字除了这些规则，还按“发布内容”各节检查。
"""
_CHAPTERS: tuple[tuple[str, tuple[Rule[Any], ...]], ...] = (
    ("个人信息", NUMBERS),
    ("密级和内部标志", SECRECY),
    ("看不见的内容", TRACES),
    ("发布内容：文字和元数据", WORDS),
    ("发布内容：日期和文号", DATES),
    ("发布内容：链接", LINKS),
    ("发布内容：版式", BUILD),
)


def reference_page() -> str:
    """All rules as one page in Markdown."""
    return page(_HEAD, _CHAPTERS, _LEVELS, ("通过", "不通过"))
