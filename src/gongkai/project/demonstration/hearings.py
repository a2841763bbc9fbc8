"""Hearings of the demonstration: one that was held, with its record, and one that is announced."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.apps.proactive import services as items
from gongkai.apps.proactive.records import Words
from gongkai.apps.public_comments import services
from gongkai.lib import clock
from gongkai.project.demonstration.items import DEMO
from gongkai.project.demonstration.people import Cast
from gongkai.project.demonstration.playing import Act, day_before
from gongkai.project.demonstration.settled import Site, pass_all

SIDES = (
    ("用水户", "演示代表甲"),
    ("供水单位", "演示代表乙"),
    ("消费者组织", "演示代表丙"),
    ("专家", "演示代表丁"),
)
RECORD = "主持人宣布听证事项和纪律。供水单位说明成本构成。用水户代表提出分步调整，消费者组织代表建议公开成本监审结论。"
RESULT = "采纳分步调整的意见，第一年不调整；成本监审结论在网站公布。"


@dataclass
class Hearing:
    """announced: how many working days ago."""

    site: Site
    title: str
    text: str
    announced: int
    held_on: date
    item: int = 0

    @property
    def cast(self) -> Cast:
        return self.site.cast("government")

    def announce(self) -> None:
        clerk = self.cast.clerk
        words = Words(
            self.title, self.site.columns["hearings"].pk, attribute="proactive", formed_on=clock.today(),
            issuing_agency=clerk.agency.name, body=self.text + DEMO,
            fields={"held_on": self.held_on.isoformat(), "place": "云岭县政务服务中心三楼听证室"},
        )  # fmt: skip
        self.item = items.create(clerk, clerk.agency, words).pk
        services.arrange(clerk, self.item, papers_on=self.held_on - timedelta(days=8))
        for side, name in SIDES:
            services.represent(clerk, self.item, side=side, name=name)
        items.submit(clerk, self.item)
        pass_all(self.cast, self.item)
        items.publish(clerk, self.item)

    def record(self) -> None:
        services.record_hearing(
            self.cast.clerk, self.item, took_place_on=self.held_on, text=RECORD, result=RESULT
        )


def acts(site: Site) -> Iterator[Act]:
    water = Hearing(
        site,
        "云岭县农村供水价格调整听证会公告",
        "<p>听证会设旁听席十个，按报名先后确定。</p>",
        74,
        day_before(56),
    )
    yield water.announced, water.announce
    yield 54, water.record
    bus = Hearing(
        site, "云岭县城区公交线路优化听证会公告", "<p>拟新增两条线路、合并一条线路，听取乘客和经营者的意见。</p>", 7,
        clock.today() + timedelta(days=18),
    )  # fmt: skip
    yield bus.announced, bus.announce
