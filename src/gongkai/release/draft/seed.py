"""The words that come with the program: bodies and laws with another name, abolished places, plain slips of the pen.

Facts that anyone can check, each with what made it so. The names of bodies count as outdated from the day on which the
reform was to be finished, not from the day on which it was decided: until then both names were in use.
A body of its own adds its own words; these stay as they are.
"""

from __future__ import annotations

from datetime import date, timedelta

from gongkai.release.draft.lexicon import Lexicon, Word, WordKind
from gongkai.rules import Level

_DAY = timedelta(days=1)
_R2013 = (
    date(2014, 1, 1),
    "国务院机构改革和职能转变方案（2013年3月14日第十二届全国人民代表大会第一次会议通过）",
)
_R2018 = (
    date(2019, 1, 1),
    "国务院机构改革方案（2018年3月17日第十三届全国人民代表大会第一次会议通过），要求2018年年底前落实到位",
)
_R2023 = (
    date(2024, 1, 1),
    "国务院机构改革方案（2023年3月10日第十四届全国人民代表大会第一次会议通过），力争2023年年底前完成",
)
_CODE = (date(2021, 1, 1), "民法典第一千二百六十条（2021年1月1日起施行）")
# “农业部门” and the like are no names of a ministry.
_NOT_A_MINISTRY = ("门", "分", "位", "队", "落", "件")


def _bodies(reform: tuple[date, str], text: str, until: date | None = None) -> list[Word]:
    """Lines of old name, new name, and longer words that are right."""
    words = []
    for wrong, right, *exceptions in (line.split() for line in text.strip().splitlines()):
        ministry = tuple(wrong + sign for sign in _NOT_A_MINISTRY) if wrong.endswith("部") else ()
        words.append(
            Word(
                wrong, right, WordKind.BODY, "机构改革后名称已变", Level.WARNING, (*ministry, *exceptions),
                reform[0], until, reform[1],
            )
        )  # fmt: skip
    return words


_BODIES = [
    *_bodies(_R2013, """
        铁道部 交通运输部、国家铁路局
        国家广播电影电视总局 国家广播电视总局
        国家人口和计划生育委员会 国家卫生健康委员会
        国家食品药品监督管理局 国家药品监督管理局
        国家电力监管委员会 国家能源局
    """),
    *_bodies(_R2013, "卫生部 国家卫生和计划生育委员会", until=_R2018[0] - _DAY),
    *_bodies(_R2018, """
        卫生部 国家卫生健康委员会
        国土资源部 自然资源部
        环境保护部 生态环境部
        环保部 生态环境部
        农业部 农业农村部
        文化部 文化和旅游部
        监察部 国家监察委员会
        国家旅游局 文化和旅游部
        国家卫生和计划生育委员会 国家卫生健康委员会
        国家卫生计生委 国家卫生健康委
        国家工商行政管理总局 国家市场监督管理总局
        国家工商总局 国家市场监督管理总局
        国家质量监督检验检疫总局 国家市场监督管理总局
        国家质检总局 国家市场监督管理总局
        国家食品药品监督管理总局 国家市场监督管理总局
        国家食品药品监管总局 国家市场监督管理总局
        国家安全生产监督管理总局 应急管理部
        国家安监总局 应急管理部
        国家新闻出版广电总局 国家广播电视总局、国家新闻出版署（国家版权局）
        国家林业局 国家林业和草原局
        国家粮食局 国家粮食和物资储备局
        国家测绘地理信息局 自然资源部
        国务院法制办公室 司法部
        国务院法制办 司法部
        中国银行业监督管理委员会 国家金融监督管理总局
        中国保险监督管理委员会 国家金融监督管理总局
        银监会 国家金融监督管理总局
        保监会 国家金融监督管理总局 银保监会
    """),
    *_bodies(_R2023, """
        中国银行保险监督管理委员会 国家金融监督管理总局
        银保监会 国家金融监督管理总局
    """),
    Word(
        "国务院扶贫开发领导小组办公室", "国家乡村振兴局", WordKind.BODY, "2021年已更名", Level.WARNING,
        wrong_from=date(2022, 1, 1), source="2021年2月25日国家乡村振兴局挂牌",
    ),
]  # fmt: skip


def _laws(text: str) -> list[Word]:
    """Lines of old title, day of the change, new title, what made it so. Only titles between marks are looked for."""
    words = []
    for old, day, new, source in (line.split() for line in text.strip().splitlines()):
        since = date.fromisoformat(day)
        words += [
            Word(
                f"《{prefix}{old}》", f"《{prefix}{new}》", WordKind.LAW, "该法已经废止或者被取代", Level.WARNING,
                wrong_from=since, source=source,
            )
            for prefix in ("", "中华人民共和国")
        ]  # fmt: skip
    return words


