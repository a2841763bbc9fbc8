"""Numbers by which a person can be found: identity, telephone, bank card, e-mail."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from gongkai.release.content import Content
from gongkai.release.rules import finders
from gongkai.release.rules.text import Finder, TextRule, findings
from gongkai.rules import Finding, Level, Source

_PIPL = "个人信息保护法"


def _rule(
    code: str, title: str, sentence: str, find: Finder, *, catches: str, why: str, source: Source, level: Level,
    passing: str, failing: str,
) -> TextRule:  # fmt: skip
    def check(subject: Content) -> Iterable[Finding]:
        return findings(rule, subject, sentence)

    rule = TextRule(
        code, title, catches, why, source, level, check, passing=passing, failing=failing, find=find
    )
    return rule


_number = partial(_rule, source=Source(_PIPL, "第二十八条、第二十九条"), level=Level.ERROR)

IDENTITY = _number(
    "RG-ID",
    "居民身份证号码",
    "{where}有居民身份证号码（{shown}）；请遮盖或者删去后再公开。",
    finders.identities,
    catches="18位号码，省级代码、出生日期成立且校验位相符；也认得全角数字、分组空格和断行，前面写成别的名称也查。校验位不符的只作提醒，前面写明是代码、编号的不提示。",
    why="居民身份证号码是敏感个人信息，公开即无法收回。",
    passing="依据《条例》第三十三条，文号 330102202413010001 的材料共3页。",
    failing="申请人身份证号：１１０１０１ 19900307 002X。",
)
OLD_IDENTITY = _number(
    "RG-ID15",
    "15位身份证号码",
    "{where}有一个像15位身份证号码的数字（{shown}）；请核对，属于个人信息的遮盖后再公开。",
    finders.old_identities,
    catches="15位数字，省级代码和出生日期成立；前面写明是注册号、编号、流水号的，不提示。",
    why="老档案里还有一代身份证号码；它没有校验位，所以只作提醒。",
    level=Level.WARNING,
    passing="流水号 330102991301234。",
    failing="身份证：110101680521103。",
)
MOBILE = _number(
    "RG-MOBILE",
    "手机号码",
    "{where}有手机号码（{shown}）；请遮盖或者删去后再公开。",
    finders.mobiles,
    catches="13至19开头的11位号码，可带+86、空格、点或者连字符。写明是值班、监督、咨询等公务用途的只作提醒；写明是编码、合同编号的和金额、数量不提示。",
    why="手机号码能直接找到一个人。",
    source=Source(_PIPL, "第四条、第二十五条"),
    passing="合同编号 2024139000000001。",
    failing="联系人手机 139-0000-0000。",
)
LANDLINE = _number(
    "RG-PHONE",
    "固定电话号码",
    "{where}有固定电话号码（{shown}），旁边没有写明是机关的电话；请核对，属于个人的遮盖后再公开。",
    finders.landlines,
    catches="带区号的固定电话；旁边或者所在表格的表头写有“办公电话、联系电话、咨询、监督、传真”或者机关名称的，不提示，写有“申请人、户主、住宅”等字样的除外。",
    why="住宅电话属于个人信息，办公电话本应公开。",
    source=Source(_PIPL, "第四条、第二十五条"),
    level=Level.WARNING,
    passing="监督电话：0571-87654321。",
    failing="王某家电话 0571-87654321。",
)
CARD = _number(
    "RG-CARD",
    "银行卡号",
    "{where}有银行卡号（{shown}）；请遮盖或者删去后再公开。",
    finders.cards,
    catches="16至19位数字，发卡机构代码成立且通过Luhn校验；没有写明是卡号的，须按卡面的样子分组，写明是编码、编号的不提示。",
    why="金融账户是敏感个人信息。",
    passing="项目代码 6222020000000000019。",
    failing="开户行账号 6222 0200 0000 0000 018。",
)
MAIL = _number(
    "RG-MAIL",
    "个人电子邮箱",
    "{where}有电子邮箱地址（{shown}）；属于个人的请遮盖后再公开，机关的请核对后放行。",
    finders.mails,
    catches="电子邮箱地址；域名以gov.cn结尾的，或者写明用于咨询、监督、征集意见等公务的，不提示。",
    why="个人邮箱能直接找到一个人。",
    source=Source(_PIPL, "第四条、第二十五条"),
    level=Level.WARNING,
    passing="邮箱：gkb@qingyuan.gov.cn。",
    failing="邮箱：ceshi@example.com。",
)

NUMBERS = (IDENTITY, OLD_IDENTITY, MOBILE, LANDLINE, CARD, MAIL)
