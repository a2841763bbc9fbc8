"""The instruments that our rules cite, each version with the days on which it governs."""

from datetime import date

from gongkai.statute.citation import Instrument

REG_2008 = Instrument(
    "REG_2008", "中华人民共和国政府信息公开条例", "国务院令第492号", date(2008, 5, 1), date(2019, 5, 14)
)
REG = Instrument("REG", "中华人民共和国政府信息公开条例", "国务院令第711号", date(2019, 5, 15))
REGULATIONS = (REG_2008, REG)

FEE = Instrument("FEE", "政府信息公开信息处理费管理办法", "国办函〔2020〕109号", date(2021, 1, 1))

RCL_1999 = Instrument(
    "RCL_1999", "中华人民共和国行政复议法", "主席令第16号", date(1999, 10, 1), date(2023, 12, 31), "secondary"
)
RCL = Instrument("RCL", "中华人民共和国行政复议法", "主席令第9号", date(2024, 1, 1))
RECONSIDERATION_LAWS = (RCL_1999, RCL)

APL_1990 = Instrument(
    "APL_1990", "中华人民共和国行政诉讼法", "主席令第16号", date(1990, 10, 1), date(2015, 4, 30), "secondary"
)
APL_2015 = Instrument(
    "APL_2015", "中华人民共和国行政诉讼法", "主席令第15号", date(2015, 5, 1), date(2017, 6, 30), "secondary"
)
APL = Instrument("APL", "中华人民共和国行政诉讼法", "主席令第71号", date(2017, 7, 1))

SPC11 = Instrument(
    "SPC11",
    "最高人民法院关于审理政府信息公开行政案件若干问题的规定",
    "法释〔2011〕17号",
    date(2011, 8, 13),
    date(2025, 5, 31),
    "secondary",
)
SPC25 = Instrument(
    "SPC25",
    "最高人民法院关于审理政府信息公开行政案件适用法律若干问题的解释",
    "法释〔2025〕8号",
    date(2025, 6, 1),
    mark="secondary",
)
COURT_INTERPRETATIONS = (SPC11, SPC25)

R207 = Instrument(
    "R207",
    "国务院办公厅政府信息与政务公开办公室关于收到申请日期的复函",
    "国办公开办函〔2015〕207号",
    date(2015, 1, 1),
)
R235 = Instrument(
    "R235",
    "国务院办公厅政府信息与政务公开办公室关于答复送达的复函",
    "国办公开办函〔2016〕235号",
    date(2016, 12, 7),
)
R14 = Instrument(
    "R14",
    "国务院办公厅政府信息与政务公开办公室关于机构改革后申请处理的复函",
    "国办公开办函〔2019〕14号",
    date(2019, 1, 1),
    mark="secondary",
)
HOLIDAYS = Instrument(
    "HOLIDAYS", "全国年节及纪念日放假办法", "国务院令", date(1949, 12, 23), mark="secondary"
)
WORKING_HOURS = Instrument(
    "WORKING_HOURS", "国务院关于职工工作时间的规定", "国务院令第174号", date(1995, 5, 1), mark="secondary"
)
SPC18 = Instrument(
    "SPC18",
    "最高人民法院关于适用〈中华人民共和国行政诉讼法〉的解释",
    "法释〔2018〕1号",
    date(2018, 2, 8),
    mark="unverified",
)

OG80 = Instrument(
    "OG80", "〈关于全面推进政务公开工作的意见〉实施细则", "国办发〔2016〕80号", date(2016, 11, 10)
)
N37 = Instrument(
    "N37",
    "国务院办公厅关于加强行政规范性文件制定和监督管理工作的通知",
    "国办发〔2018〕37号",
    date(2018, 5, 16),
    mark="unverified",
)
LR115 = Instrument(
    "LR115",
    "国务院办公厅关于全面推行行政规范性文件合法性审核机制的指导意见",
    "国办发〔2018〕115号",
    date(2018, 12, 4),
    mark="secondary",
)
MDR = Instrument("MDR", "重大行政决策程序暂行条例", "国务院令第713号", date(2019, 9, 1))
PENALTY = Instrument("PENALTY", "中华人民共和国行政处罚法", "主席令第70号", date(2021, 7, 15))
RULES = Instrument("RULES", "规章制定程序条例", "国务院令第695号", date(2018, 5, 1), mark="unverified")
G47 = Instrument("G47", "政府网站发展指引", "国办发〔2017〕47号", date(2017, 5, 15))
G54 = Instrument(
    "G54",
    "国务院办公厅关于全面推进基层政务公开标准化规范化工作的指导意见",
    "国办发〔2019〕54号",
    date(2019, 12, 26),
    mark="secondary",
)
P61 = Instrument(
    "P61",
    "国务院办公厅政府信息与政务公开办公室关于规范政府信息公开平台有关事项的通知",
    "国办公开办函〔2019〕61号",
    date(2019, 12, 3),
    mark="secondary",
)
