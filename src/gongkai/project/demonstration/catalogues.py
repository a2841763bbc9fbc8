"""The catalogue of the county government and of its bureau of finance: drawn up from the law, and kept with gaps to be seen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from gongkai.apps.agencies.models import Agency
from gongkai.apps.catalogue import queries, services
from gongkai.apps.catalogue.exchange.planning import given_of
from gongkai.project.demonstration.playing import Act
from gongkai.project.demonstration.settled import Site


@dataclass(frozen=True)
class Kept:
    """What an entry says more than the law. column: code; every: days without an update after which it is late."""

    column: str = ""
    every: int | None = None
    not_held: str = ""


ELSEWHERE = "由{}负责公开，本机关不制作、不保存此类信息"
# By the codes of the law; what is not named stays as it was drawn up, and its gap is shown.
GOVERNMENT: Mapping[str, Kept] = {
    "art20.01": Kept("documents"),
    "art20.02": Kept("organization", 365),
    "art20.03": Kept("policy", 180),
    "art20.04": Kept("statistics", 30),
    "art20.05": Kept(not_held=ELSEWHERE.format("县行政审批服务局")),
    "art20.06": Kept(not_held=ELSEWHERE.format("各行政执法机关")),
    "art20.07": Kept(not_held=ELSEWHERE.format("县财政局")),
    "art20.08": Kept(not_held=ELSEWHERE.format("县财政局、县发展和改革局")),
    "art20.09": Kept(not_held=ELSEWHERE.format("县财政局")),
    "art20.10": Kept("projects", 60),
    "art20.11": Kept("livelihood", 90),
    "art20.12": Kept("emergency", 90),
    "art20.13": Kept(),
    "art20.14": Kept(not_held=ELSEWHERE.format("县公务员主管部门")),
    "art20.15": Kept("notices", 30),
    "art21.county.02": Kept("reading-points"),
    "art21.county.04": Kept(not_held=ELSEWHERE.format("县自然资源局")),
    "art21.county.05": Kept(not_held=ELSEWHERE.format("县住房和城乡建设局")),
    "art21.county.06": Kept(not_held=ELSEWHERE.format("县公安局")),
}
ONLY_FINANCE = Kept(not_held="不属于财政部门的职责范围")
BUREAU: Mapping[str, Kept] = {
    "art20.01": Kept("documents"),
    "art20.02": Kept("organization", 365),
    "art20.07": Kept("budget", 365),
    "art20.08": Kept(),
    "art20.09": Kept("procurement", 60),
    "art20.06": Kept(),
    **{f"art20.{number:02}": ONLY_FINANCE for number in (3, 4, 5, 10, 11, 12, 13, 14)},
    **{f"art21.county.{number:02}": ONLY_FINANCE for number in range(1, 8)},
}
OFFICE = {
    "name": "云岭县人民政府办公室政务公开股（演示）", "address": "云岭县青云路1号", "hours": "工作日8:30—12:00，14:30—17:30",
    "phone": "0000-5550101", "fax": "0000-5550102", "online": "gongkai@example.com", "complaints": "0000-5550109",
}  # fmt: skip
OF_BUREAU = OFFICE | {
    "name": "云岭县财政局办公室（演示）",
    "address": "云岭县滨河路16号",
    "phone": "0000-5550201",
}


def acts(site: Site, drawn_up: int) -> Iterator[Act]:
    """drawn_up: how many working days ago."""
    government, bureau = site.cast("government").agency, site.cast("bureau").agency
    for agency, kept, office in ((government, GOVERNMENT, OFFICE), (bureau, BUREAU, OF_BUREAU)):
        yield drawn_up, partial(_draw_up, site, agency, kept, office)


def _draw_up(site: Site, agency: Agency, kept: Mapping[str, Kept], office: Mapping[str, str]) -> None:
    keeper = site.cast("government").office
    services.draw_up(keeper, agency.pk)
    for entry in queries.standing_entries([agency]):
        more = kept.get(entry.source_code)
        if more is None or more == Kept():
            continue
        column = site.columns[more.column].pk if more.column else None
        given = replace(given_of(entry), column=column, interval_days=more.every, not_held=more.not_held)
        services.change_entry(keeper, entry.pk, given)
    services.set_office(keeper, agency.pk, version=None, **office)
