"""Rules of ours that no linter knows. Each has a bad example that it must find."""

import ast
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src/gongkai"
LONGEST_FUNCTION = 60
LONGEST_MODULE = 400
WRITES = {"create", "bulk_create", "get_or_create", "update_or_create", "bulk_update", "save", "delete"}
# "/data/…" in an address of the site is no path of a machine; these are.
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:root|work|home|Users)/")
SWITCH = re.compile(r"#\s*(?:noqa|type: ignore)")
EXPLAINED = re.compile(r"#\s*(?:noqa: [A-Z]+\d+(?:,\s*[A-Z]+\d+)*|type: ignore\[[\w\-, ]+\])\s+[-#(]\s*\w")

Finder = Callable[[ast.Module], Iterator[int]]


def calls(tree: ast.Module) -> Iterator[tuple[ast.Call, str, str]]:
    """Each call of a method: the call, what it is called on, as written, and the name of the method."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node, ast.unparse(node.func.value), node.func.attr


def rows_reached(tree: ast.Module) -> Iterator[int]:
    """Where a model's manager is used: `Model.objects`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in {"objects", "_base_manager", "_default_manager"}:
            yield node.lineno


def rows_written(tree: ast.Module) -> Iterator[int]:
    for call, receiver, method in calls(tree):
        if method in WRITES and not receiver.endswith(("services", "router")):  # a router names ways of HTTP
            yield call.lineno


def clock_read(tree: ast.Module) -> Iterator[int]:
    for call, receiver, method in calls(tree):
        if (receiver.rpartition(".")[2], method) in {
            ("timezone", "now"), ("datetime", "now"), ("datetime", "utcnow"), ("date", "today"), ("datetime", "today"),
            ("timezone", "localdate"),
        }:  # fmt: skip
            yield call.lineno


def long_functions(tree: ast.Module) -> Iterator[int]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            if node.end_lineno - node.lineno >= LONGEST_FUNCTION:
                yield node.lineno


def modules(*folders: str) -> list[Path]:
    found = [path for folder in folders for path in sorted((PACKAGE / folder).rglob("*.py"))]
    return [path for path in found if "migrations" not in path.parts]


def room(path: Path) -> str:
    """The name of a module inside its app: `queries` for queries.py and for every module of queries/."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return parts[2] if parts[0] == "apps" and len(parts) > 2 else parts[-1]


def places(paths: list[Path], finder: Finder) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{line}"
        for path in paths
        for line in finder(ast.parse(path.read_text(encoding="utf-8")))
    ]


SHELLS_AND_APPS = modules("apps", "desk", "portal")
DOORS = {"queries", "services", "models"}
WRITERS = {"services", "models"}


def test_only_queries_and_services_reach_rows():
    assert places([path for path in SHELLS_AND_APPS if room(path) not in DOORS], rows_reached) == []


def test_only_services_write_rows():
    assert places([path for path in SHELLS_AND_APPS if room(path) not in WRITERS], rows_written) == []


def test_only_the_clock_reads_the_time():
    assert places([path for path in modules("") if path != PACKAGE / "lib/clock.py"], clock_read) == []


def test_no_function_is_longer_than_a_screen():
    assert places(modules(""), long_functions) == []


def test_no_module_holds_several_rooms():
    sizes = {str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for path in modules("")}
    assert {name: size for name, size in sizes.items() if size > LONGEST_MODULE} == {}


def unexplained(text: str) -> list[int]:
    """Lines that switch a check off without naming the rule, or without a reason behind it."""
    numbered = enumerate(text.splitlines(), start=1)
    return [number for number, line in numbered if SWITCH.search(line) and not EXPLAINED.search(line)]


def test_every_check_that_is_switched_off_says_why():
    silent = [f"{p.relative_to(ROOT)}:{n}" for p in modules("") for n in unexplained(p.read_text("utf-8"))]
    assert silent == []


def tracked_text_files() -> list[Path]:
    listed = subprocess.run(
        ["git", "grep", "-I", "--name-only", "-e", ""], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode != 0:
        pytest.skip("this is no checkout of git, so there is no list of tracked files")
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def test_no_tracked_file_names_a_folder_of_one_machine():
    hits = [
        str(path.relative_to(ROOT))
        for path in tracked_text_files()
        if MACHINE_PATH.search(path.read_text("utf-8"))
    ]
    assert hits == []


@pytest.mark.parametrize(
    ("finder", "bad", "good"),
    [
        (rows_reached, "Case.objects.all()", "queries.visible_to(actor)"),
        (rows_written, "case.save()", "services.save(actor)"),
        (rows_written, "rows.create(a=1)", "rows.filter(a=1)"),
        (rows_written, "row.delete()", "router.delete('/files')"),
        (clock_read, "timezone.now()", "clock.now()"),
        (clock_read, "datetime.date.today()", "clock.today()"),
        (long_functions, "def f():\n" + "    x = 1\n" * 60, "def f():\n" + "    x = 1\n" * 59),
    ],
)
def test_a_rule_finds_its_bad_example_and_passes_its_good_one(finder, bad, good):
    assert list(finder(ast.parse(bad)))
    assert not list(finder(ast.parse(good)))


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("x = 1  # noqa: S101", True),
        ("x = 1  # noqa", True),
        ("x = 1  # type: ignore[arg-type]", True),
        ("x = 1  # noqa: S101, E501 (the form of the law)", False),
        ("x = 1  # type: ignore[arg-type]  # the stubs are wrong", False),
    ],
)
def test_a_check_switched_off_without_reason_is_found(line, found):
    assert bool(unexplained(line)) is found


@pytest.mark.parametrize(("text", "found"), [("cd " + "/home" + "/me", True), ("https://x.cn/work/a", False)])
def test_a_folder_of_one_machine_is_told_from_an_address(text, found):
    assert bool(MACHINE_PATH.search(text)) is found
