"""`gongkai report` as a person and as another program use it: files, folders, standard input, exit codes."""

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from gongkai.annual_report.forms import FORMS
from gongkai.annual_report.render import page_of
from gongkai.annual_report.report import Cell, Content, ReadTable, Report
from gongkai.annual_report.schema import schema
from gongkai.cli import wording
from gongkai.cli.main import USAGE, main
from gongkai.cli.report import EXIT_CODES, parser
from gongkai.cli.sources import names_one_file, sources_of

REFERENCE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "cli.md"


def _report(**changed):
    """A report of zeros, but for the remedies cells given."""
    tables = {}
    for table in FORMS["form_2021"].tables:
        cells = {name: Cell(name, Content.NUMBER, 0) for name in table.cell_ids}
        cells |= {name: cells[name]._replace(value=value) for name, value in changed.items() if name in cells}
        tables[table.id] = ReadTable(table, cells)
    return Report(
        "青禾县人民政府", 2022, None, "青禾县人民政府2022年政府信息公开工作年度报告", "form_2021", tables
    )


OVERVIEW = (
    "一、总体情况",
    (
        "统计期限自2022年1月1日至2022年12月31日。（一）主动公开。主动公开工作稳步推进。（二）依申请公开。依法办理。"
        "（三）政府信息管理。规范管理。（四）平台建设。维护平台。（五）监督保障。做好工作考核、社会评议和责任追究。"
    ),
)
REST = (
    "五、存在的主要问题及改进情况",
    "仍有不足，将改进。",
    "六、其他需要报告的事项",
    "本年度未收取信息处理费。",
)


def _whole(report):
    """The drawn report with the prose that a complete one has."""
    before, after = ("".join(f"<p>{line}</p>" for line in lines) for lines in (OVERVIEW, REST))
    return (
        page_of(report).replace("</header>", f"</header>{before}").replace("</article>", f"{after}</article>")
    )


