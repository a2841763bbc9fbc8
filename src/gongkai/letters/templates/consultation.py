"""Letters about the opinion of others, and to those whose records are put right."""

from gongkai.letters.places import Kind, Place
from gongkai.letters.template import Addressee, QuoteOf
from gongkai.letters.templates.common import (
    REASONS,
    RECEIVED,
    REGULATION,
    REMEDY,
    REQUEST,
    REQUEST_NO,
    document,
    optional,
)
from gongkai.statute.instruments import REG

_INFORMATION = Place("information", "所涉及的信息", Kind.PROSE)
_REPLY_BY = Place("reply_by", "反馈期限", Kind.DAY)

# The third party learns which information is asked for, not by whom: there is no place for the applicant's name.
CONSULTATION = (
    document(
        "consultation_letter.third_party", "政府信息公开征求意见书", Addressee.THIRD_PARTY,
        body=(
            "本机关收到一件政府信息公开申请（编号：{request_no}），申请公开的下列信息涉及{you}的合法权益：",
            QuoteOf("information"),
            "根据" + REGULATION + "第三十二条的规定，现书面征求{you}的意见。请{you}自收到本意见书之日起"
            "15个工作日内，书面提出是否同意公开的意见；不同意公开的，请说明理由。",
            ("{you}逾期未提出意见的，由本机关依照该条例的规定决定是否公开。{you}不同意公开且有合理理由的，"
            "本机关不予公开；本机关认为不公开可能对公共利益造成重大影响的，可以决定予以公开，"
            "并将决定公开的内容和理由书面告知{you}。"),
        ),
        places=(REQUEST_NO, _INFORMATION),
        citations=(REG.article(32),),
    ),
    document(
        "consultation_notice", "政府信息公开征求意见告知书", Addressee.APPLICANT,
        body=(
            RECEIVED,
            "{you}申请公开的信息需要征求{consulted}的意见，本机关已于{consulted_on}发出征求意见书。",
            "根据" + REGULATION + "第三十三条第三款的规定，征求意见所需时间不计算在答复期限内。"
            "征求意见结束后，本机关将继续办理并答复{you}。",
        ),
        places=(
            *REQUEST,
            Place("consulted", "征求意见的对象", one_of=("第三方", "共同制作机关", "其他机关", "第三方和其他机关")),
            Place("consulted_on", "发出征求意见书的日期", Kind.DAY),
        ),
        citations=(REG.article(33, 3),),
    ),
    document(
        "disclosure_notice.third_party", "政府信息依申请公开告知书", Addressee.THIRD_PARTY,
        body=(
            "{consulted_on}，本机关就一件政府信息公开申请（编号：{request_no}）书面征求{you}的意见。",
            "{opinion}",
            "经审查，本机关认为不公开该信息可能对公共利益造成重大影响，理由是：{reasons}",
            "根据" + REGULATION + "第三十二条的规定，本机关决定公开下列内容：",
            QuoteOf("information"),
        ),
        places=(
            REQUEST_NO, Place("consulted_on", "发出征求意见书的日期", Kind.DAY),
            Place("opinion", "第三方的意见", Kind.PROSE), REASONS, _INFORMATION, REMEDY,
        ),
        citations=(REG.article(32),),
    ),
    document(
        "consultation_letter.co_maker", "政府信息公开征求意见书", Addressee.AGENCY,
        body=(
            "本机关收到一件政府信息公开申请（编号：{request_no}），申请公开的下列信息由本机关牵头、与你单位共同制作：",
            QuoteOf("information"),
            "根据" + REGULATION + "第三十四条的规定，现征求你单位的意见。请自收到本意见书之日起15个工作日内"
            "书面提出是否同意公开的意见；不同意公开或者只同意公开一部分的，请说明依据和理由。",
            "逾期未提出意见的，视为同意公开。",
        ),
        places=(REQUEST_NO, _INFORMATION),
        citations=(REG.article(34),),
    ),
    document(
        "consultation_letter.agency", "政府信息公开征求意见书", Addressee.AGENCY,
        body=(
            "本机关收到一件政府信息公开申请（编号：{request_no}），申请公开的下列信息涉及你单位：",
            QuoteOf("information"),
            "根据" + REGULATION + "第十一条的规定，为保证公开的政府信息准确一致，现与你单位协商、确认。"
            "请于{reply_by}前书面反馈意见；不同意公开或者只同意公开一部分的，请说明依据和理由。",
        ),
        places=(REQUEST_NO, _INFORMATION, _REPLY_BY),
        citations=(REG.article(11),),
    ),
    document(
        "assistance_letter", "政府信息公开申请协办函", Addressee.UNIT,
        body=(
            "本机关正在办理一件政府信息公开申请（编号：{request_no}），申请公开“{description}”。",
            "请你单位协助办理下列事项：",
            QuoteOf("questions"),
            "该申请的答复期限为{due_date}。根据" + REGULATION + "第四十五条关于建立健全申请的审核、办理、答复等制度的规定，"
            "请于{reply_by}前书面反馈，并附上查到的材料；没有查到的，请写明检索的范围和方法。",
        ),
        places=(
            REQUEST_NO, REQUEST[2], Place("questions", "协办的事项", Kind.PROSE),
            Place("due_date", "答复期限", Kind.DAY), _REPLY_BY,
        ),
        citations=(REG.article(45),),
    ),
    document(
        "rectification_notice", "政府信息更正告知书", Addressee.APPLICANT,
        body=(
            "{receipt_date}，本机关收到{you}提出的政府信息更正申请（编号：{request_no}），要求更正“{description}”。",
            "经审核，{reasons}",
            "根据" + REGULATION + "第四十一条的规定，处理结果是：{result}。",
            "更正后的记录：{rectified}",
            "有权更正的行政机关：{competent_agency}",
        ),
        places=(
            *REQUEST, REASONS,
            Place(
                "result", "处理结果",
                one_of=("予以更正", "不予更正", "转送有权更正的行政机关处理", "请向有权更正的行政机关提出"),
            ),
            optional("rectified", "更正后的记录", Kind.PROSE),
            optional("competent_agency", "有权更正的行政机关及其联系方式"),
            REMEDY,
        ),
        citations=(REG.article(41),),
    ),
)  # fmt: skip
