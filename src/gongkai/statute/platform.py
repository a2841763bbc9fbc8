"""What stands on the disclosure platform of a body: its four entries, guide, catalogue, and the 26 standard fields."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.statute.citation import Citation
from gongkai.statute.instruments import G54, P61, REG


@dataclass(frozen=True, slots=True)
class Required:
    """One thing that must be there. label: the official noun."""

    code: str
    label: str
    citation: Citation


def _all(citation: Citation, **labels: str) -> tuple[Required, ...]:
    return tuple(Required(code, label, citation) for code, label in labels.items())


# The four first-level entries of the platform; the entry for requests stands beside them.
PLATFORM_ENTRIES = _all(
    P61.whole(),
    disclosure_guide="政府信息公开指南",
    disclosure_rules="政府信息公开制度",
    statutory_content="法定主动公开内容",
    annual_report="政府信息公开年报",
)
GUIDE_CONTENTS = _all(
    REG.article(12, 2),
    classes="政府信息的分类",
    arrangement="编排体系",
    ways="获取方式",
    office_name="政府信息公开工作机构的名称",
    office_address="办公地址",
    office_hours="办公时间",
    phone="联系电话",
    fax="传真号码",
    online_contact="互联网联系方式",
)
CATALOGUE_FIELDS = _all(
    REG.article(12, 3),
    index_no="索引",
    title="名称",
    summary="内容概述",
    formed_on="生成日期",
)
# Columns of a standard catalogue, as several counties print it.
STANDARD_COLUMNS = _all(
    G54.whole(),
    number="序号",
    level_1="一级事项",
    level_2="二级事项",
    content="公开内容（要素）",
    basis="公开依据",
    limit_text="公开时限",
    publisher="公开主体",
    channels="公开渠道和载体",
    audience="公开对象",
    method="公开方式",
    levels="公开层级",
)
AUDIENCES = ("全社会", "特定群众")
METHODS = ("主动", "依申请公开")
LEVELS = ("县级", "乡级")
STANDARD_CHANNELS = (
    "政府网站", "政府公报", "两微一端", "发布会/听证会", "广播电视", "纸质媒体", "公开查阅点", "政务服务中心", "便民服务站",
    "入户/现场", "社区/企事业单位/村公示栏（电子屏）", "精准推送", "其他",
)  # fmt: skip

_FIELDS = (
    "重大建设项目", "公共资源交易", "财政预决算", "安全生产", "税收管理", "征地补偿", "国有土地上房屋征收与补偿",
    "保障性住房", "农村危房改造", "生态环境", "公共文化服务", "公共法律服务", "扶贫", "救灾", "食品药品监管",
    "城市综合执法", "就业", "社会保险", "社会救助", "养老服务", "户籍管理", "涉农补贴", "义务教育", "医疗卫生", "市政服务",
    "国土空间规划",
)  # fmt: skip
# Names and order as county pages print them; the last was 城乡规划 before.
STANDARD_FIELDS = tuple(
    Required(f"std.{number:02}", name, G54.whole()) for number, name in enumerate(_FIELDS, 1)
)


def missing(required: tuple[Required, ...], given: dict[str, str]) -> tuple[Required, ...]:
    """What a guide, an entry of a catalogue or a platform still lacks. given: texts by code; blanks count as nothing."""
    return tuple(one for one in required if not given.get(one.code, "").strip())
