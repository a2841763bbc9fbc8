"""What a file carries besides what it shows: one rule for each trait, all of one pattern."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.release.content import Content, Trait
from gongkai.release.rules.text import AT_MOST
from gongkai.rules import Finding, Level, Rule, Source

_REVIEW = Source("政府信息公开条例", "第十七条")
_PERSONAL = Source("个人信息保护法", "第六条、第二十五条")
_SCRIPT = Source("网络安全法", "第二十一条", "unverified")


@dataclass(frozen=True)
class _Row:
    """One trait. sentence: with {where} and {detail}; says what it is, where, and what to do."""

    trait: Trait
    id: str
    title: str
    sentence: str
    catches: str
    why: str
    passing: str
    failing: str
    source: Source = _REVIEW
    level: Level = Level.ERROR


_ROWS = (
    _Row(Trait.HIDDEN_SHEET, "RG-SHEET", "隐藏的工作表",
         "{where}是隐藏的，收到文件的人可以取消隐藏看到全部内容；请删除这张表后再公开。",
         "隐藏和深度隐藏的工作表。", "隐藏只是不显示，内容仍在文件里。",
         "三张工作表都可见。", "第二张工作表“名册”设为隐藏。"),
    _Row(Trait.HIDDEN_ROWS, "RG-ROWS", "隐藏的行",
         "{where}有隐藏的行（{detail}），取消隐藏就能看到；请删除这些行后再公开。",
         "隐藏、折叠或者被筛选掉的行。", "隐藏只是不显示，内容仍在文件里。",
         "所有行都可见。", "第5至8行被隐藏。"),
    _Row(Trait.HIDDEN_COLUMNS, "RG-COLUMNS", "隐藏的列",
         "{where}有隐藏的列（{detail}），取消隐藏就能看到；请删除这些列后再公开。",
         "隐藏或者宽度为0的列。", "身份证号、电话常被放在隐藏的列里。",
         "所有列都可见。", "D列被隐藏。"),
    _Row(Trait.HIDDEN_TEXT, "RG-HIDDEN", "隐藏的文字",
         "{where}有看不见的文字（{detail}）；请删除，或者用“清除隐藏内容”生成副本后再公开。",
         "设为隐藏、与底色相同或者在页面之外的文字。", "看不见的文字能复制、能搜索。",
         "所有文字都可见。", "一段文字设了“隐藏”格式。"),
    _Row(Trait.COVERED_TEXT, "RG-COVERED", "盖住而没有去掉的文字",
         "{where}有{detail}看不见却能复制出来的文字，多半是用色块或者图片盖住的；请用“遮盖”功能重新处理，盖住不等于去掉。",
         "逐页渲染，去掉某段文字后画面没有变化的，就是被盖住的文字。",
         "用黑块盖住的文字可以选中、复制、搜索，是最常见的泄露。",
         "遮盖处只有黑色像素，没有文字。", "姓名上画了黑色矩形，文字还在下面。"),
    _Row(Trait.TRACKED_CHANGE, "RG-CHANGES", "修订痕迹",
         "{where}有没有接受或者拒绝的修订（{detail}），删去的内容还能看到；请接受全部修订，或者用“清除隐藏内容”生成副本。",
         "插入、删除、移动和格式修订。", "删去的内容和改动的人都还在文件里。",
         "修订已全部接受。", "删去的一句话还留在修订里。"),
    _Row(Trait.COMMENT, "RG-COMMENTS", "批注",
         "{where}有批注（{detail}）；请删除全部批注，或者用“清除隐藏内容”生成副本后再公开。",
         "Word、Excel的批注和PDF的注释。", "批注是内部意见，不随文件公开。",
         "没有批注。", "第3段有一条批注。"),
    _Row(Trait.METADATA, "RG-META", "文件属性",
         "{where}留有{detail}；请在“检查文档”中删除，或者用“清除隐藏内容”生成副本后再公开。",
         "作者、单位、经理、最后修改人、照相机型号等属性；作者、最后修改人和单位写的是机关名称的，不提示。",
         "属性会带出经办人姓名和内部系统的信息。", "作者：清源县人民政府办公室。", "作者：测试人员甲。", _PERSONAL, Level.WARNING),
    _Row(Trait.LOCATION, "RG-GPS", "拍摄位置",
         "{where}带有拍摄位置的经纬度；请用“清除隐藏内容”生成副本后再公开。",
         "照片EXIF信息中的GPS坐标。", "坐标能指到一户人家的门口。",
         "照片没有位置信息。", "手机拍的照片带有经纬度。", _PERSONAL),
    _Row(Trait.EMBEDDED, "RG-EMBEDDED", "嵌入的文件",
         "{where}嵌有其他文件（{detail}），里面的内容没有经过检查；请删除，需要公开的单独添加。",
         "嵌入的工作簿、OLE对象、PDF附件、数据透视表缓存。", "嵌入的工作簿带着整张原始表。",
         "没有嵌入文件。", "图表里嵌着整个工作簿。"),
    _Row(Trait.MACRO, "RG-MACRO", "宏",
         "{where}含有宏程序；请另存为不带宏的格式后再公开。",
         "Word和Excel的宏、ActiveX控件。", "宏会在收件人的电脑上运行。",
         "没有宏。", "工作簿里有vbaProject。", _SCRIPT),
    _Row(Trait.SCRIPT, "RG-SCRIPT", "脚本",
         "{where}含有脚本或者会自动运行的内容（{detail}）；请去掉后再公开。",
         "网页中的脚本、事件属性、外来框架，PDF中的JavaScript和启动动作。", "脚本会在打开文件的人那里运行。",
         "没有脚本。", "网页里有script标签。", _SCRIPT),
    _Row(Trait.EXTERNAL, "RG-EXTERNAL", "指向外部的引用",
         "{where}引用了外部的文件或者地址（{detail}），会带出内部路径；请断开链接后再公开。",
         "外部模板、外部工作簿、外部图片。", "链接里有内部服务器和用户的名字，打开时还会去连接。",
         "只有普通的超链接。", "文档附着在内部共享盘的模板上。", _REVIEW, Level.WARNING),
    _Row(Trait.FORM_FIELD, "RG-FORM", "可填写的域",
         "{where}有可以填写的表单域（{detail}），其中的内容不一定显示出来；请打印为PDF后再公开。",
         "PDF中的表单域和电子签名域。", "域里的值可以与画面不同。",
         "没有表单域。", "PDF里有一个隐藏的文本域。", _REVIEW, Level.WARNING),
    _Row(Trait.UNREADABLE, "RG-SCAN", "检查不到的画面",
         "{where}是图片，里面的文字无法自动检查；请另一人逐页看过，没有问题再放行。",
         "图片文件，以及没有文字层的扫描页。", "程序读不出图片里的身份证号，只有人看得出。",
         "每页都有文字层。", "第1页是扫描件。", _REVIEW, Level.WARNING),
)  # fmt: skip


def _rule(row: _Row) -> Rule[Content]:
    def check(subject: Content) -> Iterator[Finding]:
        traces = [trace for trace in subject.traces if trace.trait is row.trait]
        for trace in traces[:AT_MOST]:
            said = row.sentence.format(where=trace.where, detail=trace.detail)
            yield rule.broken(said, anchor=trace.anchor, quote=trace.detail)
        if len(traces) > AT_MOST:
            yield rule.broken(f"这样的内容有{len(traces)}处，只列出前{AT_MOST}处；请整体处理后重新检查。")

    rule: Rule[Content] = Rule(
        row.id, row.title, row.catches, row.why, row.source, row.level, check, row.passing, row.failing
    )
    return rule


TRACES = tuple(_rule(row) for row in _ROWS)
