"""One page with every component, for pictures and for axe. It is a page of the tests and of no instance."""

from datetime import date

from django.core.paginator import Paginator
from django.forms import (
    BooleanField,
    CharField,
    CheckboxInput,
    ChoiceField,
    FileField,
    Form,
    RadioSelect,
    Textarea,
)
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path

from gongkai.lib.ui import charts
from gongkai.lib.ui.parts import Cell, Column, Finding, Item, KeyFigure, Link, Row, Tab, Table, Tag, Term
from gongkai.project.urls import urlpatterns as all_pages

LONG = "清水县人民政府办公室关于进一步做好全县政府信息公开工作年度报告编制和发布工作并切实提高数据质量的通知（2026年修订版）"


class ExampleForm(Form):
    title = CharField(label="标题", help_text="与文件上的标题一致，不加书名号。")
    reason = CharField(label="更正理由", widget=Textarea, required=False)
    kind = ChoiceField(label="口径", choices=[("own", "本机关"), ("all", "含下级机关")], widget=RadioSelect)
    shown = BooleanField(label="同时公开核对结果", required=False, widget=CheckboxInput)
    files = FileField(
        label="年度报告文件", help_text="可以是 PDF、DOCX、XLSX、HTML 或文本，每个不超过50 MB。"
    )


def table() -> Table:
    columns = (
        Column("机关"),
        Column("年度", sort="?sort=year", sorted="descending"),
        Column("新收（件）", numeric=True),
        Column("状态"),
    )
    rows = (
        Row((Cell("清水县人民政府", "/"), Cell("2025"), Cell(1288), Cell("", tag=Tag("待核对", "warn")))),
        Row((Cell(LONG, "/"), Cell("2025"), Cell(0), Cell("", tag=Tag("已发布", "good")))),
        Row(
            (
                Cell("清水县财政局", "/"),
                Cell("2024"),
                Cell(None, why="原文空白"),
                Cell("", tag=Tag("超期3个工作日", "bad")),
            )
        ),
        Row((Cell("合计"), Cell(""), Cell(1288), Cell("")), total=True),
    )
    return Table("各机关年度报告", columns, rows)


def context() -> dict[str, object]:
    words = charts.Words(
        "七成申请在15个工作日内答复",
        "清水县人民政府2020—2025年度报告",
        downloads=(Link("下载数据（CSV）", "/"),),
    )
    lines = [
        charts.Series("新收", {2020: 80, 2021: 96, 2022: 88, 2024: 120, 2025: 151}),
        charts.Series("予以公开", {2020: 30, 2021: 46, 2022: 41, 2023: 66, 2024: 70, 2025: 90}),
    ]
    shares = {
        "2024": {"予以公开": 40, "部分公开": 12, "不予公开": 9, "无法提供": 30},
        "2025": {"予以公开": 52, "部分公开": 2, "不予公开": 11, "无法提供": 20},
    }
    finding = Finding(
        "办理结果总计与各项之和不符", Tag("错误", "bad"), "自然人一列的总计应为各项之和。", "40 + 12 + 9 + 30 = 91，原文印作 90",
        (Link("总计 / 自然人", "#t"), Link("予以公开 / 自然人", "#t")), "请核对原始台账后更正。", "国办公开办函〔2021〕30号 附件", "T3-2", Tag("未处理", "warn"),
    )  # fmt: skip
    return {
        "table": table(),
        "long_table": Table("收到和处理申请情况", tuple(Column(f"第{n}列", numeric=True) for n in range(9)), (Row(tuple(Cell(n * 1000) for n in range(9))),), look="form"),
        "form": ExampleForm({"title": "", "kind": ""}),
        "tags": [Tag("草稿"), Tag("审核中", "info"), Tag("已发布", "good"), Tag("临近期限", "warn"), Tag("超期", "bad")],
        "tabs": [Tab("单元格", "?a=1", current=True), Tab("核对结果", "?a=2", count=3), Tab("原文", "?a=3")],
        "page": Paginator(range(1042), 50).get_page(7),
        "terms": [Term("机关", "清水县人民政府", "/"), Term("发布日期", None, why="原文没有日期"), Term("角色", lines=("经办人", "登记员")), Term("页数", 12)],
        "crumbs": [Link("首页", "/"), Link("年度报告", "/"), Link(LONG)],
        "findings": [finding, Finding("与上年衔接", Tag("提示", "info"), "上年结转与上年报告一致。")],
        "key_figures": [
            KeyFigure(1288, "件", "新收申请", "本年新收的申请件数，不含上年结转。"), KeyFigure(0, "件", "行政诉讼"),
            KeyFigure(None, "万元", "行政事业性收费", why="原文空白"), KeyFigure("98.5", "%", "按期答复"), KeyFigure(12_345_678, "次", "网站访问"),
        ],
        "items": [Item(LONG, "/", "清水县人民政府办公室", date(2026, 1, 18), Tag("新", "info")), Item("2025年度报告", "/", "清水县财政局", date(2026, 1, 20), meta=("3项待核对",))],
        "line": charts.line_over_years(words, lines, "件"),
        "shares": charts.stacked_shares(words, shares, "件", names="年度"),
        "bars": charts.simple_bars(words, {"予以公开": 40, "无法提供": 30, "部分公开": 12, "不予公开": 9}, "件", names="办理结果"),
    }  # fmt: skip


def gallery(request: HttpRequest) -> HttpResponse:
    return render(request, "gallery.html", context())


urlpatterns = [path("gallery/", gallery), path("", include(all_pages))]
