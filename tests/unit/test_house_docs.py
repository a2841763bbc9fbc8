"""The papers of the house agree with the house: commands, links, records, fragments, locks."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("changes/*.md")])
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
RECORDS = sorted((ROOT / "docs/decisions").glob("[0-9]*.md"))
FRAGMENTS = [path for path in sorted((ROOT / "changes").iterdir()) if path.name != "README.md"]
SECTIONS = ["Context", "Choice", "Rejected", "What would change our mind"]

TARGET = re.compile(r"^([a-z][a-z-]*):(.*)$", re.MULTILINE)
MAKE_COMMAND = re.compile(r"\bmake ([a-z][a-z-]*)\b")
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
# A scheme, a rooted folder of one machine, or a pip option that says where to fetch.
ADDRESS = re.compile(
    r"://|(^|[\s=\"'])/(?!\d)\w|--(extra-)?index-url|--find-links|--trusted-host", re.MULTILINE
)


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def targets() -> dict[str, str]:
    return dict(TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8")))


def commands(text: str) -> set[str]:
    """The tasks of make that a page tells its reader to run: in fences and in inline code only."""
    code = FENCE.findall(text) + re.findall(r"`[^`\n]+`", FENCE.sub("", text))
    return {command for piece in code for command in MAKE_COMMAND.findall(piece)}


def broken_links(page: Path) -> Iterator[str]:
    for link in LINK.findall(FENCE.sub("", page.read_text(encoding="utf-8"))):
        target, _, anchor = link.partition("#")
        if "://" in link or link.startswith("mailto:"):
            continue
        file = page if not target else (page.parent / target).resolve()
        if not file.exists() or (anchor and anchor not in anchors(file)):
            yield link


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def lock_faults(text: str) -> list[str]:
    """What may not stand in a lock: an address or a path, and a package without a hash."""
    faults = [line for line in text.splitlines() if ADDRESS.search(line)]
    packages = re.split(r"\n(?=\S)", text.strip())
    return faults + [package for package in packages if "--hash=sha256:" not in package]


def kind_of(fragment: Path) -> str:
    return fragment.name.removesuffix(".md").rpartition(".")[2]


def kinds() -> set[str]:
    return set(
        re.findall(r"^\| `(\w+)` \|", (ROOT / "changes/README.md").read_text(encoding="utf-8"), re.MULTILINE)
    )


def test_every_task_of_make_has_a_line_of_help():
    assert targets(), "no target was found in the Makefile"
    assert [task for task, rest in targets().items() if not re.search(r"## \S.*\.$", rest)] == []


def test_make_alone_prints_every_task():
    printed = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert [task for task in targets() if f"make {task} " not in printed] == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_commands_in_a_page_are_tasks_of_make(page):
    assert commands(page.read_text(encoding="utf-8")) - set(targets()) == set()


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_of_a_page_lead_somewhere(page):
    assert list(broken_links(page)) == []


@pytest.mark.parametrize("record", RECORDS, ids=name)
def test_a_decision_record_has_its_number_and_its_sections(record):
    text = record.read_text(encoding="utf-8")
    assert text.startswith(f"# {record.name[:4]} ")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == SECTIONS
    assert len(text.splitlines()) <= 60, "a record is one page"


def test_every_page_of_the_documentation_is_reached_from_its_index():
    links = LINK.findall((ROOT / "docs/index.md").read_text(encoding="utf-8"))
    records = ROOT / "docs/decisions"  # listed on a page of their own
    pages = [
        str(page.relative_to(ROOT / "docs"))
        for page in ROOT.glob("docs/**/*.md")
        if records not in page.parents
    ]
    assert sorted({*pages} - {*links, "index.md"}) == []


def threats() -> list[tuple[str, list[tuple[str, str]]]]:
    """Each threat that counts as covered, with the file and name of its tests."""
    page = (ROOT / "docs/threat-model.md").read_text(encoding="utf-8")
    table = page.partition("## Threats and the tests that cover them")[2].partition("## Open")[0]
    rows = [line for line in table.splitlines() if line.startswith("| ")][1:]
    return [(row.split("|")[1].strip(), re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", row)) for row in rows]


@pytest.mark.parametrize(("threat", "tests"), threats())
def test_a_covered_threat_names_tests_that_exist(threat, tests):
    assert tests, f"no test is named for: {threat}"
    for file, test in tests:
        assert f"\ndef {test}(" in (ROOT / file).read_text(encoding="utf-8"), f"{file} has no {test}"


def test_the_list_of_decisions_names_every_record():
    listed = LINK.findall((ROOT / "docs/decisions/README.md").read_text(encoding="utf-8"))
    assert listed == [record.name for record in RECORDS]


@pytest.mark.parametrize("fragment", FRAGMENTS, ids=name)
def test_a_fragment_is_of_a_known_kind_and_short(fragment):
    assert fragment.suffix == ".md"
    assert kind_of(fragment) in kinds()
    assert 1 <= len(fragment.read_text(encoding="utf-8").strip().splitlines()) <= 4


@pytest.mark.parametrize("lock", LOCKS, ids=name)
def test_a_lock_holds_names_and_hashes_and_no_address(lock):
    assert lock_faults(lock.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "line",
    [
        "pip @ https://example.invalid/pip.whl \\\n    --hash=sha256:00",
        "--find-links wheels",
        "--extra-index-url=somewhere",
        "pip==26.3 \\\n    --hash=sha256:00\n    # via -r /elsewhere/base.in",
        "pip==26.3",
    ],
)
def test_an_address_or_a_missing_hash_in_a_lock_is_found(line):
    assert lock_faults(line) != []


def test_a_broken_link_and_a_lost_anchor_are_found(tmp_path):
    page = tmp_path / "page.md"
    page.write_text(
        "# Title here\n[a](page.md#title-here) [b](gone.md) [c](#nowhere) [d](https://example.invalid)"
    )
    assert list(broken_links(page)) == ["gone.md", "#nowhere"]


def test_a_command_that_is_no_task_is_found_in_code_and_not_in_prose():
    assert commands("We make tea. `make fast`\n```\nmake tests  # all\n```\n") == {"fast", "tests"}
