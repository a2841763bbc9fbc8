"""What the disclosure office of the demonstration county has settled: columns, review, numbers, documents, words."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from gongkai.apps.interpretations import services as interpretations
from gongkai.apps.normative_documents import services as documents
from gongkai.apps.normative_documents.services.settling import Practice
from gongkai.apps.proactive import queries, services
from gongkai.apps.proactive.models import Column
from gongkai.apps.proactive.steps import DEFAULT
from gongkai.apps.proactive.words import Entry
from gongkai.apps.public_comments import services as comments
from gongkai.apps.search_index import services as search
from gongkai.project.demonstration.people import Cast, County

INDEX_PATTERN = "YL-{agency}-{yyyy}-{serial:5}"
SINCE = date(2020, 1, 1)
# Code, name, what it holds, kind of its items.
COLUMNS = (
    ("documents", "规范性文件", "云岭县人民政府和县级部门制定的行政规范性文件", "normative_document"),
    ("policy", "政策文件", "云岭县人民政府及办公室印发的其他文件", "official_document"),
    ("interpretations", "政策解读", "由起草单位说明文件的背景、措施和办理方法", "policy_interpretation"),
    ("comments", "征求意见", "正在或者已经公开征求意见的草案", "public_comment"),
    ("results", "意见采纳情况", "公众意见的采纳情况和不采纳的理由", "comment_result"),
    ("hearings", "听证", "听证公告和听证情况", "hearing"),
    ("notices", "公告公示", "需要公众知晓或者监督的公告和公示", "notice"),
    ("meetings", "会议公开", "县政府常务会议和全体会议的议题与决定", "meeting"),
    ("organization", "机构职能", "机关的职责、内设机构、地址和联系方式", "organization"),
    ("budget", "财政预决算", "政府预算、决算和执行情况", "budget"),
    ("procurement", "政府采购", "集中采购项目的目录、标准和实施情况", "procurement"),
    ("projects", "重大建设项目", "重大建设项目的批准和实施情况", "project"),
    ("statistics", "统计信息", "国民经济和社会发展统计", "statistics"),
    ("emergency", "应急管理", "预警信息和突发事件应对情况", "emergency"),
    ("livelihood", "民生保障", "教育、医疗、救助等政策的落实情况", "livelihood"),
    ("reading-points", "公共查阅点", "可以现场查阅政府信息的场所", "reading_point"),
)
PRACTICE = Practice(
    pattern="YLGF-{yyyy}-{serial:3}", filing_to="演示市人民政府\n云岭县人民代表大会常务委员会", filing_days=15,
    usual_years=5, trial_years=2, source="《演示市行政规范性文件管理办法》（虚构）",
)  # fmt: skip
LEXICON = (
    Entry("云岭县人民政府政务服务管理办公室", "云岭县行政审批服务局（演示）", note="机构改革后的名称"),
    Entry("白石河大桥", "白石大桥", note="标准地名"),
)
LOOKED_AT = "附件由本单位制作，已逐页看过；属性里的作者是机关名称，不是个人，可以公开。"
SYNONYMS = (("低保", "最低生活保障"), ("医保", "医疗保险"), ("停车场", "停车泊位"), ("补贴", "补助"))


@dataclass
class Site:
    """Who acts, and the columns once they are there."""

    county: County
    columns: dict[str, Column] = field(default_factory=dict)

    def cast(self, by: str) -> Cast:
        return self.county.bureau if by == "bureau" else self.county.government

    def settle(self) -> None:
        office = self.county.government.office
        agency = office.agency
        services.settle_review(office, agency, DEFAULT)
        services.settle_index_rule(office, agency, pattern=INDEX_PATTERN, valid_from=SINCE)
        for number, (code, name, description, kind) in enumerate(COLUMNS, 1):
            self.columns[code] = services.add_column(
                office, agency, code=code, name=name, description=description, kind=kind, order=number
            )
        documents.settle_rule(office, agency, PRACTICE, valid_from=SINCE)
        policy = ["normative_document", "official_document"]
        interpretations.settle(office, agency, kinds=policy, working_days=3, most_copied_percent=50)
        comments.settle_rule(office, agency, first_day_counts=False, result_days=30, personal_data_years=3)
        for entry in LEXICON:
            services.add_word(office, entry)
        for words in SYNONYMS:
            search.add(office, words)


def clear_files(cast: Cast, pk: int) -> None:
    """What the gate cannot know of an attachment, a second person looks at and says."""
    newest = queries.get(cast.head, pk).newest
    assert newest is not None  # an item is made together with its first version
    for finding in queries.open_findings(newest):
        services.clear(cast.head, pk, key=finding["key"], reason=LOOKED_AT)


def pass_all(cast: Cast, pk: int) -> None:
    """All steps of the review, each by another person; none of them wrote the item."""
    services.pass_step(cast.head, pk, opinion="内容准确，同意。")
    services.pass_step(cast.secrecy, pk, opinion="不涉密。")
    services.pass_step(cast.leader, pk)
    services.pass_step(cast.office, pk)
