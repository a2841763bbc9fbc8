"""Whose number it is, and of what: told by the words beside it, as a reader would take them. Pure.

A gate that stops every office telephone is clicked away, and then it stops nothing.
"""

from __future__ import annotations

import re
from enum import StrEnum


class Whose(StrEnum):
    """CONTACT: 联系电话 and the like, which may be anybody's. UNSAID: no word tells."""

    OFFICE = "office"
    PERSON = "person"
    CONTACT = "contact"
    UNSAID = "unsaid"


_OFFICE = re.compile(
    r"咨询|监督|投诉|举报|办公|值班|值守|传真|热线|总机|服务|客服|窗口|受理|信访|本机关|公开办|工作机构|报名|预约|查询|抢修|救援"
    r"|抢险|24小时|意见|征集|反馈|建议|投稿"
    # a body named just before its number
    r"|[\u4e00-\u9fff](?:人民政府|委员会|村委会|居委会|办公室|办公厅|大厅|中心|公司|大队|中队|支队|医院|学院|学校|馆|站|局|委|厅|处|科|股|院"
    r"|管理所|派出所|事务所)(?=[\s：:（(]*(?:联系)?(?:电话|方式)?[\s：:]*$)"
)
_PERSON = re.compile(
    r"申请人|当事人|相对人|处罚人|征收人|投诉人|举报人|信访人|来信人|受益人|收款人|收件人|持卡人|户主|村民(?!委员会|小组)|居民(?!委员会)"
    r"|业主(?!委员会)|本人|个人|家属|亲属|监护人|学生|患者|考生|职工|住宅|家庭|家里|家(?:的)?电话|家(?=[\s：:]*$)|宅电|住址|住所|住处"
    r"|身份证|身份号码|证件号"
)
# Words that tell where none of those stands: posts and addresses are mostly an office's, names alone a person's.
_MOSTLY_OFFICE = re.compile(r"职务|科室|岗位|部门|邮编|邮政编码|地址")
_MOSTLY_PERSON = re.compile(r"姓名")
# A duty by name, and nothing but words for a telephone between it and the number: who is named between is a person.
_DUTIES = r"(?:值班|值守|救援|抢险|抢修|应急|24小时|热线|总机|监督|投诉|举报|咨询|服务|客服|窗口|受理|公开办|办公|报名|预约)"
_DUTY = re.compile(
    rf"{_DUTIES}+(?:室|台|岗)?(?:专用|联系)?(?:手机|移动|电话|号码|专线|方式)*[（(]?[\s、，,：:/或为是]*$"
)
_CONTACT = re.compile(r"电话|联系|通讯|通信|座机|Tel|TEL|tel")
# What names a number that is no person's; it stands just before it.
_CODE = re.compile(
    r"(?:信用代码|机构代码|代码|编码|编号|文号|字号|案号|卷号|批号|号牌|注册号|登记号|识别号|许可证号?|执照号?|证书号|单号|订单|流水号?|条形?码"
    r"|合同号?|序列号|标识码|索引号|档案号?|宗地号?|地块号?|图号|预算|批次|期号)(?:[（(][^（）()]{0,10}[）)])?"
    r"[\s：:为是A-Za-z_-]{0,8}$"
)
_OF_A_PERSON = re.compile(r"身份|证件|手机|移动电话|银行卡|账号|账户|卡号|开户")
_UNIT = re.compile(r"(?:元|吨|千瓦时|平方米|立方米|人次|金额|总额|投资|预算数|决算数)[）)]?\s*$")
_NUMBER = re.compile(r"[(+]?\d[\d \-()]{4,}\d")
_ASIDE = re.compile(r"[（(][^（）()\x1f]{0,12}[）)]")
_END = re.compile(r"[。；;！？\n]")
_JOINS = " \t\r\n、，,；;：:/|和或及与转至。.（()）"
_FAR, _NEAR = 160, 40  # characters before a number


def whose(text: str, start: int, beside: str = "") -> Whose:
    """Of the number that starts here. beside: heads of its row and column, the nearest last."""
    near = _words_before(text, start)
    for said in (near, *reversed(beside.split("\n"))):
        if (found := _decided(said)) is not None:
            return found
    spoken = _CONTACT.search(near) or _CONTACT.search(beside)
    return Whose.CONTACT if spoken else Whose.UNSAID


def is_of_duty(text: str, start: int, beside: str = "") -> bool:
    """Whether the words say that an office is reached by it, at a desk or on duty; not those of other columns."""
    near = _words_before(text, start)
    said = [near] if near else _heads(beside)
    return any(_DUTY.search(one) for one in said) and whose(text, start, beside) is not Whose.PERSON


def is_code(text: str, start: int, beside: str = "") -> bool:
    """Whether it is called a code, a register number or the like, and nothing says that it is a person's."""
    before = text[max(0, start - _NEAR) : start]
    said = [before] if before.strip(_JOINS) else _heads(beside)
    return any(_CODE.search(one.rstrip()) and not _OF_A_PERSON.search(one[-12:]) for one in said)


def is_sum(beside: str) -> bool:
    """Whether the column is one of sums of money or of amounts."""
    return any(_UNIT.search(one) for one in _heads(beside))


def is_called(words: str, text: str, start: int, beside: str = "") -> bool:
    """Whether one of these words (a pattern) stands before the number or at its head."""
    return re.search(words, f"{beside}\n{_words_before(text, start)}") is not None


def _heads(beside: str) -> list[str]:
    """The head of the column and the cell before: those of other columns say nothing of this one."""
    return beside.split("\n")[-2:]


def _decided(said: str) -> Whose | None:
    """The word that ends last tells: 举报人 is no office though 举报 is."""
    ends = {
        kind: max((match.end() for match in pattern.finditer(said)), default=-1)
        for kind, pattern in ((Whose.PERSON, _PERSON), (Whose.OFFICE, _OFFICE))
    }
    kind = max(ends, key=lambda one: ends[one])  # of two that end together, the person's
    if ends[kind] >= 0:
        return kind
    if _MOSTLY_OFFICE.search(said):
        return Whose.OFFICE
    return Whose.PERSON if _MOSTLY_PERSON.search(said) else None


def _words_before(text: str, start: int) -> str:
    """The words that a number is called by: those of a list hold for each of its numbers, not for what a sentence adds."""
    before = _NUMBER.sub("\x1f", text[max(0, start - _FAR) : start])
    for piece in reversed(_ASIDE.sub("", before).split("\x1f")):
        sentences = [one for one in _END.split(piece) if one.strip(_JOINS)]
        if sentences:
            return sentences[-1][-_NEAR:]
    return ""
