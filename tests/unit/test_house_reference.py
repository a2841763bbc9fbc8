"""Pages of the reference that are made from code say what the code says."""

from __future__ import annotations

import pytest

from scripts.write_reference import FOLDER, PAGES

FILES = [
    path
    for path in (FOLDER.parents[1] / "src/gongkai").rglob("management/commands/*.py")
    if path.stem != "__init__"
]


@pytest.mark.parametrize(
    "name",
    [
        "commands.md",
        "interpretation-plans.md",
        "items.md",
        "normative-documents.md",
        "public-comments.md",
        "statute.md",
    ],
)
def test_a_page_made_from_code_is_not_stale(name):
    assert (FOLDER / name).read_text(encoding="utf-8") == PAGES[name](), "stale: run `make reference`"


def test_the_page_of_the_law_lists_what_others_compute_with():
    page = (FOLDER / "statute.md").read_text(encoding="utf-8")
    assert "`reply_deadline(" in page
    assert "`_" not in page


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_every_command_has_its_place_in_the_reference(file):
    page = (FOLDER / "commands.md").read_text(encoding="utf-8")
    assert f"## `gongkai {file.stem}`\n" in page