_CIVIL = "婚姻法 继承法 民法通则 收养法 担保法 合同法 物权法 侵权责任法 民法总则"
_LAWS = [
    *_laws("\n".join(f"{old} {_CODE[0]} 民法典 {_CODE[1]}" for old in _CIVIL.split())),
    *_laws("""
        治安管理处罚条例 2006-03-01 治安管理处罚法 治安管理处罚法（2006年3月1日起施行）
        城市规划法 2008-01-01 城乡规划法 城乡规划法（2008年1月1日起施行）
        食品卫生法 2009-06-01 食品安全法 食品安全法（2009年6月1日起施行）
        行政监察法 2018-03-20 监察法 监察法（2018年3月20日起施行）
        车辆购置税暂行条例 2019-07-01 车辆购置税法 车辆购置税法（2019年7月1日起施行）
        耕地占用税暂行条例 2019-09-01 耕地占用税法 耕地占用税法（2019年9月1日起施行）
        中外合资经营企业法 2020-01-01 外商投资法 外商投资法（2020年1月1日起施行）
        外资企业法 2020-01-01 外商投资法 外商投资法（2020年1月1日起施行）
        中外合作经营企业法 2020-01-01 外商投资法 外商投资法（2020年1月1日起施行）
        资源税暂行条例 2020-09-01 资源税法 资源税法（2020年9月1日起施行）
        契税暂行条例 2021-09-01 契税法 契税法（2021年9月1日起施行）
        城市维护建设税暂行条例 2021-09-01 城市维护建设税法 城市维护建设税法（2021年9月1日起施行）
        公司登记管理条例 2022-03-01 市场主体登记管理条例 市场主体登记管理条例（国务院令第746号，2022年3月1日起施行）
        环境噪声污染防治法 2022-06-05 噪声污染防治法 噪声污染防治法（2022年6月5日起施行）
        印花税暂行条例 2022-07-01 印花税法 印花税法（2022年7月1日起施行）
        档案法实施办法 2024-03-01 档案法实施条例 档案法实施条例（国务院令第772号，2024年3月1日起施行）
        增值税暂行条例 2026-01-01 增值税法 增值税法（2026年1月1日起施行）
    """),
    Word(
        "《城市房屋拆迁管理条例》", "《国有土地上房屋征收与补偿条例》", WordKind.LAW, "该条例已经废止", Level.WARNING,
        wrong_from=date(2011, 1, 21), source="国务院令第590号（2011年1月21日起施行）",
    ),
    Word(
        "《信访条例》", "《信访工作条例》", WordKind.LAW, "该条例已经废止", Level.WARNING,
        wrong_from=date(2022, 5, 1), source="《信访工作条例》（2022年5月1日起施行）",
    ),
]  # fmt: skip


def _places(text: str) -> list[Word]:
    """Lines of old name, new name and year; the name counts as outdated from the year after."""
    return [
        Word(
            wrong, right, WordKind.PLACE, "行政区划已经调整", Level.WARNING,
            wrong_from=date(int(year) + 1, 1, 1), source=f"国务院{year}年批准的行政区划调整",
        )
        for wrong, right, year in (line.split() for line in text.strip().splitlines())
    ]  # fmt: skip


_PLACES = _places("""
    上海市南汇区 上海市浦东新区 2009
    北京市崇文区 北京市东城区 2010
    北京市宣武区 北京市西城区 2010
    襄樊市 襄阳市 2010
    上海市卢湾区 上海市黄浦区 2011
    上海市闸北区 上海市静安区 2015
    北京市密云县 北京市密云区 2015
    北京市延庆县 北京市延庆区 2015
    上海市崇明县 上海市崇明区 2016
""")


def _slips(text: str) -> list[Word]:
    """Lines of slip, right word, and longer words that are right."""
    return [
        Word(wrong, right, exceptions=tuple(exceptions))
        for wrong, right, *exceptions in (line.split() for line in text.strip().splitlines())
    ]


_SLIPS = _slips("""
    布署 部署 公布署名 发布署名 颁布署名
    截止目前 截至目前
    按步就班 按部就班
    迫不急待 迫不及待
    一愁莫展 一筹莫展
    再接再励 再接再厉
    走头无路 走投无路
    世外桃园 世外桃源
    甘败下风 甘拜下风
    不径而走 不胫而走
    默守成规 墨守成规
    谈笑风声 谈笑风生
    穿流不息 川流不息
    一股作气 一鼓作气
    出奇不意 出其不意
    脍灸人口 脍炙人口
    淋漓尽至 淋漓尽致
    人才倍出 人才辈出
    名列前矛 名列前茅
    挺而走险 铤而走险
    饮鸠止渴 饮鸩止渴
""")

# Said of parts of the country as of countries: a grave error of wording.
_GRAVE = [
    Word(
        wrong, right, WordKind.WORDING, "港澳台不是国家", Level.ERROR, (f"{wrong}和地区",),
        source="宪法序言、第三十一条",
    )
    for wrong, right in (
        ("港澳台等国家", "港澳台地区"),
        ("香港、澳门、台湾等国家", "香港、澳门、台湾地区"),
        ("台湾、香港、澳门等国家", "台湾、香港、澳门地区"),
    )
]  # fmt: skip

SEED_WORDS: tuple[Word, ...] = (*_BODIES, *_LAWS, *_PLACES, *_SLIPS, *_GRAVE)
SEED = Lexicon(SEED_WORDS)
