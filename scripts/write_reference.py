"""Writes the pages of docs/reference that are made from code; tests fail when one of them is stale."""

from pathlib import Path

from gongkai.annual_report.check.reference import reference_page as rules
from gongkai.project.management.commands.settings_reference import reference as settings
from gongkai.statute.reference import outcomes_page
from gongkai.statute.reference_remedies import remedies_page

FOLDER = Path(__file__).resolve().parents[1] / "docs/reference"
PAGES = {
    "outcomes.md": outcomes_page,
    "remedies.md": remedies_page,
    "report-checks.md": rules,
    "settings.md": settings,
}


def main() -> None:
    for name, page in PAGES.items():
        (FOLDER / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
