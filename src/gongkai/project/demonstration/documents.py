"""Normative documents of the demonstration through their whole life, with the interpretations that follow them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial

from gongkai.apps.interpretations import services as interpretations
from gongkai.apps.interpretations.kinds import Point
from gongkai.apps.normative_documents import services
from gongkai.apps.normative_documents.services.beginning import Asked
from gongkai.apps.normative_documents.services.reviewing import Answer
from gongkai.apps.proactive import queries
from gongkai.apps.proactive import services as items
from gongkai.apps.proactive.records import Words, words_of
from gongkai.lib import clock
from gongkai.project.demonstration.documents_told import (
    MAKINGS,
    PARKING_NOW,
    SHORT_TERMS,
    Explained,
    Making,
)
from gongkai.project.demonstration.items import DEMO
from gongkai.project.demonstration.papers import PAPERS
from gongkai.project.demonstration.people import Cast
from gongkai.project.demonstration.playing import Act, day_before
from gongkai.project.demonstration.settled import Site, clear_files, pass_all
from gongkai.statute.legality_review import ReviewPoint

MATERIALS = {
    "draft": "送审稿和起草说明",
    "bases": "有关法律、法规和上级文件的目录与原文",
    "comments": "有关部门意见和采纳情况表",
    "drafter_opinion": "起草单位的合法性审核意见",
}
COVERED = [one.value for one in Point if one is not Point.TERMS]
REVISED_BY = "云政发〔{year}〕18号"  # an item of told.TOLD
DECIDED, REVISED, REPEALED = 46, 40, 55  # working days ago; the first is that of the item


@dataclass
class Made:
    """One document on its way. formed: when it is printed, known from the start. expires_on: its last day, if it says one."""

    site: Site
    told: Making
    formed: date | None
    expires_on: date | None
    pk: int = 0
    item: int = 0

    @property
    def cast(self) -> Cast:
        return self.site.cast(self.told.by)

    def begin(self) -> None:
        clerk = self.cast.clerk
        self.item = items.create(clerk, clerk.agency, self._words()).pk
        for name in self.told.files:
            paper = PAPERS[name]
            items.attach(clerk, self.item, name=paper.name, data=paper.make(), title=paper.title)
        self.pk = services.begin(clerk, self.item).pk
        services.assess(clerk, self.pk, day=clock.today(), conclusion=self.told.need)
        asked = Asked(
            "department", "县司法局等6个部门（演示）", clock.today(), "partly", clock.today(),
            "建议明确办理时限", "时限采纳，经费条款由预算安排",
        )  # fmt: skip
        services.add_opinion(clerk, self.pk, asked)

    def _words(self) -> Words:
        told, formed = self.told, self.formed
        words = Words(
            told.title, self.site.columns["documents"].pk, attribute="proactive", issuing_agency=self.cast.agency.name,
            subject_category=told.subject, body=articles(told.articles),
        )  # fmt: skip
        if formed is None:
            return words
        return replace(
            words, formed_on=formed, effective_on=formed + timedelta(days=told.later_by), expires_on=self.expires_on,
            document_no=told.document_no.format(year=formed.year),
        )  # fmt: skip

    def send(self) -> None:
        services.send_to_review(self.cast.clerk, self.pk, materials=MATERIALS)

    def opine(self) -> None:
        points = {point.value: Answer(is_met=True) for point in ReviewPoint}
        services.opine(self.cast.head, self.pk, points=points, opinion="lawful")

    def decide(self) -> None:
        meeting = "县政府常务会议" if self.told.by == "government" else "局长办公会议"
        services.decide(self.cast.clerk, self.pk, day=clock.today(), meeting=meeting, decision_no="会议纪要")
        services.number(self.cast.head, self.pk, printed_on=clock.today())

    def submit(self) -> None:
        cast, forms = self.cast, [one.form for one in self.told.explained]
        interpretations.plan(
            cast.clerk, self.item, interpreter=cast.agency, responsible="演示主任", forms=forms
        )
        items.submit(cast.clerk, self.item)

    def publish(self) -> None:
        if self.told.files:
            clear_files(self.cast, self.item)
        pass_all(self.cast, self.item)
        items.publish(self.cast.clerk, self.item)

    def explain(self, told: Explained) -> None:
        """Written, paired, reviewed and published on the day after the document."""
        cast = self.cast
        column = self.site.columns["interpretations"]
        pk = interpretations.begin(
            cast.clerk, self.item, agency=cast.agency, column=column, form=told.form, title=told.title
        ).item_id
        body = told.body
        if told.paper:
            paper = PAPERS[told.paper]
            file = items.attach(
                cast.clerk, pk, name=paper.name, data=paper.make(), title=paper.title, alternative=told.alternative
            )  # fmt: skip
            body += f'<p><img src="attachment:{file.pk}" alt="{told.alternative}"></p>'
        newest = queries.get(cast.clerk, pk).newest
        assert newest is not None  # an item is made together with its first version
        items.save(cast.clerk, pk, replace(words_of(newest), body=body + DEMO))
        interpretations.pair(
            cast.clerk, pk, document=self.item, form=told.form, points=COVERED, left_out=SHORT_TERMS
        )
        items.submit(cast.clerk, pk)
        if told.paper:
            clear_files(cast, pk)
        pass_all(cast, pk)
        items.publish(cast.clerk, pk)

    def file(self) -> None:
        for to in ("演示市人民政府", "云岭县人民代表大会常务委员会"):
            services.file(self.cast.clerk, self.pk, to=to, filed_on=clock.today(), number="备〔演示〕")

    def acts(self) -> Iterator[Act]:
        """Not hastily: six working days lie between the complete material and the opinion on it."""
        day, stage = self.told.ago, self.told.stage
        yield day, self.begin
        if stage == "drafting":
            return
        yield day - 2, self.send
        if stage == "in_review":
            return
        yield day - 8, self.opine
        yield day - 9, self.decide
        yield day - 9, self.submit
        yield day - 10, self.publish
        yield from ((day - 11, partial(self.explain, told)) for told in self.told.explained)
        if self.told.is_filed:
            yield day - 14, self.file

    def revise(self) -> None:
        """By a decision of the government; the text as it now is goes through the review like any other."""
        cast = self.cast
        basis = REVISED_BY.format(year=day_before(DECIDED - REVISED).year)
        services.begin_revision(cast.head, self.pk, kind="amended", day=clock.today(), basis=basis)
        items.update(cast.clerk, self.item)
        newest = queries.get(cast.clerk, self.item).newest
        assert newest is not None  # as above
        words = replace(words_of(newest), body=articles(PARKING_NOW))
        items.save(cast.clerk, self.item, words, change="按照修改决定合并文本")
        items.submit(cast.clerk, self.item)
        self.publish()

    def repeal(self) -> None:
        services.repeal(
            self.cast.head, self.pk, day=clock.today(), basis="云岭县人民政府第17次常务会议决定",
            reason="旱情已经解除，补助停止发放。",
        )  # fmt: skip


def articles(texts: tuple[str, ...]) -> str:
    numbers = "一二三四五六七八九十"
    lines = (f"<p>第{number}条　{text}</p>" for number, text in zip(numbers, texts, strict=False))
    return "".join(lines) + DEMO


def made(site: Site) -> dict[str, Made]:
    """Days are counted from the day of the loading."""
    return {told.key: Made(site, told, _formed(told), _last_day(told)) for told in MAKINGS}


def _formed(told: Making) -> date | None:
    return day_before(told.ago - 9) if told.stage == "published" else None


def _last_day(told: Making) -> date | None:
    return None if told.valid_for is None else clock.today() + timedelta(days=told.valid_for)


def acts(documents: dict[str, Made], site: Site) -> list[Act]:
    """Every act on every document, each to be played on its day; last of all a clean-up is begun."""
    found = [act for one in documents.values() for act in one.acts()]
    found += [(REVISED, documents["parking"].revise), (REPEALED, documents["drought"].repeal)]
    return [*found, (4, partial(_clean_up, documents, site.cast("government")))]


def _clean_up(documents: dict[str, Made], cast: Cast) -> None:
    """Open, with a first verdict that was given and confirmed."""
    until = clock.today() + timedelta(days=30)
    title = f"{clock.today().year}年行政规范性文件清理"
    campaign = services.open_cleanup(cast.head, cast.agency, title=title, answers_until=until)
    verdict = campaign.verdicts.get(document=documents["water"].pk)
    services.give_verdict(cast.clerk, verdict.pk, verdict="keep", reason="管护责任仍然需要，继续执行。")
    services.confirm_verdict(cast.head, verdict.pk)
