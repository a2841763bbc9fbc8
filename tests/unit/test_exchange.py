"""A report in JSON: the small shape of the labels, and the full one that loses nothing."""

import json
import subprocess
import sys
from datetime import date
from decimal import Decimal

import jsonschema
import pytest

from gongkai.annual_report.blocks import Document, Place
from gongkai.annual_report.exchange import (
    Malformed,
    findings_from_json,
    from_json,
    report_to_json,
    to_exchange,
    to_json,
)
from gongkai.annual_report.forms import FORMS
from gongkai.annual_report.report import (
    Cell,
    Content,
    Heading,
    NarrativeFigure,
    Obtained,
    ReadTable,
    Report,
    Scope,
    Verb,
)
from gongkai.annual_report.schema import schema
from gongkai.rules.rule import Finding, Level, Verdict
from tests.gold import all_labels, report_of_gold, reports_folder

PROCUREMENT = "proactive/central_procurement/amount"
FEES = "proactive/administrative_fees/items_change"
RULES = "proactive/government_rules/made"

CELLS = {
    PROCUREMENT: Cell(PROCUREMENT, Content.NUMBER, Decimal("4448257.50"), "4448257.50元", Place(3, 0, 11, 20, 2, 4), unit="元"),
    FEES: Cell(FEES, Content.NUMBER, -129, "-129", Place(3, 0, 4, 18, 2), Obtained.REPAIRED, 0.8, (), "由合计推出"),
    RULES: Cell(RULES, Content.UNREADABLE, None, "10", Place(3, 0, 2), Obtained.UNKNOWN, 0.0, (1, None, Decimal("0.5"))),
}  # fmt: skip

REPORT = Report(
    agency="某县人民政府",
    year=2020,
    published=date(2021, 1, 31),
    title="某县人民政府2020年政府信息公开工作年度报告",
    form="form_2019",
    tables={"proactive": ReadTable(FORMS["form_2019"].table("proactive"), CELLS)},
    narrative=(
        NarrativeFigure("proactive_total", 12000, "条", "公开1.2万条", Place(1, 5, 12), True, Scope.OWN, Verb.PUBLISHED),
        NarrativeFigure("category:行政许可", Decimal("3.50"), None, "许可3.50", Place(1, 13, 19), part_of=0, sentence="句"),
    ),
    headings=(Heading("一、总体情况", 1, Place(0, 0, 6)),),
    notes=("正文缺一节",),
)  # fmt: skip

SUM = Finding(
    "T3-3", Verdict.BROKEN, Level.ERROR, "1+1=2，印的是3。", ("requests/new/total",), 3, Decimal("2.0"),
    contradiction=True, kind="row_sum", anchor="requests/new", quote="",
)  # fmt: skip
SOFT = Finding(
    "N-8", Verdict.BROKEN, Level.WARNING, "日期不全。", kind="date_conflict", anchor="", quote="2023年1月31"
)
HOLDS = Finding(
    "T3-1", Verdict.HOLDS, Level.ERROR, "平衡。", kind="identity", anchor="requests/identity/total"
)
FINDINGS = (SUM, SOFT, HOLDS)


class _Reading:
    document = Document("pdf", (), (("title", "年报"),))
    report = REPORT


def test_the_small_shape_has_numbers_as_short_as_they_are_and_the_unit_of_the_procurement_beside_its_amount():
    rows = to_exchange(REPORT)["tables"]["proactive"]
    assert rows["central_procurement"] == {"projects": None, "amount": 4448257.5, "amount_unit": "元"}
    assert rows["administrative_fees"] == {"items_last_year": None, "items_change": -129}


def test_an_unknown_cell_is_null_and_listed_and_an_absent_table_is_null_as_a_whole():
    small = to_exchange(REPORT)
    assert small["tables"]["proactive"]["government_rules"]["made"] is None
    assert small["uncertain"] == [RULES]
    assert small["tables"]["requests"] is None
    assert small["tables"]["indicators"] is None


def test_only_broken_findings_with_a_kind_are_inconsistencies_and_contradictions_are_hard():
    first, second = to_exchange(REPORT, FINDINGS)["inconsistencies"]
    assert first == {
        "type": "row_sum", "severity": "hard", "anchor": "requests/new", "cells": ["requests/new/total"],
        "found": 3, "expected": 2, "note": "1+1=2，印的是3。",
    }  # fmt: skip
    assert (second["severity"], second["quote"]) == ("soft", "2023年1月31")


def test_a_figure_of_the_prose_keeps_its_quote_and_whether_it_is_approximate():
    first = to_exchange(REPORT)["narrative"][0]
    assert first == {
        "quote": "公开1.2万条", "metric": "proactive_total", "value": 12000, "unit": "条", "approx": True,
    }  # fmt: skip


