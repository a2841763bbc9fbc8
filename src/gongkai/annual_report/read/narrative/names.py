"""A name for figures outside the common vocabulary: the noun phrase beside the number."""

from __future__ import annotations

import re

_OPENING = re.compile(
    r"^(?:20\d{2}年|其中|另有|另外|同时|截至目前|全年|今年|本年度?|共计|累计|共|先后|并|及|和|等|已|主动|及时|通过|由|对|向|在|把|将|为|与|了|的|各类|各种"
    r"|发布|公开|公布|编发|编印|推送|开展|召开|举办|组织|制作|完成|办理|受理|收到|收集|接待|答复|回复|处理|新增|达到?|分别|约|近|超|[、，：“”《》（）])+"
)
_CLOSING = re.compile(
    r"(?:数量|总数|总量|数|量|共计|累计|合计|总计|共有|共|达到?|为|约|近|超过?|突破|等|的|是|占|均|各|[、，：“”《》（）])+$"
)
_LONGEST = 12


def noun_phrase(before: str, after: str) -> str:
    """At most twelve characters that say what is counted: from before the number, else from after it."""
    for words in (before.rsplit("、", 1)[-1], before, after):
        phrase = _CLOSING.sub("", _OPENING.sub("", words))
        if phrase:
            return phrase[-_LONGEST:] if words is not after else phrase[:_LONGEST]
    return "未具名"
