"""Letters to the applicant while the request is handled: amendment, reasons, extension, deferral, fee."""

from gongkai.letters.places import Kind, Place
from gongkai.letters.template import Addressee, ItemsOf, RowsOf
from gongkai.letters.templates.common import REASONS, RECEIVED, REGULATION, REQUEST, document
from gongkai.statute.instruments import FEE, REG

_TO = Addressee.APPLICANT
LONGEST_EXTENSION = 20  # 条例第三十三条第二款

PROCEDURE = (
    document(
        "amendment_notice", "政府信息公开申请补正告知书", _TO,
        body=(
            RECEIVED,
            "经审查，{you}的申请内容不明确。根据" + REGULATION + "第三十条的规定，请{you}对下列事项作出补正：",
            ItemsOf("items"),
            "为便于{you}补正，现说明如下：{guidance}",
            ("请{you}自收到本告知书之日起{amendment_days}个工作日内，将补正后的申请提交本机关。"
            "答复期限自本机关收到补正后的申请之日起计算。"),
            "无正当理由逾期不补正的，视为放弃申请，本机关不再处理该申请。",
        ),
        places=(
            *REQUEST,
            Place("items", "需要补正的事项", Kind.LIST),
            Place("guidance", "指导和释明", Kind.PROSE),
            Place("amendment_days", "补正期限（工作日）", Kind.COUNT),
        ),
        citations=(REG.article(30),),
    ),
    document(
        "reason_notice", "政府信息公开申请说明理由告知书", _TO,
        body=(
            RECEIVED,
            "经核查，{frequency}",
            "{you}申请公开政府信息的数量、频次明显超过合理范围。根据" + REGULATION
            + "第三十五条的规定，请{you}说明理由，包括下列事项：",
            ItemsOf("items"),
            "请{you}自收到本告知书之日起{reason_days}个工作日内书面说明。",
            ("本机关认为理由不合理的，将告知{you}不予处理；认为理由合理，但是无法在规定的期限内答复的，"
            "将确定延迟答复的合理期限并告知{you}。"),
        ),
        places=(
            *REQUEST,
            Place("frequency", "申请的数量、频次", Kind.PROSE),
            Place("items", "需要说明的事项", Kind.LIST),
            Place("reason_days", "说明理由的期限（工作日）", Kind.COUNT),
        ),
        citations=(REG.article(35),),
    ),
    document(
        "extension_notice", "政府信息公开申请延期答复告知书", _TO,
        body=(
            RECEIVED,
            "本机关不能在规定的20个工作日内答复，原因是：{reasons}",
            "根据" + REGULATION + "第三十三条第二款的规定，经本机关政府信息公开工作机构负责人同意，"
            "答复期限延长{extension_days}个工作日。本机关将不迟于{due_date}答复{you}。",
        ),
        places=(
            *REQUEST,
            REASONS,
            Place("extension_days", "延长的工作日", Kind.COUNT, most=LONGEST_EXTENSION),
            Place("due_date", "延长后的答复期限", Kind.DAY),
        ),
        citations=(REG.article(33, 2),),
    ),
    document(
        "deferral_notice", "政府信息公开申请延迟答复告知书", _TO,
        body=(
            RECEIVED,
            "{reasons_received_on}，本机关收到{you}对申请数量、频次所作的说明。本机关认为理由合理，"
            "但是无法在" + REGULATION + "第三十三条规定的期限内答复，原因是：{reasons}",
            "根据该条例第三十五条的规定，本机关确定延迟答复，将不迟于{deferred_to}答复{you}。",
        ),
        places=(
            *REQUEST,
            REASONS,
            Place("reasons_received_on", "收到说明理由的日期", Kind.DAY),
            Place("deferred_to", "延迟答复的期限", Kind.DAY),
        ),
        citations=(REG.article(35),),
    ),
    document(
        "fee_notice", "政府信息公开信息处理费收费通知", _TO,
        body=(
            RECEIVED,
            "{frequency}",
            "根据" + REGULATION + "第四十二条和《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）的规定，"
            "本机关决定对该申请{method}信息处理费，标准和数额如下：",
            RowsOf("tiers", ("档次", "数量", "标准（元）", "金额（元）"), (3, 2, 2, 2)),
            "应缴纳的信息处理费共{amount_yuan}元。",
            "缴纳方式：{payment_way}",
            "请{you}自收到本通知的次日起20个工作日内缴纳。逾期未缴纳的，视为放弃申请，本机关不再处理该申请。",
        ),
        places=(
            *REQUEST,
            Place("frequency", "收费的事实", Kind.PROSE),
            Place("method", "收费方式", one_of=("按件计收", "按量计收")),
            Place("tiers", "标准和数额", Kind.ROWS),
            Place("amount_yuan", "总额（元）", Kind.COUNT),
            Place("payment_way", "缴纳方式", Kind.PROSE),
        ),
        citations=(REG.article(42), FEE.whole()),
        in_force=FEE.in_force,
    ),
)  # fmt: skip
