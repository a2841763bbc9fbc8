"""`gongkai deadline` and `gongkai fee` as a clerk and as another program use them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from gongkai.cli import deadline, fee
from gongkai.cli.main import main

REFERENCE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "cli.md"


def run(capsys, *words):
    """Exit code, standard output, standard error."""
    try:
        code = main(list(words))
    except SystemExit as end:
        code = end.code
    said = capsys.readouterr()
    return code, said.out, said.err


def answer(capsys, *words):
    code, out, err = run(capsys, *words, "--json")
    assert (code, err) == (0, "")
    return json.loads(out)


@pytest.mark.parametrize(
    ("words", "due"),
    [
        (["2024-04-01"], "2024-04-29"),
        (["2024-04-01", "--extended"], "2024-05-29"),
        (["2024-04-01", "--amended", "2024-04-22"], "2024-05-21"),
        (["2024-04-01", "--excluded", "2024-04-09:2024-04-11"], "2024-05-07"),
        (["2024-04-01", "--excluded", "2024-04-09:2024-04-09", "--excluded", "2024-04-11:2024-04-12"], "2024-05-07"),
        (["2019-05-14"], "2019-06-04"),
    ],
)  # fmt: skip
def test_a_deadline_is_told_for_a_program(capsys, words, due):
    assert answer(capsys, "deadline", *words)["due_date"] == due


def test_the_days_are_told_with_number_reason_article_and_letter(capsys):
    told = answer(capsys, "deadline", "2024-04-01")
    days = {row["day"]: row for row in told["days"]}
    assert (told["working_days"], told["starts_after"]) == (20, "2024-04-01")
    assert told["limits"][0]["citation"] == "《中华人民共和国政府信息公开条例》第三十三条第二款"
    assert days["2024-04-01"]["status"] == "start"
    assert (days["2024-04-04"]["status"], days["2024-04-04"]["holiday"]) == ("holiday", "清明节")
    assert days["2024-04-04"]["letter"] == "国办发明电〔2023〕7号"
    assert (days["2024-04-07"]["kind"], days["2024-04-07"]["number"]) == ("make_up", 3)
    assert (days["2024-04-29"]["number"], days["2024-04-29"]["why"]) == (20, "工作日，计入")


def test_a_deadline_is_told_for_a_person_as_a_table_of_days(capsys):
    code, out, _ = run(capsys, "deadline", "2024-04-01", "--excluded", "2024-04-09:2024-04-09")
    lines = out.splitlines()
    assert code == 0
    assert lines[1] == "答复期限：2024-04-30（星期二），第20个工作日"
    assert any(line.startswith("2024-04-09  二") and "不计入" in line for line in lines)
    assert lines[-1].split()[:4] == ["2024-04-30", "二", "20", "计入"]


def test_time_excluded_after_the_limit_moves_nothing_and_this_is_said(capsys):
    code, out, _ = run(capsys, "deadline", "2024-04-01", "--excluded", "2024-04-30:2024-05-10")
    assert code == 0
    assert "答复期限：2024-04-29" in out
    assert "2024-04-30起不计入的时间" in out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["2024-02-30"], "“2024-02-30”不是日期"),
        (["昨天"], "“昨天”不是日期"),
        ([], "缺少参数 收到日期"),
        (["2024-04-01", "--excluded", "2024-04-09"], "“2024-04-09”不是起止两日"),
        (["2024-04-01", "--excluded", "2024-04-09:x"], "“x”不是日期"),
        (["2024-04-01", "--excluded", "2024-04-09:2024-04-08"], "止日早于起日"),
        (["2024-04-01", "--excluded", "2024-03-20:2024-04-01"], "在收到申请（2024-04-01）以前"),
        (["2024-04-01", "--amended", "2024-03-29"], "重新起算的日期2024-03-29早于"),
        (["2024-04-01", "--extend", "x"], "不认识的参数"),
        (["2024-04-01", "--amended"], "后面要有一个值"),
    ],
)
def test_a_slip_of_the_hand_gets_a_sentence_and_exit_code_2(capsys, words, sentence):
    code, out, err = run(capsys, "deadline", *words)
    assert (code, out) == (2, "")
    assert sentence in err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["2026-12-20"], "没有2027年的节假日安排"),
        (["2008-04-30"], "2008-04-30没有施行中的"),
        (["1850-01-01"], "1850-01-01没有施行中的"),
    ],
)
def test_a_day_outside_the_known_time_gets_a_sentence_and_exit_code_1(capsys, words, sentence):
    code, out, err = run(capsys, "deadline", *words)
    assert (code, out) == (1, "")
    assert sentence in err


def test_a_provisional_date_is_given_only_when_asked_for_and_says_so(capsys):
    told = answer(capsys, "deadline", "2026-12-20", "--provisional")
    assert (told["due_date"], told["provisional"]) == ("2027-01-18", True)
    _, out, _ = run(capsys, "deadline", "2026-12-20", "--provisional")
    assert "2027年的节假日安排尚未导入" in out
    assert answer(capsys, "deadline", "2024-04-01", "--provisional")["provisional"] is False


@pytest.mark.parametrize(
    ("words", "total", "last"),
    [
        (["--per-request", "45"], 5500, {"first": 41, "last": 45, "count": 5, "rate_yuan": 300, "amount_yuan": 1500}),
        (["--per-page", "2219"], 83460,
         {"first": 201, "last": 2219, "count": 2019, "rate_yuan": 40, "amount_yuan": 80760}),
    ],
)  # fmt: skip
def test_a_fee_is_told_for_a_program(capsys, words, total, last):
    told = answer(capsys, "fee", *words)
    assert (told["total_yuan"], told["tiers"][-1]) == (total, last)


def test_no_request_costs_nothing(capsys):
    told = answer(capsys, "fee", "--per-request", "0")
    assert (told["total_yuan"], told["tiers"]) == (0, [])


def test_a_fee_is_told_for_a_person(capsys):
    code, out, _ = run(capsys, "fee", "--per-page", "101")
    assert code == 0
    assert out.splitlines()[0] == "按量计收：101页，合计720元"
    assert "第101—101页" in out.splitlines()[-1]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([], "须给出其中一个参数"),
        (["--per-page", "3", "--per-request", "2"], "不能同时使用"),
        (["--per-page", "-3"], "请写0到1000000之间的整数"),
        (["--per-page", "三十"], "请写0到1000000之间的整数"),
        (["--per-request", "1000001"], "请写0到1000000之间的整数"),
        (["--per-page", "1.5"], "请写0到1000000之间的整数"),
    ],
)
def test_a_wrong_count_gets_a_sentence_and_exit_code_2(capsys, words, sentence):
    code, out, err = run(capsys, "fee", *words)
    assert (code, out) == (2, "")
    assert sentence in err


@pytest.mark.parametrize("words", [["deadline", "2024-04-01"], ["fee", "--per-page", "31"]])
def test_these_commands_start_without_the_framework_and_without_the_reader(words):
    program = (
        "import sys; from gongkai.cli.main import main; main(sys.argv[1:]);"
        "print([name for name in ('django', 'lxml', 'gongkai.annual_report') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *words], capture_output=True, check=True, timeout=60
    )
    assert done.stdout.splitlines()[-1] == b"[]"


def test_output_that_is_cut_off_is_no_error():
    command = f"'{sys.executable}' -m gongkai.cli.main deadline 2024-04-01 --extended --json | head -n 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=True, timeout=60)
    assert (done.stdout, done.stderr) == (b"{\n", b"")


@pytest.mark.parametrize("command", [deadline, fee])
def test_the_reference_names_every_option_and_exit_code(command):
    page = REFERENCE.read_text(encoding="utf-8")
    grammar = command.parser()
    section = page.split(f"## `{grammar.prog}`")[1].split("\n## ")[0]
    for option in (action for action in grammar._actions if action.dest != "help"):
        assert f"| `{'`、`'.join(option.option_strings) or option.metavar}` | {option.help} |" in section
    for line in command.EXIT_CODES.splitlines()[1:]:
        code, words = line.split(maxsplit=1)
        assert f"| {code} | {words} |" in section
