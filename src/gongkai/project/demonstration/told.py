"""The items of the demonstration county as they are told: every text is invented, and each page says so."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Told:
    """One item. ago: how many working days ago it was sent in; the acts follow on the days after. end: how far it came.

    formed: how many working days before it was formed; by: who publishes. files: names in papers.PAPERS. channels: where
    else it went out. {year} and {last} stand for the year of the item and the one before.
    """

    ago: int
    column: str
    title: str
    body: str
    end: str = "published"
    document_no: str = ""
    subject: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    reason: str = ""
    by: str = "government"
    formed: int = 0
    files: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    summary: str = ""
    plan: tuple[str, ...] = ()


DUTIES = "统筹协调县政府日常工作；管理县政府公文、会议；主管全县政府信息公开工作。"
TOLD = (
    Told(
        122, "organization", "云岭县人民政府办公室机构职能",
        "<p>县政府办公室是协助县政府领导处理日常工作的机构，内设五个股室。</p>",
        fields=(
            ("duties", DUTIES), ("units", "综合股、秘书股、督查股、政务公开股、行政股"), ("address", "云岭县青云路1号"),
            ("office_hours", "工作日8:30—12:00，14:30—17:30"), ("phone", "办公电话0000-5550100"), ("head", "演示主任"),
        ),
    ),
    Told(
        120, "organization", "云岭县财政局机构职能", "<p>县财政局是主管全县财政收支、财税政策和国有资产的县政府工作部门。</p>",
        fields=(
            ("duties", "编制预算、决算草案；管理财政专项资金；监督政府采购。"), ("units", "办公室、预算股、国库股、采购监管股"),
            ("address", "云岭县滨河路16号"), ("office_hours", "工作日8:30—12:00，14:30—17:30"), ("phone", "办公电话0000-5550200"),
            ("head", "演示局长"),
        ), by="bureau",
    ),
    Told(
        118, "reading-points", "云岭县档案馆政府信息查阅点", "<p>持有效证件登记后即可查阅，复制材料不收费。</p>",
        fields=(
            ("address", "云岭县学府路8号一楼"), ("opening_hours", "周二至周六9:00—17:00"), ("phone", "办公电话0000-5550300"),
            ("facilities", "查阅席6个、电脑2台、打印机1台"),
        ), channels=("reading_point",),
    ),
    Told(
        116, "reading-points", "云岭县政务服务中心政府信息查阅点", "<p>设在一楼大厅西侧，有工作人员协助检索和申请。</p>",
        fields=(
            ("address", "云岭县滨河路66号一楼"), ("opening_hours", "工作日8:30—17:30"), ("phone", "办公电话0000-5550301"),
            ("facilities", "自助查询机2台、资料架"),
        ), channels=("service_hall",),
    ),
    Told(
        104, "budget", "云岭县{last}年度本级财政决算",
        "<p>收支情况如下表，明细见附件。</p><table><thead><tr><th>项目</th><th>金额（万元）</th></tr></thead>"
        "<tbody><tr><td>一般公共预算收入</td><td>48210</td></tr><tr><td>一般公共预算支出</td><td>51935</td></tr>"
        "<tr><td>“三公”经费</td><td>386</td></tr></tbody></table>",
        fields=(("year", "{last}"), ("report", "决算"), ("total", "51935"), ("three_public", "386")), by="bureau",
        files=("accounts",), channels=("gazette",),
    ),
    Told(
        96, "procurement", "云岭县{year}年度政府集中采购目录和标准",
        "<p>列入目录的项目，由采购单位委托集中采购机构办理；目录和限额标准见附件。</p>",
        fields=(("project", "集中采购目录"), ("stage", "目录和标准")), by="bureau", files=("purchases",),
    ),
    Told(
        88, "projects", "白石河防洪提升工程批准和实施情况",
        "<h2>一、批准情况</h2><p>项目可行性研究报告已经批复，总投资8600万元。</p>"
        "<h2>二、实施情况</h2><p>左岸3.2公里堤防完成主体施工，右岸正在清基。</p>",
        fields=(
            ("project", "白石河防洪提升工程"), ("stage", "实施情况"), ("approval_no", "云发改审〔{year}〕12号"),
            ("owner", "云岭县水利局（演示）"), ("progress", "完成总工程量的46%"),
        ),
    ),
    Told(
        76, "statistics", "云岭县{last}年国民经济和社会发展统计公报",
        "<p>全年地区生产总值平稳增长，粮食播种面积稳定，居民人均可支配收入继续提高。主要指标见附表。</p>",
        fields=(("period", "{last}年"),), files=("indicators",), channels=("gazette", "paper"),
    ),
    Told(
        60, "policy", "云岭县人民政府办公室关于做好农村供水设施冬季管护工作的通知",
        "<h2>一、管护范围</h2><p>全县集中供水工程的水源、净水间、管网和入户水表井。</p><h2>二、主要任务</h2>"
        "<ul><li>十二月上旬前完成管道保温；</li><li>每周巡查一次，记录在册；</li><li>爆管当天抢修，次日恢复供水。</li></ul>",
        document_no="云政办发〔{year}〕31号", subject="农业、林业、水利\\水利", channels=("wechat",),
    ),
    Told(
        54, "emergency", "云岭县{last}年度安全生产监督检查情况",
        "<p>检查企业312家次，发现隐患587处，已整改571处；其余16处明确了责任单位和期限。</p>",
        fields=(("stage", "应对情况"),), formed=34,
    ),
    Told(
        46, "policy", "云岭县人民政府关于修改《云岭县城区停车管理办法》的决定",
        "<p>将第三条中的“每年评估一次”改为“每半年评估一次，评估结果向社会公布”；将第四条的免费时段改为一小时；"
        "增加一条，规定无障碍泊位和充电设施。</p>",
        document_no="云政发〔{year}〕18号", subject="城乡建设、环境保护\\城乡建设(含住房)", channels=("gazette",),
    ),
    Told(
        33, "livelihood", "云岭县义务教育学校校车线路调整情况",
        "<p>新增两条线路，覆盖青溪镇三个行政村；发车时间由学校在开学前告知家长。</p>", channels=("wechat", "board"),
    ),
    Told(
        30, "meetings", "云岭县人民政府第18次常务会议议题和决定",
        "<ul><li>审议通过《白石河防洪提升工程{year}年度投资计划》；</li><li>听取冬季农村供水准备情况汇报。</li></ul>",
        fields=(("held_on", "{formed}"),), formed=3,
    ),
    Told(
        26, "notices", "青云路改造期间交通组织公告",
        "<p>施工期间青云路中段单向通行，公交车绕行滨河路，绕行方案张贴在各站点。</p>", channels=("wechat", "board"),
    ),
    Told(
        20, "notices", "云岭县城区停车泊位招标结果公示", "<p>公示期间有异议的，可以书面向县政府办公室提出。</p>",
        end="withdrawn", reason="公示附表的分数有误，更正后重新公示",
    ),
    Told(
        12, "livelihood", "城乡居民医疗保险集中缴费时间安排",
        "<p>集中缴费期两个月，村（社区）便民服务站可以代办。</p>", channels=("wechat",),
    ),
    Told(
        9, "procurement", "云岭县财政局信息系统运行维护项目成交结果", "<p>采用竞争性磋商方式，成交金额68万元，服务期一年。</p>",
        fields=(("project", "信息系统运行维护"), ("stage", "实施情况"), ("amount", "68"), ("supplier", "演示信息技术有限公司")),
        by="bureau",
    ),
    Told(
        8, "policy", "云岭县森林草原防灭火工作方案",
        "<h2>一、责任区域</h2><p>全县划分为十八个网格，每个网格有一名责任人。</p>"
        "<h2>二、防火期措施</h2><p>防火期内进入林区登记火源；发现火情立即报告，不组织未经训练的人员扑救。</p>",
        document_no="云政办发〔{year}〕42号", subject="农业、林业、水利\\林业", plan=("text",),
    ),
    Told(6, "notices", "云岭县第二批历史建筑名单公示", "<p>名单共七处，公示三十日。</p>", end="in_review"),
    Told(5, "budget", "云岭县{year}年度预算调整方案", "<p>调整后支出增加1200万元，用于防汛和供水。</p>", end="in_review",
         fields=(("year", "{year}"), ("report", "预算调整")), by="bureau"),
    Told(5, "livelihood", "云岭县冬季取暖困难家庭帮扶办法说明", "<p>符合条件的家庭由乡镇核定后发放取暖补助。</p>", end="approved"),
    Told(4, "notices", "滨河路夜间施工公告", "<p>滨河路管网改造需要夜间施工，请沿线居民谅解。</p>", end="returned",
         reason="请补充施工的起止时间和投诉电话。"),
    Told(3, "policy", "云岭县露天焚烧秸秆管理通告", "<p>全县范围内禁止露天焚烧秸秆。</p>", end="draft",
         document_no="云政通〔{year}〕2号", subject="城乡建设、环境保护\\环境监测、保护与治理"),
    Told(
        1, "emergency", "关于白石河水位上涨的预警信息",
        "<p>受降雨影响，白石河水位上涨，沿河漫水桥暂停通行，请绕行白石大桥。</p>",
        end="released", reason="水位短时间内上涨，来不及逐级审核",
    ),
)  # fmt: skip
