"""Rules about how a text is built: pictures with words, headings in order, nothing left of the word processor."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.release.content import shortened
from gongkai.release.draft.rules.making import Said, draft_rule
from gongkai.release.draft.subject import Draft
from gongkai.rules import Level, Source

_ACCESS = Source("信息技术 互联网内容无障碍可访问性技术要求与测试方法（GB/T 37668-2019）", "", "secondary")
_NO_WORDS = re.compile(
    r"(?:image|img|pic|picture|photo|图片|图像|微信图片|未命名|截图|截屏)[\s_\-\d]*|.*\.(?:png|jpe?g|gif|bmp|webp)",
    re.IGNORECASE,
)
_TOP = 2  # of headings in a text: the title of the page is its only one of the first level


def _silent(draft: Draft) -> Iterator[Said]:
    for picture in draft.page.pictures:
        anchor = f"picture/{picture.number}"
        if picture.alt is None:
            yield Said(f"第{picture.number}张图片没有替代文字；请写明图上是什么，纯装饰的注明装饰。", anchor)
        elif not picture.alt:
            said = f"第{picture.number}张图片标为装饰，读屏软件会跳过；图上有内容的，请写替代文字。"
            yield Said(said, anchor, level=Level.REMARK)
        elif _NO_WORDS.fullmatch(picture.alt):
            said = f"第{picture.number}张图片的替代文字“{shortened(picture.alt, 30)}”是文件名；请写明图上是什么。"
            yield Said(said, anchor, picture.alt)


def _out_of_order(draft: Draft) -> Iterator[Said]:
    above = _TOP - 1
    for number, heading in enumerate(draft.page.headings, 1):
        where, anchor = f"第{number}个小标题“{shortened(heading.words, 20)}”", f"heading/{number}"
        if not heading.words:
            yield Said(f"第{number}个小标题没有文字；请写上或者去掉。", anchor)
        elif heading.level < _TOP:
            yield Said(f"{where}是一级标题，一级标题只用于页面的标题；请改为二级。", anchor, heading.words)
        elif heading.level > above + 1:
            said = f"{where}是{heading.level}级，上面只到{above}级，中间跳了级；请改为{above + 1}级。"
            yield Said(said, anchor, heading.words)
        above = max(_TOP - 1, heading.level)


def _of_word(draft: Draft) -> Iterator[Said]:
    if marks := draft.page.word_marks:
        said = f"正文留有Word格式（{'、'.join(marks)}）；请用“粘贴为干净的文字”重新粘贴。"
        yield Said(said, "body", "、".join(marks))


BUILD = (
    draft_rule(
        "RG-ALT", "图片没有替代文字", _silent,
        catches="没有alt属性的图片，以及用文件名充当替代文字的图片；注明是装饰的（alt为空）只作备注。",
        why="读屏的人只能听替代文字，图解、海报没有它就等于没有公开。",
        source=_ACCESS, level=Level.WARNING,
        passing="图片的替代文字是“申请流程：提交、受理、审核、发证”。", failing="图片没有替代文字。",
    ),
    draft_rule(
        "RG-HEADING", "小标题层次不对", _out_of_order,
        catches="正文里的一级标题、跳级的标题和空标题。", why="读屏软件和目录都靠标题层次；页面标题是唯一的一级标题。",
        source=_ACCESS, level=Level.WARNING,
        passing="二级标题下面是三级标题。", failing="二级标题下面直接是四级标题。",
    ),
    draft_rule(
        "RG-WORD", "Word格式残留", _of_word,
        catches="mso样式、Mso类名、Word专用标签、条件注释和命名空间。",
        why="残留的格式让同一栏目字体不一，手机上错位，还可能带着隐藏的文字。",
        source=Source("政府网站发展指引（国办发〔2017〕47号）", "网页设计规范"), level=Level.WARNING,
        passing="干净的段落。", failing='<p class=MsoNormal style="mso-pagination:none">',
    ),
)  # fmt: skip
