"""Labelled reports with their prose: each stated figure in its sentence, with its parts and scope, as a reader gives them."""

from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

from gongkai.annual_report.blocks import Place
from gongkai.annual_report.report import Cell, Content, NarrativeFigure, ReadTable, Report, Scope, Verb
from tests.gold import labels, report_of_gold, reports_folder

RESULTS = ("upheld", "corrected", "other_result", "pending")

# Which stated figures list the parts of which whole: read by eye in each report, as metric → beginnings of metrics.
PARTS = {
    "hebei_kjt_2015": {"website_published": ("category:",)},
    "hebei_rst_2023": {
        "other:网民互动": (
            "other:效能监督平台",
            "other:人民网",
            "other:中国河北",
            "other:阳光理政",
            "other:长城网",
        )
    },
    "hebei_kjt_2022": {"other:清理文件": ("other:保留", "other:限期修改", "normative_repealed")},
    "hebei_gxt_2023": {
        "transferred_to_archives": ("normative_issued", "other:政策类文件", "other:业务性文件")
    },
    "pingtan_2011_county": {
        "website_published": ("category:",),
        "proactive_total": ("other:县直单位", "other:乡镇"),
    },
    "pingtan_2019": {"proactive_total": ("category:",)},
    "seed_suxi_2021": {
        "proactive_total": ("website_published", "weibo_published", "wechat_published"),
        "requests_received": ("granted", "partially_granted", "unavailable", "not_processed"),
    },
    "seed_lingqiu_2022": {
        "proactive_total": (
            *("other:灵丘信息", "other:政务信息", "interpretations", "other:转载国务院要闻"),
            *("other:山西省要闻", "other:大同市要闻", "other:通知通告", "other:新闻动态"),
        )
    },
    "shanghai_stc_2024": {
        "website_published": ("other:动态类信息", "other:政务信息", "interpretations", "responses"),
        "proactive_total": ("normative_issued", "other:规划计划文件"),
    },
    "huaian_2024": {
        "reconsideration_total": tuple(f"reconsideration_{result}" for result in RESULTS),
        "litigation_total": tuple(f"litigation_{result}" for result in RESULTS),
    },
}

# A figure that the labels leave out, but a reader of the prose gives.
ALSO = {
    "pingtan_2011_county": (
        {
            "quote": "网站主动公开的425条",
            "metric": "website_published",
            "value": 425,
            "unit": "条",
            "approx": False,
        },
    ),
}

SCOPES = {
    ("seed_faku_2020", "proactive_total"): Scope.CUMULATIVE,
    ("pingtan_2011_county", "other:县公开办"): Scope.OWN,
    ("pingtan_2011_county", "other:县直单位"): Scope.PART,
    ("pingtan_2011_county", "other:乡镇"): Scope.PART,
}
VERBS = {
    "requests_received": Verb.RECEIVED,
    "requests_answered": Verb.ANSWERED,
    "requests_carried_in": Verb.CARRIED_IN,
    "requests_carried_out": Verb.CARRIED_OUT,
    "website_published": Verb.PUBLISHED,
    "proactive_total": Verb.PUBLISHED,
}


@cache
def report(name: str) -> Report:
    """The labelled report as a reader without fault would give it: uncertain cells without any candidate."""
    gold = labels(name)
    prose = squeezed(text(name))
    made = report_of_gold(gold)
    tables = {key: _complete(table) for key, table in made.tables.items()}
    return replace(made, tables=tables, narrative=_figures(name, gold, prose), prose=prose)


def _complete(read: ReadTable) -> ReadTable:
    cells = {cell: Cell(cell, Content.BLANK, None) for cell in read.table.cell_ids} | read.cells
    return ReadTable(read.table, {key: cell._replace(candidates=()) for key, cell in cells.items()})


def _figures(name: str, gold: dict, prose: str) -> tuple[NarrativeFigure, ...]:
    stated = [*gold["narrative"], *ALSO.get(name, ())]
    stated.sort(key=lambda figure: prose.find(squeezed(figure["quote"])))
    indexes = {figure["metric"]: index for index, figure in reversed(list(enumerate(stated)))}
    return tuple(_figure(name, figure, prose, indexes) for figure in stated)


def _figure(name: str, figure: dict, prose: str, indexes: dict[str, int]) -> NarrativeFigure:
    quote, metric = squeezed(figure["quote"]), figure["metric"]
    start = max(prose.find(quote), 0)
    whole = next((whole for whole, parts in PARTS.get(name, {}).items() if metric.startswith(parts)), None)
    return NarrativeFigure(
        metric=metric,
        value=number(figure["value"]),
        unit=figure["unit"],
        quote=quote,
        place=Place(0, start, start + len(quote)),
        approximate=figure["approx"],
        scope=SCOPES.get((name, metric), Scope.AREA),
        verb=VERBS.get(metric, Verb.OTHER),
        part_of=indexes.get(whole) if whole else None,
        sentence=prose[prose.rfind("。", 0, start) + 1 : prose.find("。", start) + 1],
    )


def number(value: float) -> int | Decimal:
    return Decimal(repr(value)) if isinstance(value, float) else value


def squeezed(words: str) -> str:
    return "".join(words.split())


def text(name: str) -> str:
    """The words of the raw file, tables and all."""
    folder = reports_folder()
    assert folder is not None
    path = folder / labels(name)["file"]
    if path.suffix == ".pdf":
        return _pdf_text(path)
    if path.suffix == ".html":
        from lxml import html

        return html.fromstring(path.read_bytes().decode("utf-8")).text_content()
    return path.read_text("utf-8")


def _pdf_text(path: Path) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        return "".join(page.get_textpage().get_text_bounded() for page in document)