GOOD = _whole(_report())
BROKEN = _whole(_report(**{"remedies/direct_suit/upheld": 3, "remedies/direct_suit/total": 5}))


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.html").write_text(GOOD, encoding="utf-8")
    (tmp_path / "sub" / "b.html").write_text(BROKEN, encoding="utf-8")
    (tmp_path / "sub" / "c.docx").write_bytes(b"PK\x03\x04 not a document")
    (tmp_path / "sub" / ".hidden.html").write_text(GOOD, encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    return tmp_path


def _run(*words, data=b""):
    command = [sys.executable, "-m", "gongkai.cli.main", "report", *map(str, words)]
    done = subprocess.run(command, input=data, capture_output=True, check=False, timeout=120)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_one_file_as_json_is_one_object_of_the_exchange_shape(folder):
    code, out, err = _run("read", folder / "a.html", "--json")
    small = json.loads(out)
    assert (code, err) == (0, "")
    assert list(small) == [
        "form", "report_year", "agency", "published", "tables", "narrative", "inconsistencies", "uncertain",
    ]  # fmt: skip
    assert (small["form"], small["report_year"], small["agency"]) == ("form_2021", 2022, "青禾县人民政府")
    assert small["tables"]["requests"]["results_total"]["total"] == 0


def test_a_contradiction_of_the_report_is_among_its_inconsistencies(folder):
    small = json.loads(_run("read", folder / "sub" / "b.html", "--json")[1])
    assert [(one["type"], one["anchor"], one["severity"]) for one in small["inconsistencies"]] == [
        ("remedies_sum", "remedies/direct_suit", "hard"),
    ]


def test_a_folder_gives_a_line_for_each_report_and_a_bad_file_does_not_stop_the_rest(folder):
    code, out, _ = _run("read", folder, "--json")
    lines = [json.loads(line) for line in out.splitlines()]
    assert [Path(line["file"]).name for line in lines] == ["a.html", "b.html", "c.docx"]
    assert [line.get("form") for line in lines] == ["form_2021", "form_2021", None]
    assert list(lines[2]) == ["file", "error"]
    assert code == 3


def test_a_single_bad_file_is_one_object_with_a_sentence(folder):
    code, out, _ = _run("read", folder / "sub" / "c.docx", "--json")
    assert json.loads(out)["error"].endswith("。")
    assert code == 3


def test_a_file_that_is_not_there_gets_a_sentence(folder):
    code, out, err = _run("read", folder / "none.html")
    assert (code, out) == (3, "")
    assert "没有这个文件" in err


def test_a_folder_without_reports_gets_a_sentence(tmp_path):
    code, _, err = _run("read", tmp_path)
    assert code == 2
    assert "没有找到年度报告文件" in err


def test_check_tells_by_its_exit_code_whether_something_is_wrong(folder):
    assert _run("check", folder / "a.html")[0] == 0
    code, out, _ = _run("check", folder / "sub" / "b.html")
    assert code == 1
    assert "错误" in out


def test_check_as_json_gives_the_findings(folder):
    found = json.loads(_run("check", folder / "sub" / "b.html", "--json")[1])
    assert list(found) == ["agency", "year", "form", "findings"]
    broken = [one for one in found["findings"] if one["verdict"] == "broken" and one["level"] == "error"]
    assert {one["anchor"] for one in broken} == {"remedies/direct_suit"}


def test_the_full_json_follows_the_published_schema(folder):
    whole = json.loads(_run("read", folder / "a.html", "--json", "--full")[1])
    jsonschema.validate(whole, schema())
    assert whole["tables"]["remedies"]["cells"]["remedies/direct_suit/total"]["raw"] == "0"


def test_render_writes_a_file_for_each_report_and_reading_it_gives_the_same(folder, tmp_path):
    out = tmp_path / "drawn"
    code, _, err = _run("render", folder / "a.html", folder / "sub" / "b.html", "--out", out)
    written = sorted(path for path in out.rglob("*") if path.is_file())
    assert (code, err) == (0, "")
    assert [path.name for path in written] == ["a.html.html", "b.html.html"]
    first = json.loads(_run("read", folder / "sub" / "b.html", "--json")[1])
    again = json.loads(_run("read", written[1], "--json")[1])
    assert again["tables"] == first["tables"]
    assert (again["agency"], again["report_year"]) == (first["agency"], first["report_year"])


def test_render_of_several_reports_asks_for_a_folder(folder):
    code, out, err = _run("render", folder)
    assert (code, out) == (2, "")
    assert "--out" in err


def test_render_as_a_fragment_or_as_json(folder):
    assert _run("render", folder / "a.html", "--to", "fragment")[1].startswith("<article")
    assert json.loads(_run("render", folder / "a.html", "--to", "json")[1])["agency"] == "青禾县人民政府"


def test_standard_input_is_read_as_text():
    words = "青禾县人民政府2022年政府信息公开工作年度报告\n四、政府信息公开行政复议、行政诉讼情况\n未发生行政复议、行政诉讼。"
    code, out, _ = _run("read", "-", "--json", data=words.encode())
    assert code == 0
    assert json.loads(out)["agency"] == "青禾县人民政府"
    assert json.loads(out)["tables"]["remedies"] is None


def test_words_for_a_person_name_the_body_and_line_up_the_numbers(folder):
    out = _run("read", folder / "a.html")[1]
    assert "青禾县人民政府　2022年度" in out
    rows = [line for line in out.splitlines() if line.startswith(("一、本年新收", "四、结转"))]
    assert [row.split()[1:] for row in rows] == [["0"] * 7] * 2
    assert len({wording.width(row) for row in rows}) == 1


def test_a_progress_bar_is_shown_when_asked_for(folder):
    assert "2份" in _run("check", folder / "a.html", folder / "sub" / "b.html", "--progress")[2].replace(
        "/2 ", "2份"
    )


def test_wrong_use_is_refused_in_chinese():
    code, _, err = _run("read")
    assert code == 2
    assert "命令写法不对" in err


def test_reading_starts_without_the_framework():
    words = "import sys; from gongkai.cli import acts; print('django' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", words], capture_output=True, check=True)
    assert done.stdout.strip() == b"False"


def test_without_a_command_the_usage_is_shown(capsys):
    assert main([]) == 0
    assert capsys.readouterr().out == USAGE


def test_the_version_is_told(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("gongkai ")


def test_a_file_named_twice_is_read_once_and_hidden_files_are_not_taken_for_reports(folder):
    names = [Path(source.name).name for source in sources_of([str(folder / "a.html"), str(folder)])]
    assert names == ["a.html", "b.html", "c.docx"]
    assert names_one_file([str(folder / "a.html")])
    assert not names_one_file([str(folder)])


def test_the_reference_page_names_every_option_with_its_help_and_every_exit_code():
    page = REFERENCE.read_text(encoding="utf-8")
    acts = next(action for action in parser()._actions if action.dest == "act")
    for name, act in acts.choices.items():
        assert f"## `gongkai report {name}`" in page
        section = page.split(f"## `gongkai report {name}`")[1].split("\n## ")[0]
        for option in (action for action in act._actions if action.dest != "help"):
            assert f"`{'`、`'.join(option.option_strings) or '文件'}`" in section
            assert option.help in section
    for line in EXIT_CODES.splitlines()[1:]:
        code, words = line.split(maxsplit=1)
        assert f"| {code} | {words} |" in page
