"""Drafts before the public in the demonstration: one open now, one whose result is published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from uuid import UUID

from gongkai.apps.proactive import queries
from gongkai.apps.proactive import services as items
from gongkai.apps.proactive.records import Words, words_of
from gongkai.apps.public_comments import services
from gongkai.apps.public_comments.queries.staff import comment, opinions_of
from gongkai.apps.public_comments.services import Terms
from gongkai.lib import clock
from gongkai.project.demonstration.documents import Made
from gongkai.project.demonstration.items import DEMO
from gongkai.project.demonstration.people import Cast
from gongkai.project.demonstration.playing import Act
from gongkai.project.demonstration.settled import Site, pass_all

DAYS = 32  # of the calendar, from the day on which it opens
UNIT = "云岭县城市管理局（演示）"


@dataclass(frozen=True)
class Said:
    """An opinion, in the words of who sent it, and what became of it. way: "" from the site."""

    ago: int
    text: str
    summary: str = ""
    verdict: str = ""
    reason: str = ""
    way: str = ""


OPEN = (
    Said(7, "没有物业的老小区，建议写明由谁出钱买垃圾桶。"),
    Said(6, "厨余垃圾的投放时间能不能延长到晚上九点？"),
    Said(4, "建议增加有害垃圾的上门回收电话。", "建议公布有害垃圾上门回收电话", "adopted"),
    Said(2, "来信：希望对认真分类的家庭有奖励。", way="letter"),
)
CLOSED = (
    Said(66, "医院门口半小时不够排队，建议延长免费时间。", "建议延长医院周边的免费停放时间", "adopted"),
    Said(63, "夜里路边停车也收费不合理。", "建议夜间停放不收费", "partly", "居住区周边夜间不收费，商业区按次收取最低一档。"),
    Said(60, "建议取消全部路内收费。", "建议取消全部路内停车收费", "not_adopted", "路内泊位是公共资源，全部免费会使泊位长期被占用。"),
    Said(58, "支持按时段收费。", "支持按时段收费", "adopted", way="phone"),
)  # fmt: skip


@dataclass
class Asking:
    """One draft before the public. opened: how many working days ago."""

    site: Site
    title: str
    text: str
    opened: int
    said: tuple[Said, ...]
    about: Made | None = None
    item: int = 0

    @property
    def cast(self) -> Cast:
        return self.site.cast("government")

    def announce(self) -> None:
        clerk, today = self.cast.clerk, clock.today()
        words = Words(
            self.title, self.site.columns["comments"].pk, attribute="proactive", formed_on=today,
            issuing_agency=clerk.agency.name, body=self.text + DEMO,
        )  # fmt: skip
        self.item = items.create(clerk, clerk.agency, words).pk
        terms = Terms(
            opens_on=today, closes_on=today + timedelta(days=DAYS), basis="有关法律、法规和上级文件",
            explanation="草案已征求有关部门意见。欢迎就适用范围、责任分工和办理时限提出意见。", ways=["site", "letter", "phone"],
            contact_unit=UNIT, contact_phone="0000-5550120", contact_address="云岭县滨河路20号",
        )  # fmt: skip
        about = queries.get(clerk, self.about.item) if self.about else None
        services.settle(clerk, self.item, terms, about=about)
        items.submit(clerk, self.item)
        pass_all(self.cast, self.item)
        items.publish(clerk, self.item)

    def receive(self, number: int, said: Said) -> None:
        key = UUID(int=self.opened * 1000 + number, version=4)  # of the form that was filled in
        if not said.way:
            services.hand_in(self.item, key=key, text=said.text)
            return
        services.enter(
            self.cast.clerk, self.item, way=said.way, text=said.text, received_on=clock.today(), key=key
        )

    def sort(self) -> None:
        clerk = self.cast.clerk
        rows = opinions_of(comment(clerk, self.item)).order_by("pk")
        for row, said in zip(rows, self.said, strict=True):
            if said.verdict:
                services.sort(
                    clerk, self.item, row.pk, verdict=said.verdict, summary=said.summary, reason=said.reason
                )  # fmt: skip

    def answer(self) -> None:
        """The result is drafted out of the rows; the line about the demonstration is added to it."""
        clerk = self.cast.clerk
        pk = services.begin_result(clerk, self.item, column=self.site.columns["results"]).pk
        newest = queries.get(clerk, pk).newest
        assert newest is not None  # an item is made together with its first version
        items.save(clerk, pk, replace(words_of(newest), body=newest.body + DEMO))
        items.submit(clerk, pk)
        pass_all(self.cast, pk)
        items.publish(clerk, pk)

    def acts(self) -> Iterator[Act]:
        yield self.opened, self.announce
        for number, said in enumerate(self.said):
            yield said.ago, partial(self.receive, number, said)


def acts(site: Site, documents: dict[str, Made]) -> list[Act]:
    draft = (
        "<p>为加强生活垃圾分类管理，起草了本办法，现向社会公开征求意见。</p><h2>主要内容</h2>"
        "<ul><li>生活垃圾分为四类；</li><li>物业服务企业担任责任人，没有物业的由居民委员会担任；</li>"
        "<li>厨余垃圾定时投放。</li></ul>"
    )
    open_ = Asking(site, "云岭县城镇生活垃圾分类管理办法（征求意见稿）", draft, 9, OPEN, documents["waste"])
    tariff = (
        "<p>拟对城区路内停车泊位按区域和时段收费，收费收入缴入县级国库。</p>"
        "<p>学校、医院周边和夜间居住区从低确定。</p>"
    )
    closed = Asking(site, "云岭县城区路内停车收费方案（征求意见稿）", tariff, 70, CLOSED)
    found = [*open_.acts(), *closed.acts(), (1, open_.sort)]
    # Twenty-five working days are longer than the period, whatever holidays lie between.
    return [*found, (45, services.advance), (44, closed.sort), (43, closed.answer)]
