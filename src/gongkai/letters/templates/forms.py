"""Forms and slips between the office and people: the request itself, what says that it came, proof of service."""

from gongkai.letters.places import Kind, Place
from gongkai.letters.template import Addressee, FieldsOf, ItemsOf
from gongkai.letters.templates.common import (
    DESCRIPTION,
    RECEIPT_DATE,
    REGULATION,
    REQUEST,
    REQUEST_NO,
    document,
    optional,
)
from gongkai.statute.instruments import R235, REG

_APPLICANT = (
    optional("applicant", "申请人姓名或者名称"),
    optional("identity_document", "身份证明"),
    optional("contact_details", "联系方式"),
    optional("agent", "代理人"),
    optional("wanted_form", "获取信息的方式"),
    optional("wanted_route", "获取信息的途径"),
)
_APPLICANT_FIELDS = (
    ("申请人姓名或者名称", "{applicant}"),
    ("身份证明", "{identity_document}"),
    ("联系方式", "{contact_details}"),
    ("代理人（附授权委托书）", "{agent}"),
)
_WANTED_FIELDS = (("获取信息的方式", "{wanted_form}"), ("获取信息的途径", "{wanted_route}"))

FORMS = (
    # 条例第二十九条 names all that may be asked; neither purpose nor need is among it.
    document(
        "request_form", "政府信息公开申请表", Addressee.FILE,
        body=(
            FieldsOf((
                ("受理机关", "{agency}"),
                *_APPLICANT_FIELDS,
                ("所需信息的名称、文号或者便于查询的其他特征性描述", "{description}"),
                *_WANTED_FIELDS,
                ("申请人签名或者盖章", ""),
                ("申请日期", "{submitted_on}"),
            )),
        ),
        places=(
            *_APPLICANT, optional("description", "申请内容"), optional("submitted_on", "申请日期", Kind.DAY),
        ),
        citations=(REG.article(29),), official=False, signed=False,
    ),
    document(
        "registration_form", "政府信息公开申请登记表", Addressee.FILE,
        body=(
            FieldsOf((
                ("申请编号", "{request_no}"),
                ("提交渠道", "{channel}"),
                ("提交日期", "{submitted_on}"),
                ("收到申请的日期", "{receipt_date}"),
                ("收到日期的依据", "{receipt_why}"),
                ("答复期限", "{due_date}"),
                *_APPLICANT_FIELDS,
                ("申请内容", "{description}"),
                *_WANTED_FIELDS,
                ("登记人", "{registrar}"),
                ("承办单位", "{handling_unit}"),
            )),
        ),
        places=(
            *REQUEST, *_APPLICANT, Place("channel", "提交渠道"), Place("receipt_why", "收到日期的依据"),
            optional("submitted_on", "提交日期", Kind.DAY), optional("due_date", "答复期限", Kind.DAY),
            optional("registrar", "登记人"), optional("handling_unit", "承办单位"),
        ),
        citations=(REG.article(31), REG.article(45)), official=False,
    ),
    document(
        "receipt_slip", "政府信息公开申请接收回执", Addressee.APPLICANT,
        body=(
            "本机关已收到{you}提出的政府信息公开申请，登记如下：",
            FieldsOf((
                ("申请编号", "{request_no}"),
                ("提交渠道", "{channel}"),
                ("收到申请的日期", "{receipt_date}"),
                ("收到日期的依据", "{receipt_why}"),
                ("申请内容", "{description}"),
                ("答复期限", "{due_date}"),
                ("查询码", "{query_code}"),
                ("查询数字", "{query_digits}"),
            ), empty=False),
            "根据" + REGULATION + "的规定，本机关将不迟于{due_date}答复{you}；需要补正、延长期限或者征求意见的，将另行告知。",
            "在本机关的政府信息公开网站“查询我的申请”中输入查询码和查询数字（{query_digits}），可以查看办理进度、补正、领取文书或者撤回申请。",
        ),
        places=(
            *REQUEST, Place("channel", "提交渠道"), Place("receipt_why", "收到日期的依据"),
            Place("due_date", "答复期限", Kind.DAY), optional("query_code", "查询码"),
            optional("query_digits", "查询数字"),
        ),
        citations=(REG.article(31), REG.article(33)), official=False,
    ),
    document(
        "amendment_receipt", "政府信息公开申请补正材料接收回执", Addressee.APPLICANT,
        body=(
            "{amended_on}，本机关收到{you}对政府信息公开申请（编号：{request_no}）的补正材料：",
            ItemsOf("materials"),
            "根据" + REGULATION + "第三十条的规定，答复期限自收到补正的申请之日起计算，本机关将不迟于{due_date}答复{you}。",
        ),
        places=(
            REQUEST_NO, Place("amended_on", "收到补正的日期", Kind.DAY),
            Place("materials", "补正的材料", Kind.LIST), Place("due_date", "答复期限", Kind.DAY),
        ),
        citations=(REG.article(30),), official=False,
    ),
    document(
        "service_receipt", "政府信息公开文书送达回证", Addressee.FILE,
        body=(
            FieldsOf((
                ("送达机关", "{agency}"),
                ("申请编号", "{request_no}"),
                ("送达的文书", "{document_title}"),
                ("文书的文号", "{document_no}"),
                ("受送达人", "{recipient}"),
                ("送达方式", "{route}"),
                ("送达地址", "{place_of_service}"),
                ("送达人", "{server}"),
                ("交邮日期和邮件号码", "{posting}"),
                ("受送达人签收", "{signed_by}"),
                ("签收日期", "{signed_on}"),
                ("备注", "{remarks}"),
            )),
        ),
        places=(
            REQUEST_NO, Place("document_title", "送达的文书"), Place("recipient", "受送达人"),
            Place("route", "送达方式"), optional("document_no", "文书的文号"),
            optional("place_of_service", "送达地址"), optional("server", "送达人"),
            optional("posting", "交邮日期和邮件号码"), optional("signed_by", "签收人"),
            optional("signed_on", "签收日期", Kind.DAY), optional("remarks", "备注"),
        ),
        citations=(R235.whole(),), official=False,
    ),
    document(
        "third_party_opinion", "第三方意见回执", Addressee.FILE,
        body=(
            FieldsOf((
                ("征求意见的机关", "{agency}"),
                ("申请编号", "{request_no}"),
                ("所涉及的信息", "{information}"),
                ("第三方", "{third_party}"),
                ("是否同意公开", "{opinion}"),
                ("不同意公开的理由", "{reasons}"),
                ("签名或者盖章", ""),
                ("日期", "{answered_on}"),
            )),
        ),
        places=(
            REQUEST_NO, Place("information", "所涉及的信息", Kind.PROSE), optional("third_party", "第三方"),
            optional("opinion", "是否同意公开"), optional("reasons", "不同意公开的理由", Kind.PROSE),
            optional("answered_on", "日期", Kind.DAY),
        ),
        citations=(REG.article(32),), official=False, signed=False,
    ),
    document(
        "withdrawal_record", "政府信息公开申请撤回记录", Addressee.FILE,
        body=(
            FieldsOf((
                ("申请编号", "{request_no}"),
                ("收到申请的日期", "{receipt_date}"),
                ("申请内容", "{description}"),
                ("申请人", "{applicant}"),
                ("撤回的日期", "{withdrawn_on}"),
                ("撤回的方式", "{way}"),
                ("申请人的说明", "{statement}"),
                ("申请人签名或者盖章", ""),
                ("记录人", "{recorder}"),
            )),
        ),
        places=(
            REQUEST_NO, RECEIPT_DATE, DESCRIPTION, Place("applicant", "申请人"),
            Place("withdrawn_on", "撤回的日期", Kind.DAY), Place("way", "撤回的方式"),
            optional("statement", "申请人的说明", Kind.PROSE), optional("recorder", "记录人"),
        ),
        citations=(REG.article(45),), official=False,
    ),
)  # fmt: skip
