"""Normative documents of the demonstration county and what explains them, as they are told; every text is invented."""

from __future__ import annotations

from dataclasses import dataclass

SHORT_TERMS = "本办法没有需要另行解释的专门用语。"


@dataclass(frozen=True)
class Explained:
    """One interpretation. paper: name in papers.PAPERS of the picture it shows. left_out: why a point is not in it."""

    form: str
    title: str
    body: str
    paper: str = ""
    alternative: str = ""


@dataclass(frozen=True)
class Making:
    """One document. ago: how many working days ago its making began; the steps follow (see documents).

    stage: how far it came. valid_for: calendar days from today to its last day, where it says one. later_by: calendar
    days between its printing and its effect. {year}: of the printing.
    """

    key: str
    ago: int
    title: str
    document_no: str
    subject: str
    articles: tuple[str, ...]
    need: str
    by: str = "government"
    stage: str = "published"
    later_by: int = 10
    valid_for: int | None = None
    files: tuple[str, ...] = ()
    is_filed: bool = True
    explained: tuple[Explained, ...] = ()


PARKING = (
    "为规范城区停车秩序，方便群众出行，根据有关法律法规，结合本县实际，制定本办法。",
    "本办法适用于云岭县城区公共停车泊位的规划、使用和管理。",
    "路内停车泊位由县公安局会同县住房和城乡建设局施划，每年评估一次。",
    "路内停车泊位三十分钟以内不收费。",
    "本办法自公布之日起十日后施行。",
)
PARKING_NOW = (
    *PARKING[:2],
    "路内停车泊位由县公安局会同县住房和城乡建设局施划，每半年评估一次，评估结果向社会公布。",
    "路内停车泊位一小时以内不收费；学校、医院周边上下学、就诊时段另行设置免费即停即走泊位。",
    "公共停车泊位应当设置无障碍泊位和充电设施。",
    PARKING[-1],
)
MAKINGS = (
    Making(
        "parking", 150, "云岭县城区停车管理办法", "云政规〔{year}〕1号", "城乡建设、环境保护\\城乡建设(含住房)", PARKING,
        "城区停车矛盾突出，现有文件没有规定路内泊位的评估和免费时段。",
        explained=(
            Explained(
                "questions", "城区停车管理办法八问",
                "<h2>问：办法管哪些地方？</h2><p>答：管城区的公共泊位，小区内部的车位由业主自己商量。</p>"
                "<h2>问：临时停一会儿要交钱吗？</h2><p>答：短时间停放免费，超过以后按公示的标准收取。</p>"
                "<h2>问：对泊位设置有意见找谁？</h2><p>答：可以打咨询电话0000-5550110，交警大队五个工作日内答复。</p>",
            ),
        ),
    ),
    Making(
        "bikes", 140, "云岭县共享电单车停放管理规定（试行）", "云政规〔{year}〕2号", "城乡建设、环境保护\\城乡建设(含住房)",
        (
            "为规范共享电单车投放和停放，制定本规定。",
            "企业投放车辆应当与承载能力相适应，车辆总数由县城市管理部门按季度公布。",
            "用户应当在划定区域停放；企业对超出区域的车辆在一小时内清理。",
            "本规定为试行，试行期满前由县城市管理部门组织评估。",
        ),
        "共享电单车投放较快，停放缺少依据，先行试行半年左右再评估。", valid_for=38,
        explained=(
            Explained(
                "text", "共享电单车停放规定解读",
                "<p>这份规定先试半年，看效果再决定是否长期实行。骑车的人只要记住一条：停在白线框里。</p>"
                "<p>企业没有及时挪车的，可以向12345反映。</p>",
            ),
        ),
    ),
    Making(
        "drought", 132, "云岭县抗旱应急供水临时补助办法", "云财规〔{year}〕1号", "财政、金融、审计\\财政",
        (
            "为保障旱情期间群众饮水，规范应急供水补助，制定本办法。",
            "应急送水按实际里程补助，由乡镇汇总后报县财政局核定。",
            "旱情解除后，本办法停止执行。",
        ),
        "旱情发展较快，应急送水费用需要统一标准。", by="bureau",
        explained=(
            Explained(
                "text", "抗旱应急供水补助怎么发",
                "<p>村里请车送水的钱，先由乡镇垫付，再到县财政局报销，群众不用自己出钱。</p><p>咨询电话：0000-5550210。</p>",
            ),
        ),
    ),
    Making(
        "water", 115, "云岭县农村供水管理办法", "云政规〔{year}〕3号", "农业、林业、水利\\水利",
        (
            "为加强农村供水管理，保障农村居民饮水安全，根据有关法律法规，结合本县实际，制定本办法。",
            "本办法适用于本县行政区域内农村集中供水工程的建设、运行和管理。",
            "县水行政主管部门负责全县农村供水的监督管理，乡镇人民政府负责本行政区域供水工程的日常管护。",
            "供水单位应当公布报修电话，接到报修后两小时内到场；管道爆裂的，当天抢修。",
            "水价按照补偿成本、合理收益、公平负担的原则核定，调整水价应当听证。",
            "本办法自公布之日起十日后施行，有效期五年。",
        ),
        "农村集中供水覆盖面扩大，管护责任和报修时限没有统一规定。", files=("form",),
        explained=(
            Explained(
                "text", "农村供水管理办法解读",
                "<h2>为什么出台</h2><p>集中供水通到了更多村子，水管由谁修、多久修好，过去各村说法不一。</p>"
                "<h2>怎样办理</h2><p>报修不用写材料，打村里公布的电话就行；报装填一张表，交给村供水管理员。</p>",
            ),
            Explained(
                "diagram", "一图看懂：水管坏了怎么办", "<p>从报修到恢复供水分四步，每一步都有时限。</p>", "steps",
                "流程图，从左到右四步：报修，随时打电话；上门，两小时以内；抢修，爆管当天完成；恢复供水，最迟次日。",
            ),
        ),
    ),
    Making(
        "acceptance", 98, "云岭县政府采购履约验收管理办法", "云财规〔{year}〕2号", "财政、金融、审计\\财政",
        (
            "为规范政府采购履约验收，提高财政资金使用效益，制定本办法。",
            "采购人应当在收到验收申请之日起七个工作日内组织验收，并出具验收书。",
            "验收结果在政府采购网公告，接受社会监督。",
            "本办法自公布之日起十日后施行，有效期五年。",
        ),
        "上级要求建立验收制度，本县没有对应规定。", by="bureau",
        explained=(
            Explained(
                "text", "政府采购履约验收办法解读",
                "<p>买来的东西合不合格，今后要有书面结论，并且让大家看得到。</p><p>供应商申请验收后，单位不能再拖着不办。</p>",
            ),
        ),
    ),
    Making(
        "funds", 17, "云岭县财政衔接资金项目管理办法", "云财规〔{year}〕3号", "财政、金融、审计\\财政",
        (
            "为规范财政衔接资金项目管理，制定本办法。",
            "项目从储备库中选择，入库项目应当有绩效目标。",
            "项目名称、资金数额和实施单位在村务公开栏公示不少于十日。",
            "本办法自公布之日起三十日后施行，有效期五年。",
        ),
        "衔接资金项目分散，入库和公示缺少统一规定。", by="bureau", later_by=30, is_filed=False,
        explained=(
            Explained(
                "text", "财政衔接资金项目管理办法解读",
                "<p>以后村里的项目先进库、后安排，钱花在哪里会贴在公开栏里，时间不少于十天。</p><p>咨询电话：0000-5550215。</p>",
            ),
        ),
    ),
    Making(
        "relief", 10, "云岭县临时救助实施办法", "", "民政、扶贫、救灾\\社会福利",
        (
            "为规范临时救助工作，解决城乡居民突发性、紧迫性困难，制定本办法。",
            "乡镇人民政府自受理之日起五个工作日内完成核实，情况紧急的先行救助。",
        ),
        "原办法有效期将满，需要按新的标准修订。", stage="in_review",
    ),
    Making(
        "waste", 14, "云岭县城镇生活垃圾分类管理办法", "", "城乡建设、环境保护\\环境监测、保护与治理",
        (
            "为加强生活垃圾分类管理，改善人居环境，制定本办法。",
            "生活垃圾分为可回收物、厨余垃圾、有害垃圾和其他垃圾。",
            "住宅小区由物业服务企业担任分类管理责任人；没有物业的，由居民委员会担任。",
        ),
        "城区已有分类设施，投放要求和管理责任没有规定。", stage="drafting",
    ),
)  # fmt: skip