def test_the_small_shape_of_the_labels_is_the_labels_again():
    for gold in all_labels():
        small = to_exchange(report_of_gold(gold))
        assert {key: small[key] for key in ("form", "report_year", "agency", "published")} == {
            key: gold[key] for key in ("form", "report_year", "agency", "published")
        }
        assert {name: table for name, table in small["tables"].items() if table} == {
            name: _without(gold["uncertain"], name, rows) for name, rows in gold["tables"].items() if rows
        }
        assert small["narrative"] == gold["narrative"]
        assert sorted(small["uncertain"]) == sorted(gold["uncertain"])


def _without(uncertain, name, rows):
    if name == "indicators":
        return {key: None if f"{name}/{key}" in uncertain else value for key, value in rows.items()}
    return {
        row: {
            column: None if f"{name}/{row}/{column}" in uncertain else value
            for column, value in cells.items()
        }
        for row, cells in rows.items()
    }


def test_the_scorer_of_the_labelled_reports_takes_the_small_shape_for_exact(tmp_path):
    for gold in all_labels():
        name = gold["file"].rsplit(".", 1)[0]
        small = to_exchange(report_of_gold(gold))
        (tmp_path / f"{name}.json").write_text(json.dumps(small), encoding="utf-8")
    command = [
        sys.executable,
        str(reports_folder() / "score.py"),
        str(reports_folder()),
        str(tmp_path),
        "--json",
    ]
    total = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)["total"]
    assert total["cells"] == total["right"] > 0
    assert total["tables_exact"] == total["tables_gold"] > 0
    assert (total["tables_false"], total["spurious"]) == (0, 0)
    assert total["narr"] == total["narr_metric"] > 0


def test_the_full_shape_gives_back_an_equal_report_and_equal_findings():
    written = json.loads(json.dumps(to_json(_Reading, FINDINGS)))
    assert from_json(written) == REPORT
    assert findings_from_json(written) == FINDINGS
    assert written["source"] == {"format": "pdf", "metadata": [["title", "年报"]]}


def test_tables_and_cells_have_the_order_of_the_form_whatever_the_database_makes_of_it():
    """PostgreSQL gives the members of an object back by the length of their names."""
    form = FORMS["form_2021"]
    tables = {
        table.id: ReadTable(table, {name: Cell(name, Content.BLANK, None) for name in table.cell_ids})
        for table in form.tables
    }
    data = json.loads(json.dumps(report_to_json(Report("某局", 2023, None, "", "form_2021", tables))))
    data["tables"] = dict(sorted(data["tables"].items(), key=lambda pair: (len(pair[0]), pair[0])))
    for table in data["tables"].values():
        table["cells"] = dict(sorted(table["cells"].items(), key=lambda pair: (len(pair[0]), pair[0])))
    back = from_json(data)
    assert list(back.tables) == ["proactive", "requests", "remedies"]
    assert [list(back.tables[table.id].cells) for table in form.tables] == [
        list(table.cell_ids) for table in form.tables
    ]


def test_the_full_shape_keeps_the_digits_of_a_decimal_as_printed():
    cell = report_to_json(REPORT)["tables"]["proactive"]["cells"][PROCUREMENT]
    assert cell["value"] == "4448257.50"


def test_every_labelled_report_survives_the_full_shape():
    for gold in all_labels():
        report = report_of_gold(gold)
        written = report_to_json(report)
        jsonschema.validate(written, schema())
        assert from_json(json.loads(json.dumps(written))) == report


def test_the_full_shape_follows_the_published_schema():
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.validate(to_json(_Reading, FINDINGS), schema())


@pytest.mark.parametrize(
    "spoil",
    [
        lambda whole: whole["tables"]["proactive"]["cells"][RULES].update(value=3),
        lambda whole: whole["tables"]["proactive"]["cells"][FEES].update(value=None),
        lambda whole: whole["tables"].update(remedy={}),
        lambda whole: whole.update(year="2020"),
        lambda whole: whole.pop("agency"),
    ],
    ids=["an unknown cell with a value", "a number without a value", "a table of no form", "a year in words", "no agency"],
)  # fmt: skip
def test_the_schema_refuses(spoil):
    whole = report_to_json(REPORT)
    spoil(whole)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(whole, schema())


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda whole: whole.update(version=9), "版本是9"),
        (
            lambda whole: whole["tables"]["proactive"].update(form="form_1999"),
            "没有版式form_1999的表proactive",
        ),
        (
            lambda whole: whole["tables"]["proactive"]["cells"].update({"proactive/x/y": {}}),
            "没有单元格proactive/x/y",
        ),
        (lambda whole: whole.pop("title"), "title"),
        (
            lambda whole: whole["tables"]["proactive"]["cells"][FEES].update(value="十"),
            "不是本系统导出的年度报告",
        ),
    ],
)
def test_a_malformed_object_is_refused_with_a_sentence(spoil, words):
    whole = report_to_json(REPORT)
    spoil(whole)
    with pytest.raises(Malformed, match=words):
        from_json(whole)
