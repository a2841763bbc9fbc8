"""Published information of the demonstration county: columns, and items of several kinds, each brought to its stage by the services.

Every text is invented for the demonstration and says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from gongkai.apps.agencies.models import Staff
from gongkai.apps.interpretations import services as interpretations
from gongkai.apps.proactive import services
from gongkai.apps.proactive.models import Column
from gongkai.apps.proactive.records import Words
from gongkai.apps.proactive.steps import DEFAULT
from gongkai.lib import clock
from gongkai.project.demonstration.playing import Act
from gongkai.project.demonstration.requests import Cast

PATTERN = "YL-{agency}-{yyyy}-{serial:5}"
# Code, name, what it holds, kind of its items.
COLUMNS = (
    ("policy", "政策文件", "云岭县人民政府及办公室印发的文件", "official_document"),
    ("notices", "公告公示", "需要公众知晓或者监督的公告和公示", "notice"),
    ("budget", "财政预决算", "政府预算、决算和执行情况", "budget"),
    ("statistics", "统计信息", "国民经济和社会发展统计", "statistics"),
    ("emergency", "应急管理", "预警信息和突发事件应对情况", "emergency"),
    ("livelihood", "民生保障", "教育、医疗、救助等政策的落实情况", "livelihood"),
)
DEMO = "<p>（演示数据，内容为虚构。）</p>"


@dataclass(frozen=True)
class Told:
    """One item. ago: how many working days ago it was formed; the acts follow on the days after. end: how far it came."""

    ago: int
    column: str
    title: str
    body: str
    end: str = "published"
    document_no: str = ""
    subject: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    reason: str = ""


TOLD = (
    Told(
        60, "policy", "云岭县人民政府办公室关于做好农村供水设施冬季管护工作的通知",
        "<h2>一、管护范围</h2><p>全县集中供水工程的水源、净水间、管网和入户水表井。</p><h2>二、主要任务</h2>"
        "<ul><li>十二月上旬前完成管道保温；</li><li>每周巡查一次，记录在册；</li><li>爆管当天抢修，次日恢复供水。</li></ul>",
        document_no="云政办发〔{year}〕31号", subject="农业、林业、水利\\水利",
    ),
    Told(
        48, "budget", "云岭县本级一般公共预算执行情况",
        "<p>收支情况如下表。</p><table><thead><tr><th>项目</th><th>金额（万元）</th></tr></thead>"
        "<tbody><tr><td>收入</td><td>48210</td></tr><tr><td>支出</td><td>51935</td></tr></tbody></table>",
        fields=(("year", "{year}"), ("total", "51935")),
    ),
    Told(
        40, "statistics", "云岭县前三季度主要经济指标", "<p>前三季度全县地区生产总值平稳增长，粮食播种面积稳定。</p>",
        fields=(("period", "{year}年前三季度"),),
    ),
    Told(
        33, "livelihood", "云岭县义务教育学校校车线路调整情况",
        "<p>新增两条线路，覆盖青溪镇三个行政村；发车时间由学校在开学前告知家长。</p>",
    ),
    Told(
        26, "notices", "青云路改造期间交通组织公告",
        "<p>施工期间青云路中段单向通行，公交车绕行滨河路，绕行方案张贴在各站点。</p>",
    ),
    Told(
        20, "notices", "云岭县城区停车泊位招标结果公示", "<p>公示期间有异议的，可以书面向县政府办公室提出。</p>",
        end="withdrawn", reason="公示附表的分数有误，更正后重新公示",
    ),
    Told(
        12, "livelihood", "城乡居民医疗保险集中缴费时间安排",
        "<p>集中缴费期两个月，村（社区）便民服务站可以代办。</p>",
    ),
    Told(6, "notices", "云岭县第二批历史建筑名单公示", "<p>名单共七处，公示三十日。</p>", end="in_review"),
    Told(3, "policy", "云岭县露天焚烧秸秆管理通告", "<p>全县范围内禁止露天焚烧秸秆。</p>", end="draft",
         document_no="云政通〔{year}〕2号", subject="城乡建设、环境保护\\环境监测、保护与治理"),
    Told(
        1, "emergency", "关于白石河水位上涨的预警信息",
        "<p>受降雨影响，白石河水位上涨，沿河漫水桥暂停通行，请绕行白石大桥。</p>",
        end="released", reason="水位短时间内上涨，来不及逐级审核",
    ),
)  # fmt: skip


@dataclass
class Site:
    """Who acts, and the columns once they are there."""

    cast: Cast
    columns: dict[str, Column] = field(default_factory=dict)

    def settle(self) -> None:
        """The columns of the site, the steps of review and the rule of index numbers."""
        office, agency = self.cast.office, self.cast.office.agency
        services.settle_review(office, agency, DEFAULT)
        services.settle_index_rule(office, agency, pattern=PATTERN, valid_from=date(2020, 1, 1))
        for number, (code, name, description, kind) in enumerate(COLUMNS, 1):
            self.columns[code] = services.add_column(
                office, agency, code=code, name=name, description=description, kind=kind, order=number
            )


@dataclass
class Played:
    """One item on its way."""

    site: Site
    told: Told
    pk: int = 0

    def draft(self) -> None:
        clerk = self.site.cast.clerk
        words = _words(clerk, self.site.columns[self.told.column], self.told)
        self.pk = services.create(clerk, clerk.agency, words).pk

    def submit(self) -> None:
        if self.told.column == "policy":  # a policy document is interpreted, or it says why not
            interpretations.exempt(
                self.site.cast.clerk, self.pk, reason="条文已经写明怎样办理，不需要另行解读。"
            )
        services.submit(self.site.cast.clerk, self.pk)

    def release(self) -> None:
        services.release(self.site.cast.leader, self.pk, reason=self.told.reason)

    def first_review(self) -> None:
        services.pass_step(self.site.cast.head, self.pk, opinion="内容准确，同意。")

    def publish(self) -> None:
        cast = self.site.cast
        services.pass_step(cast.secrecy, self.pk, opinion="不涉密。")
        services.pass_step(cast.leader, self.pk)
        services.pass_step(cast.office, self.pk)
        services.publish(cast.clerk, self.pk)

    def withdraw(self) -> None:
        services.withdraw(self.site.cast.office, self.pk, reason=self.told.reason)

    def acts(self) -> Iterator[Act]:
        """Formed and sent in on one day, reviewed on the next, published on the day after."""
        day, end = self.told.ago, self.told.end
        yield day, self.draft
        if end == "released":
            yield day, self.release
        if end in {"draft", "released"}:
            return
        yield day, self.submit
        yield day - 1, self.first_review
        if end != "in_review":
            yield day - 2, self.publish
        if end == "withdrawn":
            yield day - 4, self.withdraw


def acts(cast: Cast) -> list[Act]:
    """Every act of every item, each to be played on its day."""
    site = Site(cast)
    first = max(one.ago for one in TOLD) + 1
    return [(first, site.settle), *(act for told in TOLD for act in Played(site, told).acts())]


def _words(clerk: Staff, column: Column, told: Told) -> Words:
    year = {"year": clock.today().year}
    words = Words(
        told.title, column.pk, attribute="proactive", formed_on=clock.today(), issuing_agency=clerk.agency.name,
        document_no=told.document_no.format(**year), subject_category=told.subject, body=told.body + DEMO,
    )  # fmt: skip
    return replace(words, fields={code: text.format(**year) for code, text in told.fields})
