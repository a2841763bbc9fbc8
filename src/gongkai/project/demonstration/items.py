"""Published information of the demonstration county: each item is brought to its stage by the services."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from gongkai.apps.interpretations import services as interpretations
from gongkai.apps.proactive import services
from gongkai.apps.proactive.records import Words
from gongkai.lib import clock
from gongkai.project.demonstration.papers import PAPERS
from gongkai.project.demonstration.people import Cast
from gongkai.project.demonstration.playing import Act, day_before
from gongkai.project.demonstration.settled import Site, clear_files
from gongkai.project.demonstration.told import TOLD, Told

DEMO = "<p>（演示数据，内容为虚构。）</p>"


@dataclass
class Played:
    """One item on its way."""

    site: Site
    told: Told
    pk: int = 0

    @property
    def cast(self) -> Cast:
        return self.site.cast(self.told.by)

    def draft(self) -> None:
        clerk = self.cast.clerk
        words = _words(self.cast, self.site.columns[self.told.column].pk, self.told)
        self.pk = services.create(clerk, clerk.agency, words).pk
        for name in self.told.files:
            paper = PAPERS[name]
            services.attach(clerk, self.pk, name=paper.name, data=paper.make(), title=paper.title)

    def submit(self) -> None:
        if self.told.column == "policy":  # a policy document is interpreted, or it says why not
            self._settle_interpretation()
        services.submit(self.cast.clerk, self.pk)

    def _settle_interpretation(self) -> None:
        cast = self.cast
        if not self.told.plan:
            reason = "条文已经写明怎样办理，不需要另行解读。"
            interpretations.exempt(cast.clerk, self.pk, reason=reason)
            return
        interpretations.plan(
            cast.clerk, self.pk, interpreter=cast.agency, responsible="演示主任", forms=self.told.plan
        )

    def release(self) -> None:
        services.release(self.cast.leader, self.pk, reason=self.told.reason)

    def first_review(self) -> None:
        if self.told.files:
            clear_files(self.cast, self.pk)
        services.pass_step(self.cast.head, self.pk, opinion="内容准确，同意。")

    def send_back(self) -> None:
        services.send_back(self.cast.head, self.pk, opinion=self.told.reason)

    def other_reviews(self) -> None:
        services.pass_step(self.cast.secrecy, self.pk, opinion="不涉密。")
        services.pass_step(self.cast.leader, self.pk)
        services.pass_step(self.cast.office, self.pk)

    def publish(self) -> None:
        services.publish(self.cast.clerk, self.pk)

    def also_sent_out(self, channel: str) -> None:
        services.add_channel(self.cast.clerk, self.pk, channel=channel, released_on=clock.today())

    def withdraw(self) -> None:
        services.withdraw(self.cast.office, self.pk, reason=self.told.reason)

    def acts(self) -> Iterator[Act]:
        """Written and sent in on one day, reviewed on the next, published on the day after."""
        day, end = self.told.ago, self.told.end
        yield day, self.draft
        if end == "released":
            yield day, self.release
        if end in {"draft", "released"}:
            return
        yield day, self.submit
        yield day - 1, self.send_back if end == "returned" else self.first_review
        if end in {"approved", "published", "withdrawn"}:
            yield day - 2, self.other_reviews
        if end in {"published", "withdrawn"}:
            yield day - 2, self.publish
            yield from ((day - 3, partial(self.also_sent_out, channel)) for channel in self.told.channels)
        if end == "withdrawn":
            yield day - 4, self.withdraw


def acts(site: Site) -> list[Act]:
    """Every act of every item, each to be played on its day."""
    return [act for told in TOLD for act in Played(site, told).acts()]


def _words(cast: Cast, column: int, told: Told) -> Words:
    formed = day_before(told.formed)
    fill = partial(_filled, formed=formed)
    words = Words(
        fill(told.title), column, attribute="proactive", formed_on=formed, issuing_agency=cast.agency.name,
        document_no=fill(told.document_no), subject_category=told.subject, body=fill(told.body) + DEMO,
    )  # fmt: skip
    return replace(words, fields={code: fill(text) for code, text in told.fields})


def _filled(text: str, *, formed: date) -> str:
    return text.format(year=formed.year, last=formed.year - 1, formed=formed.isoformat())
